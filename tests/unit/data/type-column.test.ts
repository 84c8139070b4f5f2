import { describe, expect, test } from 'vitest';
import { columnsOf, read, type Read } from './helpers.ts';

const as = (field: object, cells: readonly string[], entry: object = {}): Read =>
  read(`v,k\n${cells.map((c) => `"${c}",k`).join('\n')}`, { schema: { fields: [{ name: 'v', ...field }] }, ...entry });

describe('a declared type', () => {
  test.each([
    [{ type: 'string' }, ['1', '2'], ['1', '2']],
    [{ type: 'number' }, ['1', '007', '12345678901234567890'], [1, 7, Number('12345678901234567890')]],
    [{ type: 'integer' }, ['5', 'NA'], [5, null]],
    [{ type: 'year' }, ['2024'], [2024]],
    [{ type: 'any' }, ['2024'], [2024]],
    [{ type: 'date', format: '%d/%m/%Y' }, ['31/12/2024', '1/2/2024'], ['2024-12-31', '2024-02-01']],
    [{ type: 'date', format: '%d %b %Y' }, ['3 Mar 2024'], ['2024-03-03']],
    [{ type: 'date', format: '%B %d, %Y' }, ['May 7, 2024'], ['2024-05-07']],
    [{ type: 'datetime', format: '%d.%m.%Y %H:%M' }, ['31.12.2024 23:59'], ['2024-12-31T23:59:00']],
    [{ type: 'datetime' }, ['2024-12-31'], ['2024-12-31T00:00:00']],
    [{ type: 'number', decimalChar: ',', groupChar: '.' }, ['1.234,5', '-7', '1.000'], [1234.5, -7, 1000]],
  ])('%j reads %j', (field, cells, values) => {
    const table = as(field, cells);
    expect(table.lines).toEqual([]);
    expect(Object.values(columnsOf(table))[0]).toEqual(values);
  });

  test.each([
    [{ type: 'integer' }, ['1', '2.5'], '3:2', 'declare the column as `number`'],
    [{ type: 'number' }, ['1', '12%'], '3:2', 'unit'],
    [{ type: 'boolean' }, ['true', 'yes'], '3:2', '`true` or `false`'],
    [{ type: 'date' }, ['2024-02-30'], '2:2', '2024-12-31'],
    [{ type: 'date' }, ['31/12/2024'], '2:2', '%d/%m/%Y'],
    [{ type: 'date', format: '%d/%m/%Y' }, ['31/02/2024'], '2:2', '2024-12-31'],
    [{ type: 'number', groupChar: ',' }, ['12,34'], '2:2', ''],
    [{ type: 'number', decimalChar: ',' }, ['1.5'], '2:2', ''],
  ])('%j refuses a cell of %j', (field, cells, at, hint) => {
    const { lines, diagnostics } = as(field, cells);
    expect(lines).toEqual([`${at} data/wrong-type`]);
    expect(diagnostics[0]?.hint).toContain(hint);
  });

  test('at most fifty cells are told', () => {
    const { lines, diagnostics } = as(
      { type: 'number' },
      Array.from({ length: 62 }, () => '?'),
    );
    expect(lines.length).toBe(51);
    expect(diagnostics.at(-1)?.message).toContain('12 more');
  });
});

test('the style of a whole file makes numbers', () => {
  const table = read('a;n\nx;1,5\ny;2\n', { decimal: ',' });
  expect(columnsOf(table)).toEqual({ 'a: string': ['x', 'y'], 'n: number': [1.5, 2] });
});

test('missingValues replace the list; a blank is never a value', () => {
  const table = read('a,n\nNA,1\nNR,NR\n,2\n', { schema: { missingValues: ['NR'] } });
  expect(columnsOf(table)).toEqual({ 'a: string': ['NA', null, null], 'n: integer': [1, null, 2] });
});

test('#N/A may be said to mean no value', () => {
  expect(columnsOf(read('a,n\nx,#N/A\ny,2\n', { missingValues: ['#N/A'] }))).toEqual({
    'a: string': ['x', 'y'],
    'n: integer': [null, 2],
  });
});
