import { expect, test } from 'vitest';
import { spread } from '../../../../../../src/expand/charts/kinds/comparisons/spread.ts';

test('texts that do not touch stay', () => {
  expect(spread([10, 100, 50], 20)).toEqual([10, 100, 50]);
});

test('texts that touch move apart by as much, around their middle', () => {
  expect(spread([50, 50], 20)).toEqual([40, 60]);
  expect(spread([60, 50, 10], 20)).toEqual([65, 45, 10]);
});

test('texts stay within their room, in their order and apart', () => {
  expect(spread([0, 2], 20, [0, 100])).toEqual([0, 20]);
  expect(spread([99, 100], 20, [0, 100])).toEqual([80, 100]);
  const placed = spread([95, 96, 97, 98, 50], 20, [0, 100]);
  const sorted = placed.toSorted((a, b) => a - b);
  sorted.forEach((at, i) => i > 0 && expect(at - (sorted[i - 1] as number)).toBeGreaterThanOrEqual(20));
  expect(Math.max(...placed)).toBeLessThanOrEqual(100);
});
