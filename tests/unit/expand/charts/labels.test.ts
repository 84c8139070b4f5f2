import { describe, expect, test } from 'vitest';
import { dataset, drawText, lines } from '../../../support/draw-chart.ts';

const trial = dataset('trial', {
  arm: ['a', 'a', 'b', 'b', 'c', 'c'],
  year: [1, 5, 1, 5, 1, 5],
  os: [90, 62, 91, 61, 80, 30],
});
const drawn = (rest: string): string => `data: {name: trial}
mark: line
encoding:
  x: {field: year, type: quantitative, scale: {nice: false}}
  y: {field: os, type: quantitative, scale: {domain: [0, 100]}}
  color: {field: arm, type: nominal}
${rest}`;
const labels = (svg: string): [number, string][] =>
  [...svg.matchAll(/<text[^>]*translate\(([\d.]+),([\d.]+)\)[^>]*font-weight="600"[^>]*>([^<]+)</g)].map((found) => [
    Number(found[2]),
    found[3] as string,
  ]);

describe('direct labels', () => {
  test('stand at the ends of their lines, moved apart, instead of a legend', async () => {
    const { chart, diagnostics } = await drawText(drawn('labels: direct'), [trial]);
    expect(diagnostics).toEqual([]);
    const found = labels(chart.svg);
    expect(found.map(([, name]) => name)).toEqual(['a', 'b', 'c']);
    const [a, b] = found.map(([y]) => y) as [number, number];
    expect(b - a).toBeGreaterThanOrEqual(20);
    expect(b - a).toBeLessThan(24);
    expect(chart.svg).not.toContain('role-legend');
  });

  test('stand where a line ends: at its last y, once, along any axis', async () => {
    const gap = dataset('trial', {
      arm: ['ctl', 'trt', 'ctl', 'trt', 'ctl', 'trt', 'ctl'],
      year: [1, 1, 2, 2, 3, 3, 3],
      os: [30, 50, 20, 45, 5, null, 6],
      visit: ['start', 'start', 'later', 'later', 'end', 'end', 'end'],
    });
    const named = async (text: string): Promise<string[]> =>
      labels((await drawText(text, [gap])).chart.svg).map(([, name]) => name);
    const plain = drawn('labels: direct');
    expect((await named(plain)).sort()).toEqual(['ctl', 'trt']);
    const visits = plain.replace(
      'field: year, type: quantitative, scale: {nice: false}',
      'field: visit, type: ordinal',
    );
    expect((await named(visits.replace('ordinal', 'ordinal, sort: [start, later, end]'))).sort()).toEqual([
      'ctl',
      'trt',
    ]);
    expect((await named(visits.replace('ordinal', 'ordinal, sort: null'))).sort()).toEqual(['ctl', 'trt']);
    const means = plain.replace('field: os', 'aggregate: mean, field: os');
    expect((await named(means)).sort()).toEqual(['ctl', 'trt']);
    expect((await named(means.replace('scale: {nice: false}', 'bin: {step: 2}'))).sort()).toEqual(['ctl', 'trt']);
    const unsure = visits.replace('ordinal', 'ordinal, sort: {field: os, op: mean}');
    expect((await drawText(unsure, [gap])).diagnostics.map(({ code }) => code)).toContain('chart/labels-chart');
  });

  test('that find no room are a warning, never an overlap unsaid', async () => {
    const many = Array.from({ length: 12 }, (_, i) => `s${i}`);
    const crowd = dataset('trial', {
      arm: many.flatMap((name) => [name, name]),
      year: many.flatMap(() => [1, 5]),
      os: many.flatMap((_, i) => [50, 50 + i / 10]),
    });
    const { diagnostics } = await drawText(drawn('labels: direct'), [crowd]);
    expect(diagnostics.map(({ code }) => code)).toContain('chart/labels-crowded');
  });

  test('of values stand at their marks; what cannot be labelled is said', async () => {
    const bars = `data: {name: trial}
mark: bar
encoding: {x: {field: year, type: ordinal}, y: {aggregate: mean, field: os, type: quantitative}}
labels: {format: '.0f'}`;
    const { chart, diagnostics } = await drawText(bars, [trial]);
    expect(diagnostics).toEqual([]);
    expect(labels(chart.svg).map(([, text]) => text)).toEqual(['87', '51']);
    const wrong = bars.replace("{format: '.0f'}", 'direct');
    expect(lines(wrong, (await drawText(wrong, [trial])).diagnostics)).toEqual([
      'chart/labels-chart [direct] bars are named by their axis; in other charts write the names as a layer of `text`',
    ]);
  });
});
