import fc from 'fast-check';
import { Blob, Buffer as Line, Face, Feature, Font, shape } from 'harfbuzzjs';
import { expect, test } from 'vitest';
import { loadRuler } from '../../../../src/render/chart/measure.ts';
import { shapedFace } from '../../../../src/render/chart/text/shape.ts';
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

const characters = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'0123456789xX–—−×→←≥≤≈○●±·•“”‘’²°µéÄößŁőαβΔЖд½…\u00a0\u2009\u202f\u00ad',
];
/** Where a face has most of its contexts: arrows, brackets beside capitals, signs between figures. */
const lively = [...'0123456789xXAa-–:()[]{}<>=+*/@_→←×− '];

test.each(['inter-400', 'inter-400i', 'inter-600', 'inter-700'])(
  '%s is measured as HarfBuzz shapes it',
  async (name) => {
    const bytes = await fonts.read(`${name}.metrics`);
    const face = shapedFace(bytes);
    const font = new Font(new Face(new Blob(new Uint8Array(bytes))));
    const line = new Line();
    const widthOf = (text: string, tabular: boolean): number => {
      line.reset();
      line.addText(text);
      line.guessSegmentProperties();
      shape(font, line, tabular ? [new Feature('tnum', 1)] : []);
      return line.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0) / 2048;
    };
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom(...characters), maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(...lively), maxLength: 12 }),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (shown, tabular) => {
        expect(face.width(shown, tabular)).toBeCloseTo(widthOf(shown, tabular), 9);
      }),
      { numRuns: 300 },
    );
  },
);

test('signs of another piece are not kerned with their neighbours, as in a browser', async () => {
  const ruler = await loadRuler(fonts);
  const width = (text: string): number => ruler.width(text, { font: 'Inter', fontSize: 100 });
  expect(width('Tα')).toBeCloseTo(width('T') + width('α'), 9);
  expect(width('To')).toBeLessThan(width('T') + width('o'));
});
