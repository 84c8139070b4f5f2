/** Something in a style sheet that would fetch, or end the page's `style` element. */
export interface CssFault {
  readonly kind: 'import' | 'url' | 'end-tag';
  /** As written. */
  readonly text: string;
  /** UTF-16 offsets in the style sheet. */
  readonly start: number;
  readonly end: number;
}

const patterns: readonly (readonly [CssFault['kind'], RegExp])[] = [
  ['import', /@import\b[^;{}\n]*/gi],
  ['url', /\b(?:url|src)\(\s*(?!["']?\s*(?:#|data:(?:image|font)\/(?!svg)))[^)\n]*\)?/gi],
  ['url', /\b(?:image-set|image|cross-fade)\(\s*["'][^)\n]*\)?/gi],
  ['end-tag', /<\//g],
];

/**
 * Finds what a user's style sheet must not hold: `@import`, addresses other than `#id` and `data:` pictures and fonts,
 * and `</`. Comments are skipped and escapes read as a browser does (CSS Syntax 3, 4.3), so that `@\69mport` is found.
 */
export function cssFaults(css: string): readonly CssFault[] {
  const { text, offsets } = readable(css);
  const faults = patterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => {
      const start = offsets[match.index] as number;
      const end = offsets[match.index + match[0].length] ?? css.length;
      return { kind, text: css.slice(start, end).trim(), start, end };
    }),
  );
  return faults.sort((a, b) => a.start - b.start);
}

/** The style sheet without comments and escapes, and where each of its characters was. */
function readable(css: string): { text: string; offsets: number[] } {
  const pieces: string[] = [];
  const offsets: number[] = [];
  const put = (character: string, at: number): void => {
    pieces.push(character);
    for (let i = 0; i < character.length; i++) offsets.push(at);
  };
  let quote = '';
  let inUrl = false;
  for (let i = 0; i < css.length;) {
    const character = css[i] as string;
    if (quote === '' && !inUrl && css.startsWith('/*', i)) {
      const end = css.indexOf('*/', i + 2);
      i = end === -1 ? css.length : end + 2;
      continue;
    }
    if (character === '\\') {
      const escape = /^\\(?:([0-9a-f]{1,6})\s?|(\n)|([\s\S]))?/i.exec(css.slice(i, i + 9)) as RegExpExecArray;
      put(escape[1] === undefined ? (escape[3] ?? '') : fromHex(escape[1]), i);
      i += escape[0].length;
      continue;
    }
    if (quote !== '') quote = character === quote || character === '\n' ? '' : quote;
    else if (inUrl) inUrl = character !== ')';
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(')
      inUrl = /url$/i.test(pieces.slice(-3).join('')) && !/^\(\s*["']/.test(css.slice(i, i + 50));
    put(character, i);
    i++;
  }
  return { text: pieces.join(''), offsets };
}

function fromHex(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
}
