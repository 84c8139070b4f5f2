import type { KitPage } from './talk-kit.ts';

/** A section that is another one now. */
export interface NewSection {
  /** Its place among the sections. */
  readonly at: number;
  readonly html: string;
  /** What the page's script knew of it, and what it shall know. */
  readonly data: { readonly was: string; readonly now: string };
}

/** The two lists of slides in the head of a page, as JSON. */
export interface PageHead {
  /** Up to the list of what the script knows of slides. */
  readonly before: string;
  readonly data: string;
  readonly between: string;
  readonly trace: string;
  readonly after: string;
}

const dataOpening = '<script type="application/json" id="plenary-page">';
const traceOpening = '<script type="application/json" id="plenary-trace">';

/** Takes the head of a page apart. @param head what stands before the first section */
export function openHead(head: string): PageHead | null {
  const data = jsonAt(head, dataOpening);
  const trace = jsonAt(head, traceOpening);
  if (data === null || trace === null || trace[0] < data[1]) return null;
  return {
    before: head.slice(0, data[0]),
    data: head.slice(...data),
    between: head.slice(data[1], trace[0]),
    trace: head.slice(...trace),
    after: head.slice(trace[1]),
  };
}

/** Where the text of an element stands: no JSON in a page holds `<`. */
function jsonAt(head: string, opening: string): readonly [number, number] | null {
  const at = head.indexOf(opening);
  const start = at + opening.length;
  const end = head.indexOf('<', start);
  return at === -1 || end === -1 ? null : [start, end];
}

/** Puts what the script knows of slides in the place of what it knew. @returns `null` where that is not found */
export function patchData(data: string, sections: readonly NewSection[]): string | null {
  let text = data;
  for (const { data: each } of sections) {
    const at = text.indexOf(each.was);
    if (at === -1) return null;
    text = text.slice(0, at) + each.now + text.slice(at + each.was.length);
  }
  return text;
}

/** Puts sections in the place of those that stood there. @param body from the first section on */
export function patchSections(
  body: string,
  { sections: places }: Pick<KitPage, 'sections'>,
  sections: readonly NewSection[],
): { readonly body: string; readonly sections: KitPage['sections'] } {
  const own = new Map(sections.map(({ at, html }) => [at, html]));
  const pieces: string[] = [];
  const now: (readonly [number, number])[] = [];
  let from = 0;
  let shift = 0;
  places.forEach(([start, end], i) => {
    const html = own.get(i);
    const begin = start + shift;
    if (html === undefined) return now.push([begin, end + shift]);
    pieces.push(body.slice(from, start), html);
    from = end;
    shift += html.length - (end - start);
    return now.push([begin, begin + html.length]);
  });
  pieces.push(body.slice(from));
  return { body: pieces.join(''), sections: now };
}
