import type { TextChange } from './text-change.ts';

/** The offsets at which the lines of a text begin. */
export interface LineIndex {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Indexes a text whose only line end is `\n`. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return { text, starts };
}

/** Indexes a text that is an earlier one but for one stretch. */
export function lineIndexAfter({ starts: before }: LineIndex, text: string, change: TextChange): LineIndex {
  const starts = before.slice(0, countUpTo(before, change.start));
  for (let i = text.indexOf('\n', change.start); i !== -1 && i < change.now; i = text.indexOf('\n', i + 1))
    starts.push(i + 1);
  const shift = change.now - change.before;
  for (let i = countUpTo(before, change.before); i < before.length; i++) starts.push((before[i] as number) + shift);
  return { text, starts };
}

/** How many of these ascending offsets are no greater than one. */
export function countUpTo(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The line and column of an offset, both from 1, columns in code points.
 * @param offset UTF-16 offset; one beyond the text counts as its end
 */
export function placeAt(index: LineIndex, offset: number): { readonly line: number; readonly column: number } {
  const at = Math.max(0, Math.min(offset, index.text.length));
  const line = countUpTo(index.starts, at);
  return { line, column: 1 + codePoints(index.text.slice(index.starts[line - 1], at)) };
}

function codePoints(text: string): number {
  if (!/[\ud800-\udbff]/.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The text of a line (from 1) without its end; empty beyond the last. */
export function lineText(index: LineIndex, line: number): string {
  const start = index.starts[line - 1];
  if (start === undefined) return '';
  const next = index.starts[line];
  return index.text.slice(start, next === undefined ? undefined : next - 1);
}
