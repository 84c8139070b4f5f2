import { expect, test } from 'vitest';
import { forestAxis } from '../../../../../src/expand/charts/kinds/forest/axis.ts';
import { measures } from '../../../../../src/expand/charts/kinds/forest/measure.ts';
import type { ForestOptions } from '../../../../../src/expand/charts/kinds/forest/options.ts';
import { fixedEffect } from '../../../../../src/expand/charts/kinds/forest/pool.ts';
import type { ForestRow } from '../../../../../src/expand/charts/kinds/forest/rows.ts';
import type { Checks } from '../../../../../src/expand/charts/checks.ts';
import { dataset, drawText } from '../../../../support/draw-chart.ts';

const checks = {} as Checks;

function ticksOf(measure: string, low: number, high: number, room = 400): readonly number[] {
  const found = measures.find(({ name }) => name === measure)!;
  const options = { domain: null, ticks: null, reference: found.reference, measure: found } as ForestOptions;
  return forestAxis([{ value: (low + high) / 2, low, high }], options, { room, checks })!.ticks;
}

test('ticks stand at ratios that readers know, and always at no effect', () => {
  expect(ticksOf('HR', 0.3, 3)).toEqual([0.25, 0.5, 1, 2, 4]);
  expect(ticksOf('HR', 0.08, 3.31)).toEqual([0.125, 0.25, 0.5, 1, 2]);
  expect(ticksOf('HR', 0.08, 3.31, 266)).toEqual([0.1, 0.2, 0.5, 1, 2]);
  expect(ticksOf('HR', 0.82, 1.18)).toEqual([0.8, 0.9, 1, 1.1, 1.2, 1.3]);
  expect(ticksOf('OR', 0.002, 400)).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
  expect(ticksOf('OR', 0.00001, 1e6)).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
  expect(ticksOf('MD', -8, 22)).toContain(0);
});

function row(value: number, low: number, high: number, level = 95): ForestRow {
  return { estimate: { value, low, high }, level } as ForestRow;
}

test('a fixed effect is the mean weighted by inverse variance', () => {
  // Two alike: the same estimate, an interval shorter by √2 on the log scale.
  const { value, low, high } = fixedEffect([row(0.5, 0.25, 1), row(0.5, 0.25, 1)], 95, true)!;
  expect(value).toBeCloseTo(0.5, 12);
  expect(Math.log(high / low)).toBeCloseTo(Math.log(4) / Math.SQRT2, 12);
  // Weights 1 and 1/4 by hand: SE 1 and 2.
  const z = 1.959963984540054;
  const pooled = fixedEffect([row(1, 1 - z, 1 + z), row(6, 6 - 2 * z, 6 + 2 * z)], 95, false)!;
  expect(pooled.value).toBeCloseTo((1 + 6 / 4) / 1.25, 9);
  expect(pooled.high - pooled.value).toBeCloseTo(z / Math.sqrt(1.25), 9);
});

test('an interval of another level weighs by its own level', () => {
  const wide = fixedEffect([row(0.5, 0.25, 1, 99), row(1, 0.5, 2)], 95, true)!;
  const alike = fixedEffect([row(0.5, 0.25, 1), row(1, 0.5, 2)], 95, true)!;
  expect(wide.value).toBeLessThan(alike.value);
});

const table = dataset('t', {
  name: ['a', 'b', 'all'],
  hr: [0.5, 1.2, 0.8],
  low: [0.1, 0.9, 0.7],
  high: [0.9, 9, 0.95],
});
const fence =
  'data: t\nlabel: name\nvalue: hr\nlow: low\nhigh: high\nmeasure: HR\nlevel: 95\ndomain: [0.25, 4]\npooled: {name: all}\n';

test('every mark knows its row, and an interval that leaves the axis ends in an arrow', async () => {
  const { chart, diagnostics } = await drawText(fence, [table], 'forest');
  expect(diagnostics).toEqual([]);
  const named = chart.marks.filter(({ readings }) => readings.length > 0);
  const rows = new Set(named.flatMap(({ readings }) => readings.flatMap((reading) => [...reading.rows])));
  expect([...rows].sort()).toEqual([0, 1, 2]);
  expect([...new Set(chart.readings.map(({ dataset: source }) => source.name))]).toEqual(['t']);
  // Two triangles: one interval leaves at each side.
  const spec = JSON.stringify(chart.spec);
  expect(spec.match(/"triangle-(?:left|right)"/g)).toEqual(['"triangle-left"', '"triangle-right"']);
});

test('nothing of a chart that fills its room stands beyond it', async () => {
  const long = dataset('t', {
    name: Array.from({ length: 14 }, (_, i) => `A characteristic of patients, level ${i}`),
    hr: Array.from({ length: 14 }, () => 0.5),
    low: Array.from({ length: 14 }, () => 0.3),
    high: Array.from({ length: 14 }, () => 0.8),
  });
  const { chart, diagnostics } = await drawText(
    `${fence
      .replace(/domain.*\n/, '')
      .replace('{name: all}', '{hr: 0.6}')
      .replace(/pooled.*\n/, '')}favours: [Left is better, Right is better]\n`,
    [long],
    'forest',
  );
  expect(diagnostics).toEqual([]);
  expect(chart.width).toBeLessThanOrEqual(1168);
  expect(chart.height).toBeLessThanOrEqual(500);
});
