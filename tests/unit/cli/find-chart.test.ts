import { expect, test } from 'vitest';
import { findChart } from '../../../src/cli/find-chart.ts';
import type { BrokenChart } from '../../../src/model/chart.ts';
import type { ExpandedDeck } from '../../../src/model/deck.ts';

const chart = (message: string): BrokenChart => ({ kind: 'broken', span: { file: 'd', start: 0, end: 0 }, message });
const deck = {
  slides: [
    { id: 'title', charts: [] },
    { id: 'two', charts: [chart('a'), chart('b')] },
    { id: '1', charts: [chart('c')] },
  ],
} as unknown as ExpandedDeck;

test.each([
  ['two', 2, 'b'],
  ['2', 1, 'a'],
  ['1', null, 'c'],
])('chart of slide %s, number %s', (slide, number, message) => {
  expect(findChart(deck, slide, number).value).toMatchObject({ message });
});

test.each([
  ['tow', null, 'cli/unknown-slide', 'did you mean `two`?'],
  ['9', null, 'cli/unknown-slide', 'slides: title, two, 1'],
  ['two', null, 'cli/which-chart', 'say which one with `--chart 1` to `--chart 2`'],
  ['two', 3, 'cli/no-such-chart', 'its charts are numbered 1 to 2: `--chart 1`'],
  ['title', null, 'cli/no-such-chart', null],
])('slide %s, chart %s: %s', (slide, number, code, hint) => {
  expect(findChart(deck, slide, number).diagnostics).toMatchObject([{ code, hint }]);
});
