import { expect, test } from 'vitest';
import { dataset, expandText } from '../../../support/draw-chart.ts';

const point = 'mark: point\nencoding: {x: {field: n, type: quantitative}}\n';

function said(text: string, rows = 1): readonly string[] {
  const t = dataset('t', { n: Array.from({ length: rows }, (_, i) => i + 1), word: new Array<string>(rows).fill('a') });
  const { diagnostics } = expandText(text, [t]);
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`);
}

const sequence = (stop: number): string => `data: {sequence: {start: 0, stop: ${stop}, as: n}}\n${point}`;
const width = (side: number): string => `data: {name: t}\nwidth: ${side}\n${point}`;
const pattern = (regex: string): string =>
  `data: {name: t}\ntransform: [{filter: "test(/${regex}/, datum.word)"}]\n${point}`;

test('a sequence makes up to 100,000 rows', () => {
  expect(said(sequence(100_000))).toEqual([]);
  expect(said(sequence(100_001))).toEqual([
    'chart/too-many-rows `data.sequence` makes 100001 rows; a chart takes 100000',
  ]);
});

test('a table has up to 200,000 rows', () => {
  expect(said(`data: {name: t}\n${point}`, 200_000)).toEqual([]);
  expect(said(`data: {name: t}\n${point}`, 200_001)).toEqual([
    'chart/too-many-rows `t` makes 200001 rows; a chart takes 200000',
  ]);
});

test('a chart is up to 10,000 px wide', () => {
  expect(said(width(10_000))).toEqual([]);
  expect(said(width(10_001))).toEqual([
    "chart/size a chart's width cannot be 10001: it is more than 0 and at most 10000 px",
  ]);
});

test('a regular expression has up to 200 letters, and repeats nothing that repeats', () => {
  expect(said(pattern('a'.repeat(200)))).toEqual([]);
  expect(said(pattern('a'.repeat(201)))[0]).toMatch(/^chart\/forbidden-expression .*endless time$/);
  expect(said(pattern('(a|b)c+'))).toEqual([]);
  expect(said(pattern('(a+)+$'))[0]).toMatch(/^chart\/forbidden-expression .*endless time$/);
});

test('an expression has up to 10,000 letters', () => {
  const long = (letters: number): string =>
    `data: {name: t}\ntransform: [{filter: "datum.n > 0 || '${'x'.repeat(letters - 17)}'"}]\n${point}`;
  expect(said(long(10_000))).toEqual([]);
  expect(said(long(10_001))[0]).toMatch(/^chart\/forbidden-expression .*10001 letters$/);
});
