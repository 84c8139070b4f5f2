import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citeDeck, slideCitations } from '../../src/evidence/citations/cite-deck.ts';
import type { RenderedSlide } from '../../src/model/deck.ts';
import type { Reference, References } from '../../src/model/references.ts';
import { ranges } from '../../src/assemble/footers/slide-footer.ts';
import { lineCount, textWidth } from '../../src/assemble/footers/text-width.ts';
import { cleanText } from '../../src/references/clean.ts';
import { readReferences } from '../../src/references/read-references.ts';
import { scanEntries } from '../../src/references/bibtex/scan-entries.ts';
import { token } from '../../src/util/tokens.ts';
import { makeDeck, makeSlide } from '../support/talk-fixture.ts';

const span = { file: 'deck.md', start: 0, end: 1 };
const keys = [...'abcdefghij'];
const references: References = {
  byKey: new Map(keys.map((key) => [key, { key, span } as Reference])),
  broken: new Set(),
};

/** A deck as the keys that each slide cites. */
const decks = fc.array(fc.array(fc.constantFrom(...keys), { maxLength: 6 }), { maxLength: 8 });

function slidesOf(deck: readonly (readonly string[])[]): RenderedSlide[] {
  return deck.map((cited, i) =>
    makeSlide(`s${i}`, cited.map((_, at) => `<p>${token('cite', at)}</p>`).join(''), {
      citations: cited.map((key) => ({ items: [{ key, locator: null, span }], inNotes: false })),
    }),
  );
}

function numbersOf(slides: RenderedSlide[]): [string, number][] {
  return citeDeck(makeDeck(slides), references, (slide) => slideCitations(slide, references, new Map())).value.all.map(
    ({ number, reference }) => [reference.key, number],
  );
}

test('numbers count first uses, without a gap', () => {
  fc.assert(
    fc.property(decks, (deck) => {
      const firsts = [...new Set(deck.flat())];
      expect(numbersOf(slidesOf(deck))).toEqual(firsts.map((key, i) => [key, i + 1]));
    }),
  );
});

test('words, and citing again what was cited before, change no number', () => {
  fc.assert(
    fc.property(decks, fc.nat(), (deck, seed) => {
      const seen = deck.slice(0, seed % (deck.length + 1)).flat();
      const again = [...deck, seen];
      expect(numbersOf(slidesOf(again))).toEqual(numbersOf(slidesOf(deck)));
      const worded = slidesOf(deck).map((slide) => ({ ...slide, html: `<p>New words.</p>${slide.html}<ul></ul>` }));
      expect(numbersOf(worded)).toEqual(numbersOf(slidesOf(deck)));
    }),
  );
});

test('ranges name every number once', () => {
  const sorted = fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(sorted, (numbers) => {
      const spelled = ranges(numbers)
        .split(', ')
        .filter((part) => part !== '')
        .flatMap((part) => {
          const [from = 0, to = from] = part.split('–').map(Number);
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        });
      expect(spelled).toEqual(numbers);
    }),
  );
});

test('a text takes at least as many lines as its width asks for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const box = { width: 200, size: 16 };
      const words = text.split(/\s+/).join('');
      expect(lineCount(text, box)).toBeGreaterThanOrEqual(Math.floor(textWidth(words, 16) / 200));
    }),
  );
});

test('whatever stands in a file of references, reading it ends, and its places are in it', async () => {
  const piece = fc.constantFrom(
    '@article{k,',
    '@string{',
    'title = ',
    '{',
    '}',
    '"',
    ',',
    '\n',
    '%',
    '#',
    '(',
    ')',
    'x',
    '\\',
    '@',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const text = pieces.join('');
      const { value, diagnostics } = await readReferences([{ path: 'references.bib', text }]);
      for (const { key, span: at } of value.byKey.values()) expect(text.slice(at.start, at.end)).toBe(key);
      for (const { span: at } of diagnostics)
        expect(at !== null && at.start <= at.end && at.end <= text.length).toBe(true);
      expect(scanEntries(text).entries.length).toBeLessThanOrEqual(pieces.length);
    }),
    { numRuns: 200 },
  );
});

test('cleaning a text twice is cleaning it once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const once = cleanText(text.replaceAll('\\', '').replaceAll('-', ''));
      expect(cleanText(once)).toBe(once);
    }),
  );
});
