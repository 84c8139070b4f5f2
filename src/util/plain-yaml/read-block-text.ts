import { closePlace, endOf, type PlainPart, type PlainReading } from './reading.ts';

const header = /[>|]-?\n/y;

/**
 * Reads a text over several lines, `>-` or `|` and its kin, whose lines all begin at one column.
 * @param indent lines of the text stand further in than this
 * @returns `undefined` where it is not plain: blank lines, lines that stand further in than the first
 */
export function readBlockText(reading: PlainReading, part: PlainPart, indent: number): string | undefined {
  const { text, at: start } = reading;
  let at = endOf(header, text, start);
  if (at === -1) return undefined;
  const isStripped = text.charCodeAt(start + 1) === 45;
  const lines: string[] = [];
  let column = -1;
  while (at < text.length) {
    const first = firstLetter(text, at);
    const end = text.indexOf('\n', first);
    if (first - at <= indent && first < text.length && first !== end) break;
    if (column === -1) column = first - at;
    const line = text.slice(first, end === -1 ? text.length : end);
    if (first - at !== column || column <= indent || line === '' || line.endsWith(' ')) return undefined;
    // Without a line end of its own, what the last line ends with is the library's to say.
    if (end === -1 && !isStripped) return undefined;
    lines.push(line);
    at = end === -1 ? text.length : end + 1;
  }
  if (lines.length === 0) return undefined;
  reading.at = at;
  closePlace(reading, part, { start, end: at });
  return lines.join(text.charCodeAt(start) === 62 ? ' ' : '\n') + (isStripped ? '' : '\n');
}

function firstLetter(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}
