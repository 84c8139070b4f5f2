import { expect, test } from 'vitest';
import { citeDeck, slideCitations } from '../../../../src/evidence/citations/cite-deck.ts';
import type { RenderedChart } from '../../../../src/model/chart.ts';
import type { Dataset } from '../../../../src/model/data.ts';
import type { RenderedSlide } from '../../../../src/model/deck.ts';
import type { References } from '../../../../src/model/references.ts';
import type { ShownValue } from '../../../../src/model/values.ts';
import { token } from '../../../../src/util/tokens.ts';
import { makeReference } from '../../../support/make-reference.ts';
import { makeDeck, makeSlide, slideSettings } from '../../../support/talk-fixture.ts';

const span = { file: 'deck.md', start: 0, end: 1 };

const references: References = {
  byKey: new Map([...'abcdefgh'].map((key) => [key, makeReference(key)])),
  broken: new Set(),
};

const table: Dataset = {
  ...{ name: 't', title: null, file: 'data/t.csv', hash: '', rowCount: 3, primaryKey: [], lines: new Int32Array(0) },
  columns: [
    { name: 'x', type: 'number', values: [1, 2, 3] },
    { name: 'ref', type: 'string', values: ['d', 'nobody; e', null] },
  ],
  ...{ sources: ['f'], citation: 'ref', privacy: null },
};

const cites = (...keys: string[]): RenderedSlide['citations'][number] => ({
  items: keys.map((key) => ({ key, locator: null, span })),
  inNotes: false,
});

const value = (rows: number[], where: ShownValue['where'] = { kind: 'slide' }): ShownValue => ({
  ...{ text: '1', span, where, name: 'v', number: 1, format: null },
  origin: { readings: [{ dataset: table, column: 'x', rows }], transform: null, values: [] },
});

const numbered = (slides: RenderedSlide[]): string =>
  citeDeck(makeDeck(slides), references, (slide) => slideCitations(slide, references, new Map()))
    .value.all.map(({ number, reference: { key } }) => `${number}${key}`)
    .join(' ');

test('numbers go by the page: words, values and charts as they stand, then what has no place, then the notes', () => {
  const html =
    `<p>${token('cite', 1)} <span class="value" data-value="0">1</span> ${token('cite', '0-plain')}</p>` +
    '<figure class="chart" id="s-chart-1"></figure>';
  const chart = { readings: [{ dataset: table, column: 'x', rows: [2] }], spec: null } as unknown as RenderedChart;
  const slide = makeSlide('s', html, {
    citations: [cites('b'), cites('c'), cites('g'), { ...cites('h'), inNotes: true }],
    values: [value([1]), value([0], { kind: 'notes' })],
    charts: [chart],
  });
  expect(numbered([slide])).toBe('1c 2e 3b 4f 5g 6h');
  const { bySlide } = citeDeck(makeDeck([slide]), references, (slide) =>
    slideCitations(slide, references, new Map()),
  ).value;
  expect(bySlide.get('s')?.map(({ reference: { key } }) => key)).toEqual(['c', 'e', 'b', 'f', 'g']);
});

test('rows without a citation of their own, and rows about persons, cite the sources of their table', () => {
  const own = makeSlide('s', '', { values: [value([0, 2])] });
  expect(numbered([own])).toBe('1d');
  const secret: Dataset = { ...table, privacy: { minimumCell: 5, timeGrid: null } };
  const shown = value([0]);
  const origin = { readings: [{ dataset: secret, column: 'x', rows: [0] }], transform: null, values: [] };
  expect(numbered([makeSlide('s', '', { values: [{ ...shown, origin }] })])).toBe('1f');
});

test('hidden slides take no number; a literal’s key does', () => {
  const hidden = makeSlide('h', '', {
    citations: [cites('a')],
    settings: slideSettings({ visibility: 'hidden' }),
  });
  const literal = makeSlide('l', '', {
    settings: slideSettings({ literals: new Map([['50', { text: '@b', span }]]) }),
  });
  expect(numbered([hidden, literal, makeSlide('s', '', { citations: [cites('a')] })])).toBe('1b 2a');
});

test('an unknown key is told, but not where its entry is broken or a whole file unread', () => {
  const deck = makeDeck([makeSlide('s', '', { citations: [cites('a', 'z')] })]);
  const codes = (more: Partial<References>): string[] =>
    citeDeck(deck, { ...references, ...more }, (slide) =>
      slideCitations(slide, { ...references, ...more }, new Map()),
    ).diagnostics.map(({ code }) => code);
  expect(codes({})).toEqual(['references/unknown-key', 'references/uncited']);
  expect(codes({ broken: new Set(['z']) })).toEqual(['references/uncited']);
  expect(codes({ isIncomplete: true })).toEqual(['references/uncited']);
});
