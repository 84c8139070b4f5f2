import { expect, test } from 'vitest';
import { shareText, spreadOf, spreadText } from '../../../../../src/expand/charts/kinds/table1/summarise.ts';
import { dataset, drawText } from '../../../../support/draw-chart.ts';

test('quartiles lie between neighbours, and a deviation is over n − 1', () => {
  // Quartiles at 1.25, 2.5 and 3.75 steps from the lowest; the squares around 10.5 add up to 703.5.
  const spread = spreadOf([32, 1, 16, 2, 8, 4]);
  expect([spread.quartiles[0], spread.median, spread.quartiles[1]]).toEqual([2.5, 6, 14]);
  expect(spread.deviation).toBeCloseTo(Math.sqrt(703.5 / 5), 12);
  expect(spreadOf([7])).toEqual({ median: 7, quartiles: [7, 7], ends: [7, 7], mean: 7, deviation: null });
});

test('text as tables print it', () => {
  const spread = spreadOf([-4, 1, 3]);
  const format = { middle: '.1f', ends: '.0f' };
  expect(spreadText(spread, 'median (range)', format, 'en')).toBe('1.0 (−4 to 3)');
  expect(spreadText(spread, 'mean (SD)', format, 'de')).toBe('0,0 (3,6)');
  expect(shareText(7, 10, 20, 'en')).toBe('7/10');
  expect(shareText(1, 3, 0, 'en')).toBe('1 (33%)');
  expect(shareText(101, 300, 20, 'en')).toBe('101 (33.7%)');
  expect(shareText(0, 0, 20, 'en')).toBe('–');
});

test('a cell knows the patients that it counts, and the columns that it reads', async () => {
  const patients = dataset('p', {
    id: [1, 2, 3, 4],
    arm: ['A', 'B', 'A', 'B'],
    age: [30, 40, 50, null],
    sex: ['f', 'm', 'f', 'f'],
  });
  const { chart } = await drawText('data: p\ngroup: arm\nrows: [{column: age}, {column: sex}]\n', [patients], 'table1');
  const readings = chart.marks.flatMap((mark) => mark.readings);
  const of = (column: string): readonly (readonly number[])[] =>
    readings.filter((reading) => reading.column === column).map(({ rows }) => [...rows]);
  expect(of('age')).toContainEqual([0, 2]);
  expect(of('age')).toContainEqual([1]);
  expect(of('sex')).toContainEqual([1, 3]);
  expect(of('age')).not.toContainEqual([1, 3, 0]);
});
