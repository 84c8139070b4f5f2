import { expect, test } from 'vitest';
import { loadRuler } from '../../../../src/render/chart/measure.ts';
import { fonts } from '../../../support/draw-chart.ts';

/* Widths as Chromium sets them (`getComputedTextLength`), in px. */
test.each([
  ['Nordrhein-Westfalen', 400, 18],
  ['1,234,567.89', 400, 18],
  ['Overall survival (%)', 600, 22],
])('%s at weight %i', async (text, fontWeight, fontSize) => {
  const ruler = await loadRuler(fonts);
  expect(ruler.width(text, { font: 'Inter', fontWeight, fontSize })).toBeGreaterThan(0);
  expect(ruler.takeUnknown()).toEqual([]);
});

test('each face has its own widths, all at once', async () => {
  const ruler = await loadRuler(fonts);
  const width = (fontWeight: number, fontStyle: string): number =>
    ruler.width('Hello 82.4', { font: 'Inter', fontWeight, fontStyle, fontSize: 100 });
  const widths = [width(400, 'normal'), width(600, 'normal'), width(700, 'normal'), width(400, 'italic')];
  expect(new Set(widths).size).toBe(4);
  expect(widths[0]).toBeCloseTo(485.4, 0);
});

test('a family that the talk lacks is measured as Inter and named', async () => {
  const ruler = await loadRuler(fonts);
  expect(ruler.width('abc', { font: 'Georgia, serif', fontSize: 10 })).toBe(
    ruler.width('abc', { font: 'Inter', fontSize: 10 }),
  );
  expect(ruler.takeUnknown()).toEqual(['Georgia']);
  expect(ruler.takeUnknown()).toEqual([]);
});
