import { describe, expect, test } from 'vitest';
import { read } from '../helpers.ts';

const typeOf = (...cells: string[]): string | undefined =>
  read(`v,k\n${cells.map((c) => `"${c.replaceAll('"', '""')}",k`).join('\n')}`).dataset?.columns[0]?.type;
const valuesOf = (...cells: string[]): readonly unknown[] | undefined =>
  read(`v,k\n${cells.map((c) => `${c},k`).join('\n')}`).dataset?.columns[0]?.values;

describe('types', () => {
  test.each([
    [['1', '-2', '+3', '0'], 'integer'],
    [['1', '2.0'], 'number'],
    [['.5', '5.', '1e3', '-1E-3'], 'number'],
    [['007', '012'], 'string'],
    [['0', '0.5', '00.5'], 'string'],
    [['12345678901234567'], 'string'],
    [['9007199254740991'], 'integer'],
    [['true', 'FALSE'], 'boolean'],
    [['0', '1'], 'integer'],
    [['yes', 'no'], 'string'],
    [['2024-01-31', '1999-12-01'], 'date'],
    [['2024-01-31', '2024-01-31T10:00'], 'datetime'],
    [['2024-01-31T10:00:00.5Z', '2024-01-31 10:00+02:00'], 'datetime'],
    [['5-Jan-2024', '2024-01-31'], 'date'],
    [['2024-01'], 'string'],
    [['NA', '-', '', 'null', '.', '–', ' '], 'string'],
    [['1', 'NA', ''], 'integer'],
    [['0x10'], 'string'],
    [['NaN', 'Infinity'], 'string'],
    [['1', 'a'], 'string'],
    [['1.2.3', '1.2.4'], 'string'],
  ])('%j is %s', (cells, type) => {
    expect(typeOf(...cells)).toBe(type);
  });

  test('values as numbers keep their exact meaning', () => {
    expect(valuesOf('0.1', '1e-7', '123456789.123456789', '-0', '+5', '1e308', '0.30000000000000004', ' 7 ')).toEqual([
      0.1,
      1e-7,
      Number('123456789.123456789'),
      0,
      5,
      1e308,
      0.30000000000000004,
      7,
    ]);
  });

  test('a date with the month as a word is read, whichever way round', () => {
    const written = ['Jan 1 2000', 'December 31 2024', '5-Jan-2024', '29 February 2024', '2024-01-31'];
    expect(valuesOf(...written)).toEqual(['2000-01-01', '2024-12-31', '2024-01-05', '2024-02-29', '2024-01-31']);
  });

  test('a blank between date and time becomes T', () => {
    expect(valuesOf('2024-01-31 10:00', '2024-02-01')).toEqual(['2024-01-31T10:00', '2024-02-01T00:00:00']);
  });
});

describe('columns that are almost something', () => {
  test.each([
    ['1 2 3 4 x', 'data/not-a-number', '`x` (line 6)'],
    ['1 2 3 4 1e400', 'data/not-a-number', 'missingValues'],
    ['1 2 3 4 NaN', 'data/not-a-number', 'list `NaN` in `missingValues`'],
    ['950 1,234 2,500', 'data/not-a-number', 'groupChar'],
    ['950 −12', 'data/not-a-number', 'hyphen'],
    ['1,5 2,25', 'data/decimal-comma', 'decimal'],
    ['12% 30%', 'data/number-like-text', 'plain number'],
    ['$5 $6', 'data/number-like-text', 'plain number'],
    ['31/12/2024 01/02/2024', 'data/not-a-date', '%d/%m/%Y'],
    ['12/31/2024 01/02/2024', 'data/not-a-date', '%m/%d/%Y'],
    ['31.12.2024', 'data/not-a-date', '%d.%m.%Y'],
    ['2024-1-5', 'data/not-a-date', '%Y-%m-%d'],
    ['30-Feb-2024', 'data/not-a-date', '%d-%b-%Y'],
    ['31/12/24', 'data/not-a-date', 'four digits'],
    ['2024-02-30 2024-02-01', 'data/not-a-date', 'calendar'],
    ['2024-02-01T25:00', 'data/not-a-date', 'calendar'],
  ])('%s', (cells, code, words) => {
    const { diagnostics } = read(
      `v,k\n${cells
        .split(' ')
        .map((c) => `"${c}",k`)
        .join('\n')}`,
    );
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toContain(words);
  });

  test('below four fifths it is text', () => {
    expect(typeOf('1', '2', '3', 'x')).toBe('string');
  });

  test('semicolons make a comma the decimal sign', () => {
    expect(read('a;n\nx;1,234\ny;5\n').lines).toEqual(['2:3 data/decimal-comma']);
  });

  test('the first offender is where it stands', () => {
    expect(read('a,n\nu,1\nv,2\nw,x\ny,4\nz,5\n').lines).toEqual(['4:3 data/not-a-number']);
  });
});

test('a text that differs only by a blank is told once', () => {
  expect(read('a,n\nx,1\nx ,2\ny ,3\n').lines).toEqual(['3:1 data/outer-blanks']);
});
