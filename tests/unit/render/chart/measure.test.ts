import { expect, test } from 'vitest';
import { loadRuler } from '../../../../src/render/chart/measure.ts';
import { fonts } from '../../../support/draw-chart.ts';

/* Widths in px as Chromium 156 sets them with the same files with `tabular-nums` where a text has figures (`getComputedTextLength`). */
test.each([
  ['Nordrhein-Westfalen', 400, 18, 'normal', 176.65625],
  ['1,234,567.89', 400, 18, 'normal', 119.5625],
  ['Overall survival (%)', 600, 22, 'normal', 209.125],
  ['82.4 (73.7–88.4)', 700, 34, 'normal', 277.921875],
  ['≥ 55 y, n = 1,913', 400, 16, 'normal', 131.53125],
  ['AVATAR Total XIIIA', 700, 20, 'normal', 184.015625],
  ['Ph-negative → Maß, œuvre', 400, 18, 'italic', 235.234375],
])('%s at weight %i is as wide as in a browser', async (text, fontWeight, fontSize, fontStyle, width) => {
  const ruler = await loadRuler(fonts);
  const measured = ruler.width(text, { font: 'Inter', fontWeight, fontSize, fontStyle });
  expect(Math.abs(measured - width)).toBeLessThan(0.02);
  expect(ruler.takeUnknown()).toEqual([]);
});

test('each face has its own widths, all at once', async () => {
  const ruler = await loadRuler(fonts);
  const width = (fontWeight: number, fontStyle: string): number =>
    ruler.width('Hello 82.4', { font: 'Inter', fontWeight, fontStyle, fontSize: 100 });
  const widths = [width(400, 'normal'), width(600, 'normal'), width(700, 'normal'), width(400, 'italic')];
  expect(new Set(widths).size).toBe(4);
  expect(widths[0]).toBeCloseTo(489.3, 0);
});

test('a family that the talk lacks is measured as Inter and named', async () => {
  const ruler = await loadRuler(fonts);
  expect(ruler.width('abc', { font: 'Georgia, serif', fontSize: 10 })).toBe(
    ruler.width('abc', { font: 'Inter', fontSize: 10 }),
  );
  expect(ruler.takeUnknown()).toEqual(['Georgia']);
  expect(ruler.takeUnknown()).toEqual([]);
});
