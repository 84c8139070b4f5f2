import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import type { KitFile, KitPlace } from './talk-kit.ts';

/** Where places of files of slides are now. */
export interface Moves {
  /** `null` for a place in a slide that is no longer what it was. */
  readonly offset: (file: string, at: number) => number | null;
  readonly line: (file: string, line: number) => number;
  /** No line stands elsewhere than it stood. */
  readonly isLevel: boolean;
}

/** Compares where slides stood with where they stand. */
export function movesOf(before: ReadonlyMap<string, KitFile>, now: ReadonlyMap<string, KitFile>): Moves {
  const files = new Map([...before].map(([file, { places }]) => [file, movesIn(places, now.get(file)?.places ?? [])]));
  return {
    offset: (file, at) => files.get(file)?.offset(at) ?? (files.has(file) ? null : at),
    line: (file, line) => files.get(file)?.line(line) ?? line,
    isLevel: [...files.values()].every(({ isLevel }) => isLevel),
  };
}

function movesIn(before: readonly KitPlace[], now: readonly KitPlace[]) {
  const last = (key: 'start' | 'line', at: number): number => {
    let [low, high] = [0, before.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((before[middle] as KitPlace)[key] <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const by = (key: 'start' | 'line', i: number): number =>
    i < 0 ? 0 : (now[i] as KitPlace)[key] - (before[i] as KitPlace)[key];
  return {
    offset(at: number): number | null {
      const i = last('start', at);
      return i >= 0 && now[i]?.name !== before[i]?.name ? null : at + by('start', i);
    },
    line: (line: number) => line + by('line', last('line', line)),
    isLevel: before.every((_, i) => by('line', i) === 0),
  };
}

/** A message with its places as they are now; `null` where one of them is no longer there. */
export function moved(one: Diagnostic, { offset }: Moves): Diagnostic | null {
  let isThere = true;
  const move = (span: Span): Span => {
    const start = offset(span.file, span.start);
    if (start === span.start) return span;
    isThere &&= start !== null;
    return { ...span, start: start ?? 0, end: span.end - span.start + (start ?? 0) };
  };
  const span = one.span === null ? null : move(one.span);
  const related = one.related.map((place) => ({ ...place, span: move(place.span) }));
  return isThere ? { ...one, span, related } : null;
}
