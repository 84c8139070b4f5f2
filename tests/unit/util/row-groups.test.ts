import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/model/data.ts';
import { judgeGroups, rowGroupsOf } from '../../../src/util/row-groups.ts';

function table(minimumCell: number | null): Dataset {
  return {
    name: 'patients',
    title: null,
    file: 'data/patients.csv',
    hash: '',
    columns: [],
    rowCount: 30,
    primaryKey: [],
    lines: new Int32Array(0),
    sources: [],
    citation: null,
    privacy: minimumCell === null ? null : { minimumCell, timeGrid: null },
  };
}

const patients = table(5);
const rows = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const judge = (lists: readonly (readonly number[])[], dataset = patients): boolean =>
  judgeGroups(
    lists.map((list) => ({ dataset, rows: list })),
    'expr',
  ) === null;

describe('judgeGroups', () => {
  test.each([
    ['one group', [rows(0, 6)], true],
    ['the same group twice', [rows(0, 30), rows(0, 30)], true],
    ['groups apart, of nearly one size', [rows(0, 15), rows(15, 27)], true],
    ['all and all but one', [rows(0, 30), rows(0, 29)], false],
    ['all and all but five', [rows(0, 30), rows(0, 25)], true],
    ['groups of one size with few not in both', [rows(0, 20), rows(2, 22)], false],
    ['all and two parts that leave few', [rows(0, 30), rows(0, 13), rows(13, 27)], false],
    ['parts that make up the whole', [rows(0, 30), rows(0, 13), rows(13, 30)], true],
    ['a group of none', [rows(0, 30), []], true],
    ['ten parts that leave few', [rows(0, 30), ...Array.from({ length: 9 }, (_, i) => rows(3 * i, 3 * i + 3))], false],
  ])('%s', (_, lists, passes) => expect(judge(lists)).toBe(passes));

  test('open data pass', () => expect(judge([rows(0, 30), rows(0, 29)], table(null))).toBe(true));
});

test('a number made of several groups remembers them', () => {
  const readings = [{ dataset: patients, column: 'age', rows: rows(0, 30) }];
  const groups = [
    { dataset: patients, rows: rows(0, 30) },
    { dataset: patients, rows: rows(0, 20) },
  ];
  expect(rowGroupsOf({ readings })).toEqual([{ dataset: patients, rows: rows(0, 30) }]);
  expect(rowGroupsOf({ readings, groups })).toBe(groups);
});
