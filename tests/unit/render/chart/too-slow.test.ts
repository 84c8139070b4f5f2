import { expect, test } from 'vitest';
import { chartRenderer } from '../../../../src/render/chart/render-chart.ts';
import { dataset, expandText, shell, theme } from '../../../support/draw-chart.ts';

const bars = 'data: {values: [{a: 1}]}\nmark: bar\nencoding: {x: {field: a, type: quantitative}}';

test.each([
  ['smoothing', 'transform: [{loess: y, on: x, bandwidth: 0.9}]\nmark: line', 'y'],
  [
    'a pattern that tries every way to part a text',
    "transform: [{filter: \"!test(/a*a*a*a*a*a*a*a*b/, pad('a', 400, 'a', 'left'))\"}]\nmark: line",
    'y',
  ],
  [
    'reading back the rows behind each mark',
    'transform: [{window: [{op: sum, field: y, as: s}], frame: [null, null]}]\nmark: rule',
    's',
  ],
])('%s takes too long: the chart is stopped, the next is drawn', async (_, spec, y) => {
  const count = 4000;
  const numbers = Array.from({ length: count }, (_, i) => (i * 7919) % 10_007);
  const data = dataset('t', { id: numbers.map((_, i) => i), x: numbers, y: numbers.map((x, i) => (x * i) % 97) });
  const text = `data: {name: t}\n${spec}\nencoding: {x: {field: x, type: quantitative}, y: {field: ${y}, type: quantitative}}`;
  const quick = await chartRenderer(shell, theme, 60);
  const { value, diagnostics } = await quick.draw(expandText(text, [data]).chart, 'c1');
  expect(diagnostics.map(({ code }) => code)).toEqual(['chart/too-slow']);
  expect(value.spec).toBeNull();
  const next = await (await chartRenderer(shell, theme)).draw(expandText(bars).chart, 'c2');
  expect(next.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what is too large for a slide is known before it is written', { timeout: 60_000 }, async () => {
  const numbers = Array.from({ length: 100_000 }, (_, i) => i);
  const text =
    'data: {name: t}\nmark: point\nencoding: {x: {field: x, type: quantitative}, y: {field: x, type: quantitative}}';
  const renderer = await chartRenderer(shell, theme, 100_000);
  const { diagnostics } = await renderer.draw(expandText(text, [dataset('t', { x: numbers })]).chart, 'c1');
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'the drawn chart is 2.4 MB of SVG; at most 2.0 MB reach a slide',
  ]);
});
