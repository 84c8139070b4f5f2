/** A regular expression that is plain text with line breaks, perhaps tied to the ends of lines. */
export interface TextPattern {
  readonly text: string;
  readonly lineStart: boolean;
  readonly lineEnd: boolean;
}

/**
 * Reads a separator of reveal-md in its common forms: `^\r?\n---\r?\n$`, `<!--s-->`. Anything that needs a real
 * regular expression is not taken, since a user's pattern may take for ever on a user's text.
 * @returns `null` for any other value
 */
export function readTextPattern(value: unknown): TextPattern | null {
  if (typeof value !== 'string') return null;
  const lineStart = value.startsWith('^');
  const lineEnd = value.endsWith('$') && !value.endsWith('\\$');
  const source = value.slice(lineStart ? 1 : 0, lineEnd ? -1 : undefined).replace(/\\r\??\\n|\\n|\r?\n/g, '\n');
  let text = '';
  for (let i = 0; i < source.length; i++) {
    const c = source[i] as string;
    const next = source[i + 1];
    if (c === '\\' && next !== undefined && /[^\p{L}\p{N}\s]/u.test(next)) {
      text += next;
      i++;
    } else if (/[\\^$.*+?()[\]{}|]/.test(c)) return null;
    else text += c;
  }
  return text.trim() === '' && !/\n{2}/.test(text) ? null : { text, lineStart, lineEnd };
}

/** The next place at or after `start` where the pattern matches, or -1. Linear. */
export function findPattern(pattern: TextPattern, text: string, start: number): number {
  for (let at = text.indexOf(pattern.text, start); at !== -1; at = text.indexOf(pattern.text, at + 1)) {
    const end = at + pattern.text.length;
    const startsWell = !pattern.lineStart || at === 0 || text[at - 1] === '\n';
    const endsWell = !pattern.lineEnd || end === text.length || text[end] === '\n';
    if (startsWell && endsWell) return at;
  }
  return -1;
}
