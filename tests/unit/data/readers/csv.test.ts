import { describe, expect, test } from 'vitest';
import { columnsOf, read } from '../helpers.ts';

describe('cells', () => {
  test('quotes hold delimiters, line ends and quotes; lines count what they hold', () => {
    const table = read('a,n\n"x, ""y""\nz",1\nw,2\n');
    expect(columnsOf(table)).toEqual({ 'a: string': ['x, "y"\nz', 'w'], 'n: integer': [1, 2] });
    expect([...(table.dataset?.lines ?? [])]).toEqual([2, 4]);
  });

  test('blank lines are skipped, a quoted nothing is a row', () => {
    const table = read('a\n\n""\nx\n\n');
    expect(columnsOf(table)).toEqual({ 'a: string': [null, 'x'] });
    expect([...(table.dataset?.lines ?? [])]).toEqual([3, 4]);
  });

  test('a last cell may be blank, with or without a line end after it', () => {
    expect(columnsOf(read('a,b\nx,'))).toEqual({ 'a: string': ['x'], 'b: string': [null] });
    expect(columnsOf(read('a,b\nx,\n'))).toEqual({ 'a: string': ['x'], 'b: string': [null] });
  });

  test('more rows than the first buffer holds', () => {
    const text = `n\n${Array.from({ length: 1000 }, (_, i) => i).join('\n')}`;
    expect(read(text).dataset?.columns[0]?.values.reduce((sum: number, n) => sum + Number(n), 0)).toBe(499_500);
  });
});

describe('header', () => {
  test('any name works, also those of every object', () => {
    const table = read('__proto__,constructor,toString\n1,2,3\n');
    expect(table.dataset?.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'toString']);
  });

  test.each([
    ['a,n,a\n1,2,3', ['1:5 data/duplicate-column']],
    ['a,,n\n1,2,3', ['1:3 data/empty-header']],
    ['a,n,\n1,2,3', ['1:5 data/empty-header']],
    ['a, a\n1,2', ['1:3 data/duplicate-column']],
  ])('%j', (text, lines) => {
    expect(read(text).lines).toEqual(lines);
    expect(read(text).dataset).toBeNull();
  });

  test('outer blanks are dropped with a warning', () => {
    const table = read('a, n\nx,1');
    expect(table.lines).toEqual(['1:3 data/header-blanks']);
    expect(columnsOf(table)).toEqual({ 'a: string': ['x'], 'n: integer': [1] });
  });
});

describe('broken tables', () => {
  test.each([
    ['a,n\nx,1,2\ny\n', ['2:1 data/ragged-row', '3:1 data/ragged-row']],
    ['a,n\n"x,1\ny,2\n', ['2:1 data/unclosed-quote']],
    ['a,n\n"x,1\n"y",2\n', ['2:1 data/unclosed-quote']],
    ['a,n\nx"y,1\n', ['2:1 data/stray-quote']],
    ['a,n\nx, "1"\n', ['2:3 data/stray-quote']],
    ['a,n\n"x"y,1\n', ['2:1 data/stray-quote']],
    ['"a,n\nx,1\n', ['1:1 data/unclosed-quote']],
    ['', ['1:1 data/empty']],
    [' \n\n', ['1:1 data/empty']],
    ['a,n\n\n', ['1:1 data/empty']],
    ['%PDF-1.7\n', ['1:1 data/wrong-kind']],
    ['PK\u0003\u0004', ['1:1 data/wrong-kind']],
    ['a,n\nx,#REF!\n', ['2:3 data/broken-cell']],
    ['a,n\nErr:502,1\n', ['2:1 data/broken-cell']],
  ])('%j', (text, lines) => {
    expect(read(text).lines).toEqual(lines);
    expect(read(text).dataset).toBeNull();
  });

  test('a header that goes over lines keeps the count', () => {
    expect(read('"a\nb",n\nx\n').lines).toEqual(['3:1 data/ragged-row']);
  });

  test('the fifty-first problem is counted, not told', () => {
    const { diagnostics } = read(`a,n\n${'x\n'.repeat(60)}`);
    expect(diagnostics.length).toBe(51);
    expect(diagnostics.at(-1)?.message).toContain('10 more');
  });
});

describe('delimiter', () => {
  test.each([
    ['a;n\nx, y;1\n', ['a', 'n']],
    ['a\tn\nx;y\t1\n', ['a', 'n']],
    ['a,n;m\nx,1\n', ['a', 'n;m']],
    ['a;n\n"x;y";1\n', ['a', 'n']],
    ['a\nx\n', ['a']],
  ])('sniffed in %j', (text, names) => {
    expect(read(text).dataset?.columns.map(({ name }) => name)).toEqual(names);
  });

  test('said by the dialect', () => {
    expect(columnsOf(read('a|n\nx|1\n', { dialect: { delimiter: '|' } }))).toEqual({
      'a: string': ['x'],
      'n: integer': [1],
    });
  });

  test('a tab in .tsv', () => {
    expect(columnsOf(read('a\tn\nx,y\t1\n', {}, 'data/t.tsv'))).toEqual({ 'a: string': ['x,y'], 'n: integer': [1] });
  });
});
