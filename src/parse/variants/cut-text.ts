import type { MappedText, SourceFile } from '../../model/text.ts';
import { concatMapped, mappedOpaque, mappedSource } from '../../util/mapped-text.ts';
import { gaps, type Range } from '../ranges.ts';

/** The text with blanks in the place of some stretches: all else keeps its place. */
export function blanked(source: SourceFile, ranges: readonly Range[]): SourceFile {
  let { text } = source;
  for (const { start, end } of ranges)
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
  return { ...source, text };
}

/**
 * A stretch of a text without what a variant leaves out of it. What stood before and behind that is kept apart by a blank
 * line, but for items of a list and rows of a table.
 * @param cuts merged
 */
export function withoutCuts(source: SourceFile, { start, end }: Range, cuts: readonly Range[]): MappedText {
  const inside = cuts.filter((cut) => cut.start < end && cut.end > start);
  if (inside.length === 0) return mappedSource(source, start, end);
  const shifted = inside.map((cut) => ({ start: Math.max(0, cut.start - start), end: Math.min(end, cut.end) - start }));
  const pieces: MappedText[] = [];
  let before = '';
  for (const gap of gaps(shifted, end - start)) {
    const piece = mappedSource(source, start + gap.start, start + gap.end);
    if (isRunTogether(before, piece.text)) {
      const at = start + gap.start;
      pieces.push(mappedOpaque('\n', { file: source.path, start: at, end: at }));
    }
    pieces.push(piece);
    before = piece.text;
  }
  return concatMapped(pieces);
}

/** Would two lines that were apart become one paragraph? */
function isRunTogether(before: string, after: string): boolean {
  const last = before.trimEnd() === '' ? '' : (before.split('\n').at(-2) ?? '');
  const next = after.split('\n', 1)[0] as string;
  if (!before.endsWith('\n') || last.trim() === '' || next.trim() === '') return false;
  const isItem = (line: string): boolean => /^\s*(?:[-*+]|\d{1,9}[.)])\s/.test(line);
  const isRow = (line: string): boolean => /^\s*\|/.test(line);
  return !((isItem(next) && (isItem(last) || /^\s/.test(last))) || (isRow(last) && isRow(next)));
}
