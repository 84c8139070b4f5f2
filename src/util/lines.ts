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

/**
 * The line and column of an offset, both from 1, columns in code points.
 * @param offset UTF-16 offset; one beyond the text counts as its end
 */
export function placeAt(index: LineIndex, offset: number): { readonly line: number; readonly column: number } {
  const at = Math.max(0, Math.min(offset, index.text.length));
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: 1 + codePoints(index.text.slice(index.starts[low], at)) };
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
