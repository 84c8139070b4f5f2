import { describe, expect, test } from 'vitest';
import { dataset, drawText } from '../../../support/draw-chart.ts';

const table = dataset('t', { id: ['a', 'b', 'c'], n: [3, 5, 9] });
const bars = (mark: string, rest = ''): string =>
  `data: {name: t}\nlayer:\n  - mark: ${mark}\n    encoding: {x: {field: n, type: quantitative, title: null}, y: {field: id, type: nominal, title: null}${rest}}\n`;
const found = async (text: string): Promise<string[]> =>
  (await drawText(text, [table])).diagnostics.map(({ code, message }) => `${code} ${message}`);

describe('contrast of what is drawn', () => {
  test('a mark that does not stand out from the paper', async () => {
    expect(await found(bars("{type: bar, color: '#f0c040'}"))).toEqual([
      'chart/low-contrast a mark in `#f0c040` is faint on `#ffffff`: contrast 1.7:1',
    ]);
  });

  test('text is held against the bar that it stands on', async () => {
    const label = (color: string): string =>
      `${bars('bar')}  - mark: {type: text, align: right, dx: -8, color: '${color}'}\n    encoding: {x: {field: n, type: quantitative}, y: {field: id}, text: {field: id}}\n`;
    expect(await found(label('#7a8392'))).toEqual([
      'chart/low-contrast `a` in `#7a8392` is faint on `#0b5fa5`: contrast 1.7:1',
    ]);
    expect(await found(label('#ffffff'))).toEqual([]);
  });

  test('grey that stands behind, hollow marks, bands and ramps are faint on purpose', async () => {
    const grey = ", color: {condition: {test: datum.n > 5, value: accent}, value: '#c3c9d3'}";
    expect(await found(bars('bar', grey))).toEqual([]);
    expect(await found(bars('{type: point, fill: paper, stroke: accent}'))).toEqual([]);
    expect(await found(bars("{type: bar, color: '#f0c040', opacity: 0.3}"))).toEqual([]);
    const ramp = ', color: {field: n, type: quantitative, legend: null}';
    expect(await found(bars('rect', ramp))).toEqual([]);
    expect(await found(bars("{type: bar, color: '#c3c9d3'}"))).toHaveLength(1);
  });
});

describe('series by colour alone', () => {
  const lines = (rest: string, range: string): string =>
    `data: {values: [{s: in, x: 1, y: 2}, {s: in, x: 2, y: 3}, {s: out, x: 1, y: 4}, {s: out, x: 2, y: 5}]}
mark: line
encoding: {x: {field: x, type: quantitative}, y: {field: y, type: quantitative}, color: {field: s, type: nominal${range}}${rest}}`;
  const redGreen = ", scale: {range: ['#b03020', '#5a7a10']}";

  test('red and green need a second difference', async () => {
    expect(await found(lines('', redGreen))).toEqual([
      'chart/color-only `in` and `out` differ by colour alone, and look alike with deuteranopia',
    ]);
    expect(await found(lines(', strokeDash: {field: s}', redGreen))).toEqual([]);
    expect(await found(lines('', ''))).toEqual([]);
  });
});
