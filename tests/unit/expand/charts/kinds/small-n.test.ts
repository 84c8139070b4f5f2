import { expect, test } from 'vitest';
import { countOfShare } from '../../../../../src/expand/charts/kinds/small-n.ts';

const share = { percent: 70, n: 10, decimals: 0, estimated: false };

test('a share of a few patients is the count that alone rounds to it', () => {
  expect(countOfShare(share, 20)).toBe(7);
  expect(countOfShare({ ...share, percent: 57, n: 7 }, 20)).toBe(4);
  expect(countOfShare({ ...share, percent: 57.1, n: 7, decimals: 1 }, 20)).toBe(4);
  expect(countOfShare({ ...share, percent: 100, n: 3 }, 20)).toBe(3);
});

test('no count is guessed', () => {
  expect(countOfShare({ ...share, percent: 64 }, 20)).toBeNull();
  expect(countOfShare({ ...share, percent: 57, n: 7, decimals: 1 }, 20)).toBeNull();
  expect(countOfShare({ ...share, estimated: true }, 20)).toBeNull();
  expect(countOfShare({ ...share, n: 20 }, 20)).toBeNull();
  expect(countOfShare({ ...share, n: null }, 20)).toBeNull();
  expect(countOfShare(share, 0)).toBeNull();
  // One in 150 and two in 150 both print as 1 %.
  expect(countOfShare({ ...share, percent: 1, n: 150 }, 200)).toBeNull();
});
