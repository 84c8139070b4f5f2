import { folded } from './words.ts';

/** Letters round a word that are shown with it. */
const before = 40;
const longest = 140;

/**
 * The stretch of a text in which a word stands, on one line; `null` where none does.
 * @param words folded; a word of the text that begins with one counts
 */
export function excerptOf(text: string, words: readonly string[]): string | null {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const word = folded(match[0]);
    if (!words.some((wanted) => word.startsWith(wanted) || (wanted.length === 2 && word.includes(wanted)))) continue;
    const start = match.index <= before ? 0 : wordStart(text, match.index - before);
    return cut(text, start);
  }
  return null;
}

/** The beginning of a text, cut at a word. */
export function beginningOf(text: string): string {
  return cut(text, 0);
}

function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 || space > at + before ? at : space + 1;
}

function cut(text: string, start: number): string {
  const rest = text.slice(start);
  const isLong = rest.length > longest;
  const end = isLong ? rest.slice(0, longest).replace(/\s+\S*$/, '') : rest;
  return `${start > 0 ? '… ' : ''}${end.trim()}${isLong ? ' …' : ''}`;
}
