import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinOf } from '../../src/util/slide-pin.ts';
import { bodies, parseSlides } from '../unit/parse/parse-text.ts';

/** Slides with different titles, some with an id of their own. */
const acts = fc
  .uniqueArray(fc.record({ words: fc.stringMatching(/^[a-z]{3,8} [a-z]{3,8}$/), isGiven: fc.boolean() }), {
    minLength: 2,
    maxLength: 8,
    selector: ({ words }) => words,
  })
  .map((list) => list.map(({ words, isGiven }, i): Act => ({ title: words, id: isGiven ? `given-${i}` : null })));

interface Act {
  readonly title: string;
  readonly id: string | null;
}

const textOf = ({ title, id }: Act): string =>
  `${id === null ? '' : `id: ${id}\n---\n`}\n## ${title}\n\nwords of ${title}\n`;
const fileOf = (list: readonly Act[]): string => `# First\n\n---\n${list.map(textOf).join('\n---\n')}`;
const idOf = ({ title, id }: Act): string => id ?? title.replace(' ', '-');

/** What a deck shows that includes one slide by its id, with a pin. */
function shown(
  list: readonly Act[],
  act: Act,
  pin: string,
): { readonly bodies: readonly string[]; readonly codes: string } {
  const parsed = parseSlides(`\n---\nsrc: acts.md#${idOf(act)}@${pin}\n---\n`, { 'acts.md': fileOf(list) });
  return { bodies: bodies(parsed), codes: parsed.diagnostics.map(({ code }) => code).join(' ') };
}

const bodyOf = ({ title }: Act): string => `## ${title}\n\nwords of ${title}`;
const pin = (act: Act): string => pinOf([textOf(act)]);
const withAct = fc.tuple(acts, fc.nat()).map(([list, at]) => ({ list, act: list[at % list.length] as Act }));

describe('an included slide with a pin', () => {
  test('stays where slides are put in another order, and come and go', () => {
    fc.assert(
      fc.property(withAct, fc.infiniteStream(fc.nat()), fc.boolean(), ({ list, act }, numbers, isAlone) => {
        const order = list.map((one) => ({ one, at: numbers.next().value as number })).sort((a, b) => a.at - b.at);
        const moved = order.map(({ one }) => one).filter((one, i) => one === act || !isAlone || i % 2 === 0);
        expect(shown(moved, act, pin(act))).toEqual({ bodies: [bodyOf(act)], codes: '' });
      }),
      { numRuns: 60 },
    );
  });

  test('is told when its words change, and is gone when a made id changes with the title', () => {
    fc.assert(
      fc.property(withAct, ({ list, act }) => {
        const renamed = { ...act, title: 'zzzzzzzzz renamed' };
        const others = list.map((one) => (one === act ? renamed : one));
        const { bodies: found, codes } = shown(others, act, pin(act));
        if (act.id === null) expect([found, codes]).toEqual([[], 'parse/include-slide']);
        else expect([found, codes]).toEqual([[bodyOf(renamed)], 'parse/include-outdated']);
      }),
      { numRuns: 60 },
    );
  });

  test('does not care in which file of the same name it lies, nor what comes first there', () => {
    fc.assert(
      fc.property(withAct, fc.stringMatching(/^[a-z ]{0,20}$/), ({ list, act }, words) => {
        const files = {
          'acts.md': `# Before ${words}\n\n---\nsrc: moved/acts.md\n---\n`,
          'moved/acts.md': fileOf(list),
        };
        const parsed = parseSlides(`\n---\nsrc: acts.md#${idOf(act)}@${pin(act)}\n---\n`, files);
        expect([bodies(parsed), parsed.diagnostics]).toEqual([[bodyOf(act)], []]);
      }),
      { numRuns: 30 },
    );
  });
});
