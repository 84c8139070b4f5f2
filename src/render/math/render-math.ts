import type { Options } from 'temml';

/** A formula as MathML, or why it is none. */
export type MathResult =
  | { readonly ok: true; readonly html: string }
  | {
      readonly ok: false;
      readonly message: string;
      /** Offset in the formula; `null` where the library knows none. */ readonly at: number | null;
    };

/** Sets a formula of LaTeX, `display` in a line of its own. */
export type MathRenderer = (tex: string, display: boolean) => MathResult;

/** What a formula may not do: links, pictures, own classes; endless macros; boxes wider than a slide. */
const limits: Options = { throwOnError: true, trust: false, strict: false, maxExpand: 1000, maxSize: [20, 500] };

/** Loads Temml. Macros of one formula are not seen by the next. */
export async function createMathRenderer(): Promise<MathRenderer> {
  const { default: temml } = await import('temml');
  return (tex, display) => {
    try {
      const html = temml.renderToString(tex.trim(), { ...limits, macros: {}, displayMode: display });
      return isMathMl(html) ? { ok: true, html } : { ok: false, message: 'it gives more than a formula', at: null };
    } catch (error) {
      return { ok: false, ...explain(error, tex.length - tex.trimStart().length) };
    }
  };
}

function explain(error: unknown, indent: number): { message: string; at: number | null } {
  const { message, position } = error as { message?: string; position?: number };
  const short = (message ?? '').split(/ at (?:position|end of input)/)[0]?.trim() ?? '';
  return { message: inOurWords(short), at: typeof position === 'number' ? position + indent : null };
}

function inOurWords(message: string): string {
  const unknown = /^Unsupported function name: (\\.+)$/.exec(message)?.[1];
  if (unknown !== undefined) return `there is no command \`${unknown}\``;
  const refused = /^Function "(\\.+)" is not trusted/.exec(message)?.[1];
  if (refused !== undefined) return `\`${refused}\` is not taken in a deck`;
  return message === ''
    ? 'it cannot be read'
    : `${message.slice(0, 1).toLowerCase()}${message.slice(1)}`.replaceAll("'EOF'", 'its end');
}

const elements = new Set(
  (
    'math semantics annotation maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts ' +
    'mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none'
  ).split(' '),
);

/** A second lock: whatever the library does, only MathML without scripts and addresses comes out. */
function isMathMl(html: string): boolean {
  for (const [tag, name] of html.matchAll(/<\/?([A-Za-z][\w-]*)[^>]*>?/g)) {
    if (!elements.has(name ?? '') || /\s(?:on\w+|href|src|xlink:href)\s*=/i.test(tag)) return false;
  }
  return true;
}
