import { expect, test } from 'vitest';
import { dataset, drawText } from '../../../support/draw-chart.ts';

const t = dataset('t', {
  id: ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6'],
  g: ['B', 'A', 'B', 'A', 'C', 'C', 'A'],
  x: [3, 1, 1, 2, 3, 2, 5],
  y: [10, 40, 20, 30, null, 60, 15],
});

async function told(text: string): Promise<string[]> {
  const { chart, diagnostics } = await drawText(`data: {name: t}\n${text}`, [t]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return chart.marks.map(({ mark, transform }) => `${mark}: ${transform}`);
}

test('a mean is of the cells that are filled, a count of all rows', async () => {
  const groups = (op: string): string =>
    `mark: bar\nencoding: {x: {field: g, type: nominal}, y: {${op}, type: quantitative}}\n`;
  expect(await told(groups('aggregate: mean, field: y'))).toEqual([
    'bar: mean of 2 rows',
    'bar: mean of 3 rows',
    'bar: mean of 1 row',
  ]);
  expect((await told(groups('aggregate: count')))[2]).toBe('bar: count of 2 rows');
  const both =
    'transform: [{aggregate: [{op: mean, field: y, as: m}, {op: count, as: n}], groupby: [g]}]\nmark: point\nencoding: {x: {field: m, type: quantitative}, y: {field: n, type: quantitative}}\n';
  expect(await told(both)).toContain('point: mean of 1 row; count of 2 rows');
});

test('a line at a number that is written out has no rows, however its siblings are sorted', async () => {
  const marks = await told(
    "layer:\n  - {mark: bar, encoding: {x: {field: id, type: nominal, sort: '-y'}, y: {field: y, type: quantitative}}}\n  - {mark: rule, encoding: {y: {datum: 25}}}\n",
  );
  expect(marks.filter((mark) => mark.startsWith('rule'))).toEqual([]);
  expect(marks).toHaveLength(6);
});

test('a column that was computed says how', async () => {
  const drawn = 'mark: bar\nencoding: {x: {field: g, type: nominal}, y: {field: fake, type: quantitative}}\n';
  const counted = 'aggregate: [{op: count, as: n}], groupby: [g]';
  expect((await told(`transform: [{${counted}}, {calculate: datum.n * 3, as: fake}]\n${drawn}`))[0]).toBe(
    'bar: computed: datum.n * 3; count of 2 rows',
  );
  const chain = '{calculate: datum.x * 2, as: twice}, {calculate: datum.twice + 1, as: fake}';
  const [first] = await told(
    `transform: [${chain}]\nmark: point\nencoding: {x: {field: fake, type: quantitative}, y: {field: id, type: nominal}}\n`,
  );
  expect(first).toBe('point: computed: datum.x * 2; datum.twice + 1');
});

test('the row with the largest cell brings all its columns', async () => {
  const text =
    'transform: [{aggregate: [{op: argmax, field: y, as: top}], groupby: [g]}, {calculate: datum.top.x, as: best}]\nmark: point\nencoding: {x: {field: best, type: quantitative}, y: {field: g, type: nominal}}\n';
  expect(await told(text)).toHaveLength(3);
});

test('a word that Vega loses is named with its column, on an axis and as a series', async () => {
  const odd = dataset('odd', { id: ['__proto__', 'b'], y: [1, 2] });
  const bars =
    'data: {name: odd}\nmark: bar\nencoding: {x: {field: id, type: nominal}, y: {field: y, type: quantitative}}\n';
  const series = bars
    .replace('bar', 'line')
    .replace('nominal}', 'nominal}, color: {field: id}')
    .replace('x: {field: id', 'x: {field: y');
  for (const text of [bars, series]) {
    const { diagnostics } = await drawText(text, [odd]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'the chart cannot be drawn: a cell of `id` in `odd` is `__proto__`, which Vega keeps for itself: write it another way',
    ]);
  }
});
