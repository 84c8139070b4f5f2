import type { Trace, TraceSlide } from '../model/evidence.ts';
import { keptInPlace } from './order.ts';
import { pairUp } from './pairs.ts';
import type { SlideChange } from './talk-diff.ts';

/** A slide of one version with the other version's slide, where it is in both. */
export interface SlidePairs {
  /** By the old slide's id, the new slide's: what belongs together may be called otherwise. */
  readonly newId: ReadonlyMap<string, string>;
  readonly changes: readonly SlideChange[];
}

/** Finds out which slides are the same, and what happened to the others. */
export function compareSlides(old: Trace, now: Trace): SlidePairs {
  const byId = pairUp(old.slides, now.slides, { key: ({ id }) => id, same: ({ id }) => id });
  const renamed = pairUp(byId.old, byId.new, {
    key: contentKey,
    same: ({ values }) => JSON.stringify(values.map(({ text }) => text)),
  });
  const pairs = [...byId.pairs, ...renamed.pairs];
  const before = (slide: TraceSlide): string | null => now.slides[now.slides.indexOf(slide) - 1]?.id ?? null;
  const changes: SlideChange[] = [
    ...renamed.new.map((slide) => {
      const { id, title } = slide;
      return { kind: 'added', slide: id, title, number: now.slides.indexOf(slide) + 1, after: before(slide) } as const;
    }),
    ...renamed.old.map((slide) => {
      return { kind: 'removed', slide: slide.id, title: slide.title, number: old.slides.indexOf(slide) + 1 } as const;
    }),
    ...moves(old, now, pairs),
    ...renamed.pairs.map(([from, { id, title }]) => {
      return { kind: 'renamed', slide: id, oldSlide: from.id, title } as const;
    }),
    ...byId.pairs
      .filter(([from, to]) => from.title !== to.title)
      .map(([from, { id, title }]) => ({ kind: 'retitled', slide: id, oldTitle: from.title, title }) as const),
  ];
  return { newId: new Map(pairs.map(([from, to]) => [from.id, to.id])), changes };
}

/** Slides that stand elsewhere: as few as can explain the new order. */
function moves(old: Trace, now: Trace, pairs: readonly (readonly [TraceSlide, TraceSlide])[]): SlideChange[] {
  const oldPlace = new Map(old.slides.map((slide, i) => [slide, i]));
  const partner = new Map(pairs.map(([from, to]) => [to, from]));
  const common = now.slides.flatMap((slide, i) => {
    const from = partner.get(slide);
    // Where a variant puts what it leaves out says nothing of the order of the talk.
    const isBehind = slide.backup === true || from?.backup === true;
    return from === undefined || isBehind
      ? []
      : [{ slide, number: i + 1, oldNumber: (oldPlace.get(from) as number) + 1 }];
  });
  const kept = keptInPlace(common.map(({ oldNumber }) => oldNumber));
  return common
    .filter((_, i) => !kept.has(i))
    .map(({ slide, number, oldNumber }) => ({
      kind: 'moved',
      slide: slide.id,
      title: slide.title,
      oldNumber,
      number,
      after: now.slides[number - 2]?.id ?? null,
    }));
}

/**
 * What is on a slide, but for its id and the numbers themselves, which may change at the same time. A slide without a
 * title or anything traced is like no other.
 */
function contentKey({ title, values, charts, claims }: TraceSlide): string | null {
  if (title === '' && values.length + charts.length + claims.length === 0) return null;
  const names = [values.map(({ name }) => name), charts.length, claims.map(({ expression }) => expression)];
  return JSON.stringify([title, ...names]);
}
