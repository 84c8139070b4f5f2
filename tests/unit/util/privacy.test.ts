import { describe, expect, test } from 'vitest';
import type { Aggregated } from '../../../src/model/chart.ts';
import type { Cell, Dataset } from '../../../src/model/data.ts';
import {
  blankSource,
  hideSmall,
  judgeChoice,
  judgeDisclosure,
  sourceReadings,
  tellableKey,
} from '../../../src/util/privacy.ts';

function table(columns: Readonly<Record<string, readonly Cell[]>>, minimumCell: number | null = 5): Dataset {
  const names = Object.keys(columns);
  return {
    name: 'patients',
    title: null,
    file: 'data/patients.csv',
    hash: '',
    columns: names.map((name) => ({ name, type: 'string', values: columns[name] as readonly Cell[] })),
    rowCount: columns[names[0] as string]?.length ?? 0,
    primaryKey: [],
    lines: new Int32Array(0),
    sources: [],
    citation: null,
    privacy: minimumCell === null ? null : { minimumCell, timeGrid: null },
  };
}

const ages = table({ age: [50, 51, 52, 53, 54, null, null], dead: [1, 1, 0, 0, 0, 0, 0] });
const first = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const judge = (op: string | null, count: number, column: string | null = null, dataset = ages): string | null =>
  judgeDisclosure({ op, readings: [{ dataset, column: column ?? 'age', rows: first(count) }], column })?.kind ?? null;

describe('judgeDisclosure', () => {
  test.each([
    ['a cell', null, 1, null, 'row'],
    ['a count of enough', 'count', 5, null, null],
    ['a small count', 'count', 4, null, 'small-cell'],
    ['a count of none', 'count', 0, null, null],
    ['a mean of enough', 'mean', 5, 'age', null],
    ['a mean of few', 'mean', 4, 'age', 'small-cell'],
    ['a mean of none', 'mean', 0, 'age', 'small-cell'],
    ['the largest', 'max', 7, 'age', 'single-value'],
    ['a share of which one side is small', 'mean', 7, 'dead', 'small-cell'],
  ] as const)('%s', (_, op, count, column, kind) => expect(judge(op, count, column)).toBe(kind));

  test('blank cells do not count', () => {
    const blanks = table({ age: [50, null, null, null, null, 60] });
    expect(judge('mean', 6, 'age', blanks)).toBe('small-cell');
    expect(judge('count', 6, null, blanks)).toBeNull();
  });

  test('open data pass', () => expect(judge(null, 1, null, table({ age: [50] }, null))).toBeNull());
});

describe('a count in disguise', () => {
  const share = (cells: readonly Cell[], op = 'sum'): string | null =>
    judge(op, cells.length, 'code', table({ code: cells }));
  test.each([
    ['one of thirty', [...Array<number>(29).fill(1), 2], 'small-cell'],
    ['any two numbers', [...Array<number>(29).fill(0), 7], 'small-cell'],
    ['five of thirty', [...Array<number>(25).fill(1), 2, 2, 2, 2, 2], null],
    ['all alike', Array<number>(30).fill(1), null],
    ['three numbers', [...Array<number>(28).fill(1), 2, 3], null],
  ])('%s', (_, cells, kind) => expect(share(cells)).toBe(kind));
  test('the spread of two numbers tells their shares', () =>
    expect(share([...Array<number>(29).fill(1), 2], 'stdev')).toBe('small-cell'));
});

test('keys that are there and keys that are not are answered alike', () => {
  const keyed = { ...table({ id: ['p1', 'p2', 'p3'], arm: ['A', 'A', 'B'] }), primaryKey: ['id'] };
  const kind = (columns: readonly string[], count: number): string | null =>
    judgeChoice(keyed, columns, count)?.kind ?? null;
  expect([kind(['id'], 0), kind(['arm', 'id'], 1), kind(['id'], 5)]).toEqual(['row', 'row', 'row']);
  expect([kind(['arm'], 0), kind(['arm'], 2)]).toEqual([null, null]);
});

test('small counts and row keys are not told', () => {
  expect([0, 1, 4, 5].map((count) => hideSmall(count, ages))).toEqual(['0', '<5', '<5', '5']);
  expect(hideSmall(1, table({ age: [1] }, null))).toBe('1');
  expect([tellableKey(ages, 0), tellableKey(table({ age: [1] }, null), 0)]).toEqual([null, '1']);
});

test('a blank source keeps its lines and none of its letters', () => {
  expect(blankSource({ path: 'a.csv', text: 'id,b\np1,x\n' }).text).toBe('    \n    \n');
});

test('readings of groups become readings of the rows behind them', () => {
  const groups = table({ arm: ['A', 'B'] }, null);
  const aggregated: Aggregated[] = [
    { dataset: groups, source: ages, columns: ['age', 'dead'], rows: [first(3), [3, 4, 5]] },
  ];
  expect(sourceReadings(aggregated, [{ dataset: groups, column: 'arm', rows: [1] }])).toEqual([
    { dataset: ages, column: 'age', rows: [3, 4, 5] },
    { dataset: ages, column: 'dead', rows: [3, 4, 5] },
  ]);
});
