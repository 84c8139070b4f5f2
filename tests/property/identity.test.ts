import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedIds } from '../../src/check/changed-ids.ts';
import { assignIds } from '../../src/parse/ids.ts';

/** Slides with different titles, some with an id of their own. */
const slides = fc
  .uniqueArray(fc.record({ words: fc.stringMatching(/^[a-z]{3,8} [a-z]{3,8}$/), isGiven: fc.boolean() }), {
    minLength: 2,
    maxLength: 12,
    selector: ({ words }) => words,
  })
  .map((list) => list.map((slide, i) => ({ ...slide, given: slide.isGiven ? `given-${i}` : null })));

type Slide = { readonly words: string; readonly given: string | null };

function idsOf(list: readonly Slide[]): readonly string[] {
  const span = (start: number) => ({ file: 'deck.md', start, end: start + 1 });
  return assignIds(
    list.map(({ words, given }, i) => ({ words, given: given === null ? null : { id: given, span: span(i) } })),
  ).ids;
}

const identified = (list: readonly Slide[]) => {
  const ids = idsOf(list);
  return list.map(({ given }, i) => ({ id: ids[i] as string, isMade: given === null }));
};

describe('ids of slides', () => {
  test('stay with their slides when slides are put in another order, and nothing is said', () => {
    fc.assert(
      fc.property(slides, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const order = list.map((slide) => ({ slide, at: numbers.next().value as number })).sort((a, b) => a.at - b.at);
        const moved = order.map(({ slide }) => slide);
        const before = new Map(list.map((slide, i) => [slide, idsOf(list)[i]]));
        expect(idsOf(moved)).toEqual(moved.map((slide) => before.get(slide)));
        expect(changedIds(idsOf(list), identified(moved))).toEqual([]);
      }),
    );
  });

  test('stay when slides come and go elsewhere', () => {
    fc.assert(
      fc.property(slides, fc.nat(), (list, at) => {
        const [first, ...rest] = idsOf(list);
        expect(idsOf(list.slice(1))).toEqual(rest);
        expect(changedIds(idsOf(list), identified(list.slice(1)))).toEqual([]);
        const place = at % (list.length + 1);
        const more = list.toSpliced(place, 0, { words: 'zzzzzzzzzzzz new', isGiven: false, given: null });
        expect(idsOf(more).toSpliced(place, 1)).toEqual([first, ...rest]);
        expect(changedIds(idsOf(list), identified(more))).toEqual([]);
      }),
    );
  });

  test('a new title changes a made id, which is said, and no given one', () => {
    fc.assert(
      fc.property(slides, fc.nat(), (list, at) => {
        const place = at % list.length;
        const slide = list[place] as Slide & { isGiven: boolean };
        const renamed = list.with(place, { ...slide, words: 'zzzzzzzzzzzz renamed' });
        const [before, now] = [idsOf(list), idsOf(renamed)];
        expect(now.toSpliced(place, 1)).toEqual(before.toSpliced(place, 1));
        const said = changedIds(before, identified(renamed)).map((one) => [one.before, one.slide.id]);
        expect(said).toEqual(slide.given === null ? [[before[place], now[place]]] : []);
      }),
    );
  });
});
