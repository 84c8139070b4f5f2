import { describe, expect, test } from 'vitest';
import { columnsOf, read, type Read } from '../helpers.ts';

const yaml = (text: string, entry: object = {}): Read => read(text, entry, 'data/t.yaml');

test('a list of mappings is a table with lines', () => {
  const table = yaml('- a: x\n  n: 1\n  ok: true\n- a: "y: z"\n  n: 2.50\n  ok: false\n');
  expect(columnsOf(table)).toEqual({ 'a: string': ['x', 'y: z'], 'n: number': [1, 2.5], 'ok: boolean': [true, false] });
  expect([...(table.dataset?.lines ?? [])]).toEqual([1, 4]);
});

test('a code keeps its zeros, a hexadecimal is no number', () => {
  expect(columnsOf(yaml('- {a: 007}\n- {a: 008}\n'))).toEqual({ 'a: string': ['007', '008'] });
  expect(columnsOf(yaml('- {a: 0x10}\n'))).toEqual({ 'a: string': ['0x10'] });
});

describe('what is no table', () => {
  test.each([
    ['rows:\n  - a: 1\n', '1:1 data/not-rows'],
    ['- a: [1]\n', '1:6 data/nested-value'],
    ['- x\n', '1:3 data/not-rows'],
    ['- a: 1\n  a: 2\n', '2:3 data/duplicate-property'],
    ['- a: 1\n- a: x\n', '2:6 data/mixed-types'],
    ['- a: *b\n', '1:6 data/yaml-syntax'],
  ])('%j', (text, line) => {
    expect(yaml(text).lines).toEqual([line]);
    expect(yaml(text).dataset).toBeNull();
  });
});
