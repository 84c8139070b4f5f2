import type { MappedText, Segment, SourceFile, Span } from '../model/text.ts';

/** No text at all. */
export const emptyText: MappedText = { text: '', segments: [] };

/** A stretch of a source file as mapped text. */
export function mappedSource(source: SourceFile, start = 0, end = source.text.length): MappedText {
  if (start >= end) return emptyText;
  const span = { file: source.path, start, end };
  return { text: source.text.slice(start, end), segments: [{ at: 0, source: span, exact: true }] };
}

/** Text that stands for a whole span: what a mustache became. */
export function mappedOpaque(text: string, source: Span): MappedText {
  return text === '' ? emptyText : { text, segments: [{ at: 0, source, exact: false }] };
}

/** The part from `start` to `end` (offsets in `mapped.text`), still mapped. */
export function sliceMapped(mapped: MappedText, start: number, end: number = mapped.text.length): MappedText {
  if (start >= end) return emptyText;
  const segments: Segment[] = [];
  for (let i = Math.max(0, segmentIndex(mapped, start)); i < mapped.segments.length; i++) {
    const segment = mapped.segments[i] as Segment;
    const segmentEnd = mapped.segments[i + 1]?.at ?? mapped.text.length;
    if (segment.at >= end) break;
    if (segmentEnd <= start) continue;
    const cut = Math.max(0, start - segment.at);
    const source = segment.exact ? { ...segment.source, start: segment.source.start + cut } : segment.source;
    segments.push({ at: Math.max(0, segment.at - start), source, exact: segment.exact });
  }
  return { text: mapped.text.slice(start, end), segments };
}

/** The pieces one after the other. */
export function concatMapped(pieces: readonly MappedText[]): MappedText {
  let text = '';
  const segments: Segment[] = [];
  for (const piece of pieces) {
    for (const segment of piece.segments) segments.push({ ...segment, at: segment.at + text.length });
    text += piece.text;
  }
  return { text, segments };
}

/**
 * The place in the source of a stretch of mapped text.
 * @param start, end offsets in `mapped.text`; `end` exclusive
 * @returns the smallest span of the file in which `start` was written that holds the stretch; `null` for empty text
 */
export function spanAt(mapped: MappedText, start: number, end: number = start): Span | null {
  const first = segmentAt(mapped, start);
  if (first === null) return null;
  const last = segmentAt(mapped, Math.max(start, end - 1)) ?? first;
  const from = first.exact ? first.source.start + (start - first.at) : first.source.start;
  if (last.source.file !== first.source.file)
    return { file: first.source.file, start: from, end: Math.max(from, first.source.end) };
  const to = last.exact ? last.source.start + (Math.max(start, end) - last.at) : last.source.end;
  return { file: first.source.file, start: from, end: Math.max(from, to) };
}

function segmentAt(mapped: MappedText, offset: number): Segment | null {
  return mapped.segments[segmentIndex(mapped, offset)] ?? null;
}

/** The last segment that begins at an offset or before; -1 where there is none. */
function segmentIndex(mapped: MappedText, offset: number): number {
  let low = 0;
  let high = mapped.segments.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((mapped.segments[middle] as Segment).at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
