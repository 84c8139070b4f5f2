import type { MappedText, Span } from '../model/text.ts';
import { lineIndex, type LineIndex } from '../util/lines.ts';
import { spanAt } from '../util/mapped-text.ts';

/** A text that finds again where its parts were written. markdown-it knows the lines of a block, not its columns. */
export interface Places {
  readonly mapped: MappedText;
  readonly lines: LineIndex;
  /** Where a search for the same text in the same lines got to: what is looked for again mostly stands behind it. */
  readonly searches: Map<string, Search>;
}

interface Search {
  /** How much of `before` was counted, and how often the text stands in it. */
  readonly counted: number;
  readonly count: number;
  /** Offset of the occurrence with so many before it. */
  readonly at: number;
}

/** First and last line of a block, from 0, the last exclusive: markdown-it's `map`. */
export type LineRange = readonly [number, number];

/** A stretch of text inside a block: its text, the lines it stands in, and what stands before it in these lines. */
export interface Stretch {
  readonly lines: LineRange;
  readonly before: string;
  readonly text: string;
}

/** Indexes a text for {@link findStretch}. */
export function placesIn(mapped: MappedText): Places {
  return { mapped, lines: lineIndex(mapped.text), searches: new Map() };
}

/** The place of a stretch: the occurrence that has as many like it before itself as `before` holds. */
export function findStretch(places: Places, stretch: Stretch): Span | null {
  const [from, to] = offsetsOf(places, stretch.lines);
  const { text, before } = stretch;
  const key = `${stretch.lines[0]} ${text}`;
  const last = places.searches.get(key);
  const known = last !== undefined && last.counted <= before.length ? last : { counted: 0, count: 0, at: from };
  const count = known.count + countOf(before, text, known.counted);
  let at = places.mapped.text.indexOf(text, known.at);
  for (let left = count - known.count; left > 0 && at !== -1; left--) {
    at = places.mapped.text.indexOf(text, at + Math.max(1, text.length));
  }
  if (at === -1 || at + text.length > to) return firstLine(places, stretch.lines);
  places.searches.set(key, { counted: before.length, count, at });
  return spanAt(places.mapped, at, at + text.length);
}

/**
 * The place of a part inside a stretch, or of the stretch where the part does not stand in it as written.
 * @param last take the last occurrence in the stretch
 */
export function findInside(places: Places, stretch: Stretch, part: string, last = false): Span | null {
  const offset = last ? stretch.text.lastIndexOf(part) : stretch.text.indexOf(part);
  if (offset === -1 || part === '') return findStretch(places, stretch);
  const before = stretch.before + stretch.text.slice(0, offset);
  return findStretch(places, { lines: stretch.lines, before, text: part });
}

/** The first line of a block that holds anything, without the space around it; of the whole text for no range. */
export function firstLine(places: Places, lines: LineRange | null = null): Span | null {
  const text = places.mapped.text;
  const [from, to] = lines === null ? [0, text.length] : offsetsOf(places, lines);
  const start = from + (/^\s*/.exec(text.slice(from, to))?.[0].length ?? 0);
  const end = text.indexOf('\n', start);
  const stop = Math.min(end === -1 ? text.length : end, to);
  return spanAt(places.mapped, start, start + text.slice(start, stop).trimEnd().length);
}

/** The offsets at which a range of lines begins and ends. */
export function offsetsOf(places: Places, lines: LineRange): readonly [number, number] {
  const { starts, text } = places.lines;
  return [starts[lines[0]] ?? text.length, starts[lines[1]] ?? text.length];
}

/** How often a part stands in a text, from an offset on. */
function countOf(text: string, part: string, from: number): number {
  if (part === '') return 0;
  let count = 0;
  for (let at = text.indexOf(part, from); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
}
