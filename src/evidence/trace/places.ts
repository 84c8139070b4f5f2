import type { RenderedSlide } from '../../model/deck.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import type { ShownValue } from '../../model/values.ts';
import { isMember } from '../../util/estimates.ts';
import { lineIndex, placeAt, type LineIndex } from '../../util/lines.ts';
import { writtenSpan } from '../../util/slide-text.ts';

/** A line and a column, both from 1, columns in code points. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** Turns places into lines and columns. */
export interface Placer {
  readonly place: (span: Span) => LinePlace;
  /** Where the mustache of each value of a slide begins, by the value. */
  readonly mustaches: (slide: RenderedSlide) => ReadonlyMap<ShownValue, Span>;
}

/** Opens the sources of a talk for places. */
export function openPlacer(sources: ReadonlyMap<string, SourceFile>): Placer {
  const indexes = new Map<string, LineIndex>();
  const textOf = (file: string): string => sources.get(file)?.text ?? '';
  return {
    place(span) {
      const { file, start } = writtenSpan(span, sources);
      let index = indexes.get(file);
      if (index === undefined) indexes.set(file, (index = lineIndex(textOf(file))));
      return placeAt(index, start);
    },
    mustaches: (slide) => new Map(mustachesOf(slide.values, textOf)),
  };
}

/**
 * In a folded text of YAML a value knows only the whole text as its place: there the mustaches are looked for one after
 * the other, in the order in which they were filled.
 */
function* mustachesOf(
  values: readonly ShownValue[],
  textOf: (file: string) => string,
): Iterable<readonly [ShownValue, Span]> {
  const cursors = new Map<string, number>();
  for (const value of values) {
    const { span } = value;
    const text = textOf(span.file);
    if (value.where.kind !== 'chart' || text.startsWith('{{', span.start)) {
      yield [value, span];
      continue;
    }
    const key = `${span.file}:${span.start}`;
    const found = nextMustache(text, { from: cursors.get(key) ?? span.start, end: span.end, name: value.name });
    if (found !== null) cursors.set(key, found + 1);
    yield [value, found === null ? span : { ...span, start: found }];
  }
}

interface Search {
  readonly from: number;
  readonly end: number;
  readonly name: string;
}

function nextMustache(text: string, { from, end, name }: Search): number | null {
  // `{{n trials.x}}` shows `trials.x.n`.
  const owner = isMember(name.slice(name.lastIndexOf('.') + 1)) ? name.slice(0, name.lastIndexOf('.')) : null;
  for (let at = text.indexOf('{{', from); at !== -1 && at < end; at = text.indexOf('{{', at + 2)) {
    const close = text.indexOf('}}', at);
    if (close === -1 || close > end) return null;
    const inside = text.slice(at, close);
    if (inside.includes(name) || (owner !== null && inside.includes(owner))) return at;
  }
  return null;
}
