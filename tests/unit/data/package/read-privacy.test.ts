import { expect, test } from 'vitest';
import { indexData } from '../../../../src/data/index-data.ts';

function privacyOf(...resources: object[]): unknown[] {
  const text = JSON.stringify({ resources });
  const files = ['data/a.csv', 'data/b.csv'];
  const descriptor = { path: 'data/datapackage.json', text };
  const { value } = indexData({ folder: 'data', files, descriptor, values: null, references: [] });
  return value.map(({ privacy }) => privacy);
}

test('the mark with its usual and its own limits', () => {
  const a = { name: 'a', path: 'a.csv', sensitive: true };
  const b = { name: 'b', path: 'b.csv', sensitive: true, minimumCell: 10, timeGrid: 6 };
  expect(privacyOf(a, b)).toEqual([
    { minimumCell: 5, timeGrid: null },
    { minimumCell: 10, timeGrid: 6 },
  ]);
  expect(privacyOf({ ...a, sensitive: false }, { name: 'b', path: 'b.csv' })).toEqual([null, null]);
});

test.each([
  { sensitive: 'no' },
  { sensitive: null },
  { sensitve: true },
  { Sensitive: true },
  { sensitive: true, minimumCell: 0 },
])('in doubt a table is sensitive: %j', (mark) =>
  expect(privacyOf({ name: 'a', path: 'a.csv', ...mark })[0]).toEqual({ minimumCell: 5, timeGrid: null }),
);

test('a file is guarded by whichever name it is asked for', () => {
  const open = { name: 'open', path: 'a.csv' };
  const closed = { name: 'closed', path: 'a.csv', sensitive: true, minimumCell: 7 };
  expect(privacyOf(open, closed).slice(0, 2)).toEqual([
    { minimumCell: 7, timeGrid: null },
    { minimumCell: 7, timeGrid: null },
  ]);
});

test('where a marked entry leads nowhere, files without an entry are guarded', () => {
  expect(privacyOf({ name: 'a', path: 'gone.csv', sensitive: true })).toEqual([
    { minimumCell: 5, timeGrid: null },
    { minimumCell: 5, timeGrid: null },
  ]);
  expect(privacyOf({ name: 'a', path: 'gone.csv' })).toEqual([null, null]);
});
