/** One example of `tests/spec/prose`: a slide's Markdown and the HTML that its slots become. */
export interface ProseExample {
  readonly heading: string;
  readonly markdown: string;
  readonly html: string;
  /** Shown values: the first is `{{0}}` in the Markdown. */
  readonly values: readonly string[];
  /** Slots of the layout, `name!` where one is required. */
  readonly slots: readonly string[] | null;
  readonly layout: string | null;
}

/**
 * Reads the examples of a file: a heading `## rule`, a fence `md`, a fence `html`, and where they are needed a fence
 * `values` (one a line) and a fence `layout` (its name and slots).
 */
export function readProseExamples(file: string): ProseExample[] {
  const examples: ProseExample[] = [];
  let heading = '';
  let fences = new Map<string, string>();
  const finish = (): void => {
    if (heading !== '') examples.push(exampleOf(heading, fences));
    fences = new Map();
  };
  const lines = file.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const fence = /^(`{3,}) ?(\w+)$/.exec(line);
    if (line.startsWith('## ')) {
      finish();
      heading = line.slice(3);
    } else if (fence !== null) {
      const end = lines.indexOf(fence[1] ?? '', i + 1);
      fences.set(
        fence[2] ?? '',
        lines
          .slice(i + 1, end)
          .map((text) => `${text}\n`)
          .join(''),
      );
      i = end;
    }
  }
  finish();
  return examples;
}

function exampleOf(heading: string, fences: ReadonlyMap<string, string>): ProseExample {
  const markdown = fences.get('md');
  const html = fences.get('html');
  if (markdown === undefined || html === undefined) throw new Error(`"${heading}" has no fence "md" or "html"`);
  const [layout = '', ...slots] = (fences.get('layout') ?? '').trim().split(/[\s:,]+/);
  return {
    heading,
    markdown,
    html,
    values: (fences.get('values') ?? '').split('\n').filter((line) => line !== ''),
    slots: slots.length > 0 ? slots : null,
    layout: layout === '' ? null : layout,
  };
}
