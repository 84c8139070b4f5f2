import { expect, test } from 'vitest';
import type { Dataset } from '../../../src/model/data.ts';
import { columnOf, rowKey, rowsOf, rowWithKey } from '../../../src/util/dataset.ts';

const table = (primaryKey: readonly string[]): Dataset => ({
  name: 't',
  title: null,
  file: 't.csv',
  hash: '',
  rowCount: 3,
  primaryKey,
  lines: new Int32Array(3),
  sources: [],
  citation: null,
  privacy: null,
  columns: [
    { name: 'id', type: 'string', values: ['a', 'b', 'c'] },
    { name: '__proto__', type: 'integer', values: [1, null, 3] },
  ],
});

test('a row is found by the key that it shows', () => {
  for (const keys of [[], ['id'], ['id', '__proto__']]) {
    const rows = [0, 1, 2].map((row) => rowKey(table(keys), row));
    expect(rows.map((key) => rowWithKey(table(keys), key))).toEqual([0, 1, 2]);
    expect(rowWithKey(table(keys), 'zzz')).toBe(-1);
  }
});

test('without a primary key only the number of a row is its key', () => {
  expect(['0', '4', '01', '1.0', '-1', ''].map((key) => rowWithKey(table([]), key))).toEqual([-1, -1, -1, -1, -1, -1]);
});

test('a column may be called as an object’s own members', () => {
  const [row] = rowsOf(table([]), new Set(['__proto__']));
  expect(Object.getPrototypeOf(row)).toBeNull();
  expect(Object.entries(row ?? {})).toEqual([['__proto__', 1]]);
  expect(columnOf(table([]), 'toString')).toBeNull();
});
