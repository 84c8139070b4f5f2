import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileText } from '../support/compile-text.ts';

const variants = ['full', 'short', 'long'] as const;
type Name = (typeof variants)[number];

interface Part {
  readonly text: string;
  readonly in: readonly Name[] | null;
}

interface Slide extends Part {
  readonly parts: readonly Part[];
  readonly notes: readonly Part[];
  readonly isBelow: boolean;
  readonly time: Readonly<Record<Name, number>> | null;
}

const ins = fc.option(fc.subarray([...variants], { minLength: 1 }));
const words = fc.constantFrom(
  'words',
  '- a point\n- another',
  'CR here',
  '[@one] says',
  '| a | b |\n|---|---|\n| c | d |',
  '> quoted',
);
const part: fc.Arbitrary<Part> = fc.record({ text: words, in: ins });
const slides: fc.Arbitrary<readonly Slide[]> = fc.array(
  fc.record({
    text: fc.constantFrom('Red', 'Green', 'Blue'),
    in: ins,
    parts: fc.array(part, { maxLength: 3 }),
    notes: fc.array(part, { maxLength: 2 }),
    isBelow: fc.boolean(),
    time: fc.option(
      fc.record({
        full: fc.integer({ min: 1, max: 99 }),
        short: fc.integer({ min: 1, max: 99 }),
        long: fc.integer({ min: 1, max: 99 }),
      }),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

const head = (more: string): string =>
  `---\ntitle: T\nlang: en\nabbreviations: {CR: complete remission}\n${more}---\n\n# First\n\nwords\n`;
const isIn = (of: Part, name: Name): boolean => of.in === null || of.in.includes(name);

/** Slides of a deck as a whole, or as one variant alone has them. Ids are given, since made ones count what is left out. */
function deckOf(all: readonly Slide[], only: Name | null): string {
  const text = (of: Part): string =>
    only !== null || of.in === null ? of.text : `::: in ${of.in.join(' ')}\n${of.text}\n:::`;
  const shown = (list: readonly Part[]): string =>
    list
      .filter((one) => only === null || isIn(one, only))
      .map((one) => `${text(one)}\n\n`)
      .join('');
  let stackIsOpen = false;
  return all
    .map((slide, i) => {
      const below = slide.isBelow && i > 0;
      if (!below) stackIsOpen = false;
      if (only !== null && !isIn(slide, only)) return '';
      const separator = below && (only === null || stackIsOpen) ? '----' : '---';
      stackIsOpen = true;
      const settings = [
        `id: s${i}`,
        ...(only === null && slide.in !== null ? [`in: [${slide.in.join(', ')}]`] : []),
        ...(slide.time === null
          ? []
          : [
              only === null
                ? `time: {${variants.map((name) => `${name}: ${slide.time?.[name]}s`).join(', ')}}`
                : `time: ${slide.time[only]}s`,
            ]),
      ];
      const notes = shown(slide.notes);
      return `\n${separator}\n${settings.join('\n')}\n---\n\n## ${slide.text}\n\n${shown(slide.parts)}${notes === '' ? '' : `Note:\n${notes}`}`;
    })
    .join('');
}

const slots = { full: '20m', short: '8m', long: '45m' } as const;
const bib = '@article{one, author={One, A}, title={On one}, journal={J}, year={2020}}\n';

/** What is said of a slot stands at another place; what another variant has is not said to be nowhere. */
const elsewhere = new Set(['evidence/slot', 'evidence/unused-abbreviation', 'references/uncited']);

test('a variant is, letter for letter, the talk that is written with its slides and parts alone', async () => {
  await fc.assert(
    fc.asyncProperty(slides, fc.constantFrom(...variants), async (all, name) => {
      // The first slide of all stands above: a stack of the whole deck never begins with a slide that only some have.
      const whole = {
        'deck.md': head('variants: {full: 20m, short: 8m, long: 45m}\n') + deckOf(all, null),
        'data/r.bib': bib,
      };
      const own = { 'deck.md': head(`time: ${slots[name]}\n`) + deckOf(all, name), 'data/r.bib': bib };
      const [made, plain] = [await compileText(whole, { variant: name }), await compileText(own)];
      const pages = [made, plain].map(({ site }) =>
        String(site.files.find(({ path }) => path === 'index.html')?.contents).replace(/"line":\d+/g, ''),
      );
      expect(pages[0]).toBe(pages[1]);
      const codes = [made, plain].map(({ diagnostics }) =>
        diagnostics.map(({ code }) => code).filter((code) => !elsewhere.has(code)),
      );
      expect(codes[0]).toEqual(codes[1]);
    }),
    { numRuns: 25 },
  );
});
