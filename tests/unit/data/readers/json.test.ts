import { describe, expect, test } from 'vitest';
import { columnsOf, read, type Read } from '../helpers.ts';

const json = (text: string, entry: object = {}): Read => read(text, entry, 'data/t.json');

test('a list of objects is a table; a missing key is no value', () => {
  const table = json('[{"a": "x\\n\\u00e9", "n": 1},\n {"n": 2.5, "b": true}]');
  expect(columnsOf(table)).toEqual({ 'a: string': ['x\né', null], 'n: number': [1, 2.5], 'b: boolean': [null, true] });
  expect([...(table.dataset?.lines ?? [])]).toEqual([1, 2]);
  expect(table.lines).toEqual(['1:3 data/missing-keys', '2:13 data/missing-keys']);
});

test('a text of digits stays text, null is no value', () => {
  expect(columnsOf(json('[{"a": "5", "n": null}, {"a": "6", "n": 1}]'))).toEqual({
    'a: string': ['5', '6'],
    'n: integer': [null, 1],
  });
});

test('a few numbers among words are words', () => {
  const table = json('[{"a": "Up"}, {"a": 300}, {"a": "Avatar"}, {"a": "Alien"}, {"a": "Heat"}]');
  expect(columnsOf(table)).toEqual({ 'a: string': ['Up', '300', 'Avatar', 'Alien', 'Heat'] });
});

describe('syntax errors have a place', () => {
  test.each([
    ['[\n {"a": 1},\n]', '3:1 data/json-syntax'],
    ['[{"a": 1,}]', '1:10 data/json-syntax'],
    ['[{"a": 1} {"a": 2}]', '1:11 data/json-syntax'],
    ["[{'a': 1}]", '1:3 data/json-syntax'],
    ['[{a: 1}]', '1:3 data/json-syntax'],
    ['[{"a": 1} // x\n]', '1:11 data/json-syntax'],
    ['[{"a": NaN}]', '1:8 data/json-syntax'],
    ['[{"a": 01}]', '1:8 data/json-syntax'],
    ['[{"a": .5}]', '1:8 data/json-syntax'],
    ['[{"a": "x\n"}]', '1:10 data/json-syntax'],
    ['[{"a": "\\x"}]', '1:9 data/json-syntax'],
    ['[{"a": "x', '1:8 data/json-syntax'],
    ['[{"a": 1}', '1:10 data/json-syntax'],
    ['[{"a": 1}] x', '1:12 data/json-syntax'],
    ['{"a": 1', '1:8 data/json-syntax'],
    ['[{"é": 1, "a" 2}]', '1:15 data/json-syntax'],
    ['[{"a": 1, "\\u0061": 2}]', '1:11 data/duplicate-property'],
    ['[{"a": 1, "b": {"c": 1, "c": 2}}]', '1:25 data/duplicate-property'],
    [`[{"a": ${'['.repeat(5000)}`, '1:70 data/too-deep'],
  ])('%j', (text, line) => {
    expect(json(text).lines).toEqual([line]);
  });
});

describe('shapes that are no table', () => {
  test.each([
    ['{"meta": 1, "rows": [{"a": 1}]}', '1:1 data/not-rows', 'under `rows`'],
    ['{"x": [], "y": []}', '1:1 data/not-rows', null],
    ['[1, 2]', '1:2 data/not-rows', null],
    ['"text"', '1:1 data/not-rows', null],
    ['[]', '1:1 data/empty', null],
    ['[{"a": [1]}]', '1:8 data/nested-value', 'column of its own'],
    ['[{"a": {}}]', '1:8 data/nested-value', 'column of its own'],
    ['[{"a": 1}, {"a": "x"}]', '1:19 data/mixed-types', 'same way'],
    ['[{"a": true}, {"a": 0}]', '1:21 data/mixed-types', 'same way'],
  ])('%j', (text, line, hint) => {
    const { lines, diagnostics, dataset } = json(text);
    expect(lines).toEqual([line]);
    expect(dataset).toBeNull();
    if (hint !== null) expect(diagnostics[0]?.hint).toContain(hint);
  });
});

test('a whole number beyond 2^53 stays text with a warning', () => {
  const table = json('[{"id": 9007199254740993}]');
  expect(columnsOf(table)).toEqual({ 'id: string': ['9007199254740993'] });
  expect(table.lines).toEqual(['1:9 data/unsafe-integer']);
});

test('a key may have the name of an object’s own member', () => {
  expect(columnsOf(json('[{"__proto__": 1, "toString": 2}]'))).toEqual(
    Object.fromEntries([
      ['__proto__: integer', [1]],
      ['toString: integer', [2]],
    ]),
  );
});

describe('one object a line', () => {
  const lines = (text: string): Read => read(text, {}, 'data/t.ndjson');

  test('blank lines are skipped', () => {
    const table = lines('{"a": "x"}\n\n{"a": "y"}');
    expect(columnsOf(table)).toEqual({ 'a: string': ['x', 'y'] });
    expect([...(table.dataset?.lines ?? [])]).toEqual([1, 3]);
  });

  test.each([
    ['[{"a": 1}]\n', ['1:1 data/json-syntax']],
    ['{"a":\n1}\n', ['1:1 data/json-syntax', '2:1 data/json-syntax']],
    ['{"a": 1} {"a": 2}\n', ['1:9 data/json-syntax']],
    ['{"a": 1}\n{"a": x}\n', ['2:7 data/json-syntax']],
  ])('%j', (text, expected) => {
    expect(lines(text).lines).toEqual(expected);
  });
});
