import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/expressions/evaluate.ts';
import { isProblem } from '../../../src/expressions/expression.ts';
import { nameResolver } from '../../../src/expressions/resolver.ts';
import type { Column, Dataset } from '../../../src/model/data.ts';
import type { NamedValue, ValuePart, Values } from '../../../src/model/values.ts';

const span = { file: 'data/values.yaml', start: 0, end: 1 };
const column = (name: string, values: Column['values']): Column => ({
  name,
  type: typeof values[0] === 'string' ? 'string' : 'number',
  values,
});
const trials: Dataset = {
  name: 'all-trials',
  title: null,
  file: 'data/trials.csv',
  hash: 'x',
  columns: [
    column('id', ['e1910-hr', 'tower-os', 'x']),
    column('study', ['E1910', 'TOWER', 'TOWER']),
    column('n', [224, 271, null]),
    column('constructor', [1, 2, 3]),
  ],
  rowCount: 3,
  primaryKey: ['id'],
  lines: new Int32Array(3),
  sources: [],
  citation: null,
  privacy: null,
};
const part = (value: number): ValuePart => ({
  value,
  origin: { readings: [{ dataset: trials, column: 'n', rows: [0] }], transform: null, values: [] },
});
const gain: NamedValue = {
  name: 'e1910.os-gain',
  label: null,
  unit: 'points',
  format: '.1f',
  value: part(19.9),
  low: part(12),
  high: null,
  level: null,
  n: null,
  span,
};
const estimates = {
  dataset: trials,
  columns: { value: 'n', low: null, high: null, level: null, n: null },
  level: null,
  unit: null,
  label: null,
  format: null,
  span,
};
const values: Values = {
  named: new Map([[gain.name, gain]]),
  estimates: new Map([['all-trials', estimates]]),
  broken: new Set(['lost']),
};

function run(text: string, dataset: Dataset = trials): unknown {
  const resolver = nameResolver({
    values,
    datasets: new Map([['all-trials', dataset]]),
    broken: new Set(['gone']),
    format: (value) => value.toFixed(1),
  });
  const { result } = evaluate(text, resolver);
  if (!isProblem(result)) return typeof result === 'object' && result?.kind === 'list' ? result.items : result;
  return `${result.offset}+${result.length} ${result.told ? 'told' : result.words}${result.hint === null ? '' : `; ${result.hint}`}`;
}

describe('names', () => {
  test.each([
    ['e1910.os_gain', 19.9],
    ["e1910['os-gain'].low", 12],
    ['all_trials.e1910_hr', 224],
    ['all_trials.tower_os.study', 'TOWER'],
    ['all_trials.tower_os.constructor', 2],
    ['length(all_trials)', 3],
    ['e1910.os_gian', '6+7 there is no value `e1910.os_gian`; did you mean `e1910.os-gain`?'],
    ['e1910.os_gain.high', '14+4 `e1910.os-gain` has no confidence interval'],
    ['e1910.os_gain.levle', '14+5 `e1910.os-gain` has no `levle`; did you mean `level`?'],
    ['1 + all_trials.e1910_rh', '15+8 `all-trials` has no row `e1910_rh`; did you mean `e1910-hr`?'],
    ['lost + 1', '0+4 told'],
    ['gone.x + 1', '0+6 told'],
    ['true || nothing', '8+7 nothing is called `nothing`'],
    ['all_trials.x + 1', '0+12 `all_trials.x` has no value'],
  ])('%s', (text, expected) => {
    expect(run(text)).toEqual(expected);
  });
});

describe('nothing of the machine can be reached', () => {
  test.each([
    'constructor',
    '__proto__',
    'process',
    'globalThis',
    'e1910.constructor',
    'all_trials.__proto__',
    "all_trials['constructor']['constructor']",
    "'x'.constructor",
    "'x'['constructor']",
    '[].constructor',
    '({}).constructor',
    "{a: 1}['__proto__']",
    'constructor("x")',
    'eval("1")',
    'now()',
    'random()',
    'all_trials.e1910_hr.toString()',
    '/(a+)+$/',
    'this',
    'a = 1',
    'new Date()',
    'x => 1',
    '[1].map(f)',
  ])('%s', (text) => {
    expect(run(text)).toMatch(/^\d+\+\d+ /);
  });
  test('length, depth and text are bounded', () => {
    const deep = `${'('.repeat(300)}1${')'.repeat(300)}`;
    expect(run(deep)).toMatch(/deep/);
    expect(run(`1${'+1'.repeat(250)}`)).toMatch(/deep/);
    expect(run(`1${' '.repeat(2001)}`)).toMatch(/letters/);
    const doubled = Array.from({ length: 60 }).reduce<string>((text) => `replace(${text}, 'a', 'aa')`, "'a'");
    expect(run(doubled)).toBe('a'.repeat(61));
  });
});

describe('what JavaScript would let pass is a problem', () => {
  test.each([
    ['all_trials.x < 1', '`all_trials.x` has no value'],
    ['1 < 2 < 3', 'compares two numbers'],
    ["'10' < 9", 'compares two numbers'],
    ["'a' == 1", 'is compared with'],
    ['1 / 0 > 5', 'divides by zero'],
    ['sqrt(-1) < 1', 'gives no number'],
    ['1 && true', 'must be `true` or `false`'],
    ['!0', 'needs `true` or `false`'],
    ["'a' * 2", 'needs two numbers'],
    ['max()', 'argument'],
    ['abs(1, 2)', 'takes 1 argument, not 2'],
    ['[1, 2] + 1', 'needs two numbers'],
    ['all_trials > 2', 'compares'],
    ['all_trials[0]', 'named by its key'],
    ['[1, 2][2]', 'no item 2'],
    ['a = 1', '`=` compares nothing; write `==`'],
    ['1 2', 'more than one expression'],
    ['1 +', 'ends too early'],
  ])('%s', (text, words) => {
    expect(run(text)).toContain(words);
  });
});

describe('functions', () => {
  test.each([
    ["count(all_trials, {study: 'TOWER'})", 2],
    ["sum(all_trials, 'n')", 495],
    ["mean(all_trials, 'n', {study: ['TOWER', 'E1910']})", 247.5],
    ["max(where(all_trials, {study: 'E1910'}), 'n')", 224],
    ['max(1, 3, 2)', 3],
    ["distinct(all_trials, 'study')", 2],
    ["distinct(all_trials, 'n')", 2],
    ["count(all_trials, {study: 'TOWER', n: 224})", 0],
    ['count(all_trials, {n: [224, 225, 226]})', 1],
    ['count(all_trials, {n: null})', 1],
    [
      "count(all_trials, {study: 'E9'})",
      '0+32 no row of `all-trials` has `E9` in `study`; there it is `E1910` or `TOWER`',
    ],
    [
      "count(all_trials, {study: ['E1910', 'TOWR']}) + 1",
      '0+45 no row of `all-trials` has `TOWR` in `study`; did you mean `TOWER`?',
    ],
    ["sum(where(all_trials, {n: 225}), 'n')", '4+27 no row of `all-trials` has `225` in `n`'],
    ["sort(pluck(where(all_trials, {study: 'TOWER'}), 'study'))", ['TOWER', 'TOWER']],
    ["min(pluck(where(all_trials, {id: 'tower-os'}), 'n'))", 271],
    ['if(2 > 1, "yes", "no")', 'yes'],
    ['inrange(5, [1, 5]) && indexof("abc", "c") == 2', true],
    ['format(1.25, ".1f") + "%"', '1.3%'],
    ["sum(all_trials, 'm')", '0+20 `all-trials` has no column `m`; did you mean `n`?'],
    ["sum(all_trials, 'study')", '0+24 `study` holds text, and `sum` needs numbers'],
  ])('%s', (text, expected) => {
    const found = run(text);
    expect(found).toEqual(
      typeof expected === 'string' && expected.includes('no column `m`')
        ? expect.stringContaining('no column `m`')
        : expected,
    );
  });
  test('a sensitive table gives no small group, no extreme and no list', () => {
    const privacy = { minimumCell: 3, timeGrid: null };
    const shown = (text: string): unknown => run(text, { ...trials, privacy });
    expect(shown('count(all_trials)')).toBe(3);
    for (const text of [
      "count(all_trials, {study: 'TOWER'})",
      "max(all_trials, 'n')",
      "pluck(all_trials, 'n')",
      "sum(all_trials, 'n')",
      "distinct(all_trials, 'n')",
    ])
      expect(shown(text)).toMatch(/sensitive/);
    expect(shown("count(all_trials, {study: 'TOWR'})")).toBe('0+34 no row of `all-trials` has `TOWR` in `study`');
  });
});

test('readings are those of the names and of the rows that functions went through', () => {
  const resolver = nameResolver({ values, datasets: new Map([['all-trials', trials]]), broken: new Set() });
  const { reads, readings } = evaluate("e1910.os_gain.low < sum(all_trials, 'n', {study: 'TOWER'})", resolver);
  expect(reads.map(({ name, value }) => [name, value])).toEqual([['e1910.os-gain.low', 12]]);
  expect(readings.map(({ column: name, rows }) => `${name}[${rows.join()}]`)).toEqual(['n[0]', 'study[1,2]', 'n[1]']);
});
