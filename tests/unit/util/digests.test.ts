import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/model/data.ts';
import type { NamedValue, Origin } from '../../../src/model/values.ts';
import { datasetDigest, valueDigest } from '../../../src/util/digests.ts';

const trials: Dataset = {
  name: 'trials',
  title: null,
  file: 'data/trials.csv',
  hash: 'ab12',
  columns: [
    { name: 'id', type: 'string', values: ['a', 'b', 'c'] },
    { name: 'n', type: 'number', values: [1, 2, null] },
    { name: 'key', type: 'string', values: ['smith2020', 'smith2021', null] },
  ],
  rowCount: 3,
  primaryKey: ['id'],
  lines: Int32Array.of(2, 3, 4),
  sources: [],
  citation: null,
  privacy: null,
};

function withCells(name: string, values: Dataset['columns'][number]['values']): Dataset {
  const columns = trials.columns.map((column) => (column.name === name ? { ...column, values } : column));
  return { ...trials, columns };
}

describe('datasetDigest', () => {
  test('is the same for equal tables', () => {
    expect(datasetDigest({ ...trials })).toBe(datasetDigest(trials));
    expect(datasetDigest(trials)).toMatch(/^[\w-]{22}$/);
  });

  test('tells everything apart that a slide can see', () => {
    const [id, n, key] = trials.columns as [Dataset['columns'][0], Dataset['columns'][0], Dataset['columns'][0]];
    const others: Dataset[] = [
      trials,
      { ...trials, name: 'trial' },
      { ...trials, title: '' },
      { ...trials, title: 'null' },
      { ...trials, file: 'data/trials.tsv' },
      { ...trials, hash: 'ab13' },
      { ...trials, rowCount: 2 },
      { ...trials, primaryKey: [] },
      { ...trials, primaryKey: ['id', 'n'] },
      { ...trials, sources: ['smith2020'] },
      { ...trials, sources: ['smith2020,a'] },
      { ...trials, sources: ['smith2020', 'a'] },
      { ...trials, citation: 'key' },
      { ...trials, privacy: { minimumCell: 5, timeGrid: null } },
      { ...trials, privacy: { minimumCell: 5, timeGrid: 1 } },
      { ...trials, privacy: { minimumCell: 6, timeGrid: null } },
      { ...trials, document: [] },
      { ...trials, columns: [n, id, key] },
      { ...trials, columns: [id, { ...n, type: 'integer' }, key] },
      { ...trials, columns: [id, { ...n, name: 'N' }, key] },
      withCells('n', [1, 2, 0]),
      withCells('n', [1, '2', null]),
      withCells('n', [2, 1, null]),
      withCells('id', ['a', 'b","c', '']),
      withCells('id', ['a","b', 'c', '']),
    ];
    expect(new Set(others.map(datasetDigest)).size).toBe(others.length);
  });
});

const origin: Origin = {
  readings: [{ dataset: trials, column: 'n', rows: [1] }],
  transform: null,
  values: [],
};

const gain: NamedValue = {
  name: 'gain',
  label: null,
  unit: 'pct',
  format: null,
  value: { value: 2, origin },
  low: null,
  high: null,
  level: null,
  n: null,
  span: { file: 'data/values.yaml', start: 0, end: 4 },
};

function reading(dataset: Dataset, column = 'n', rows: readonly number[] = [1]): NamedValue {
  return { ...gain, value: { value: 2, origin: { ...origin, readings: [{ dataset, column, rows }] } } };
}

describe('valueDigest', () => {
  test('is the same whatever happens to other rows, to the file and to where the value is defined', () => {
    const digest = valueDigest(gain);
    expect(valueDigest({ ...gain, span: { ...gain.span, start: 2 } })).toBe(digest);
    expect(valueDigest(reading({ ...withCells('n', [7, 2, 9]), hash: 'cd34' }))).toBe(digest);
  });

  test('tells everything apart that a slide can see', () => {
    const part = gain.value;
    const others: NamedValue[] = [
      gain,
      { ...gain, name: 'gains' },
      { ...gain, label: 'Gain' },
      { ...gain, unit: null },
      { ...gain, format: '.1f' },
      { ...gain, low: part },
      { ...gain, high: part },
      { ...gain, level: part },
      { ...gain, n: part },
      { ...gain, value: { ...part, value: 3 } },
      { ...gain, value: { ...part, value: '2' } },
      { ...gain, value: { ...part, value: 0 } },
      { ...gain, value: { ...part, value: -0 } },
      { ...gain, value: { ...part, value: Number.NaN } },
      { ...gain, value: { ...part, value: null } },
      { ...gain, value: { ...part, origin: { ...origin, transform: 'mean of 1 row' } } },
      { ...gain, value: { ...part, origin: { ...origin, values: ['other'] } } },
      { ...gain, value: { ...part, origin: { ...origin, groups: [{ dataset: trials, rows: [1] }] } } },
      { ...gain, value: { ...part, origin: { ...origin, groups: [{ dataset: trials, rows: [1, 2] }] } } },
      reading(trials, 'n', [0]),
      reading(trials, 'n', [0, 1]),
      reading(trials, 'id'),
      reading(withCells('n', [1, 3, null])),
      reading(withCells('id', ['a', 'B', 'c'])),
      reading({ ...trials, name: 'others' }),
      reading({ ...trials, lines: Int32Array.of(2, 4, 5) }),
      reading({ ...trials, sources: ['smith2020'] }),
      reading({ ...trials, citation: 'key' }),
      reading({ ...withCells('key', ['smith2020', 'smith2022', null]), citation: 'key' }),
      reading({ ...trials, privacy: { minimumCell: 5, timeGrid: null } }),
    ];
    expect(new Set(others.map(valueDigest)).size).toBe(others.length);
  });
});
