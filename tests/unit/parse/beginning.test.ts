import { expect, test } from 'vitest';
import { beginningOf } from '../../../src/parse/beginning.ts';
import { parseDeck } from '../../../src/parse/parse-deck.ts';
import { projectOf } from './parse-text.ts';

const front = (more = ''): string => `---\ntitle: T\nlang: en\n${more}---\n`;
const slide = (i: number, more = ''): string => `## Slide ${i}\n\n${more}${'Some words. '.repeat(12)}\n`;
const slides = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, i) => slide(i + 1 + from));
const deck = (parts: readonly string[], settings = ''): string => front(settings) + parts.join('\n---\n\n');

/** Ids of the slides of a beginning, held against those of the whole; `null` for none. */
function idsOf(text: string, more: Readonly<Record<string, unknown>> = {}): readonly string[] | null {
  const whole = projectOf({ 'deck.md': text });
  const beginning = beginningOf({ ...whole, ...more });
  if (beginning === null) return null;
  const [part, all] = [parseDeck(beginning).value, parseDeck(whole).value];
  expect(part.slides).toEqual(all.slides.slice(0, part.slides.length));
  expect({ ...part.settings, original: null }).toEqual({ ...all.settings, original: null });
  return part.slides.map(({ id }) => id);
}

test('a talk begins with its first three slides', () => {
  expect(idsOf(deck(slides(60)))).toEqual(['slide-1', 'slide-2', 'slide-3']);
});

test('slides that stand below others, and lines that only look like separators, belong to the beginning', () => {
  const fence = slide(2, '```\na\n\n---\n\nb\n```\n\n');
  const text = front() + [slide(1), fence].join('\n---\n\n') + `\n---\n\n${slide(3)}\n----\n\n${slide(4)}\n---\n\n`;
  expect(idsOf(text + slides(60, 4).join('\n---\n\n'))).toEqual(['slide-1', 'slide-2', 'slide-3', 'slide-4']);
});

test('the settings of the slide behind are none of the beginning', () => {
  const [a, b, c, ...rest] = slides(60);
  const text = deck([a, b, c].map(String)) + `\n---\nlayout: section\n---\n${rest.join('\n---\n\n')}`;
  expect(idsOf(text)).toEqual(['slide-1', 'slide-2', 'slide-3']);
});

test('long first slides are looked through to their end, up to a point', () => {
  expect(idsOf(deck([slide(1, 'Long. '.repeat(3000)), ...slides(60, 1)]))).toHaveLength(3);
  expect(idsOf(deck([slide(1, 'Long. '.repeat(30_000)), ...slides(60, 1)]))).toBe(null);
});

test.each([
  ['a short talk', deck(slides(6)), {}],
  ['one slide', deck([slide(1, 'Long. '.repeat(3000))]), {}],
  ['variants', deck(slides(60), 'variants: {short: {}, long: {}}\n'), {}],
  ['patterns of reveal-md', deck(slides(60), "separator: '\\n---\\n'\n"), {}],
  ['settings that cannot be read', deck(slides(60), 'colors: [a\n'), {}],
  ['a fence that nothing closes', deck([slide(1, '```\n'), ...slides(60, 1)]), {}],
  ['a deck of another tool', deck(slides(60)), { converted: new Map() }],
  ['a translation', deck(slides(60)), { translations: { lang: 'de', byFile: new Map() } }],
])('%s is read as a whole', (_, text, more) => {
  expect(idsOf(text, more)).toBe(null);
});
