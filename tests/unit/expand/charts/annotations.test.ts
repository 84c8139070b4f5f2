import { describe, expect, test } from 'vitest';
import { dataset, drawText, lines } from '../../../support/draw-chart.ts';

const trial = dataset('trial', {
  id: ['b', 'c', 'x'],
  arm: ['blinatumomab', 'control', 'other'],
  os: [82.4, 62.5, 70],
  p: [0.0029, null, null],
});
const bars = `data: {name: trial}
mark: bar
encoding: {x: {field: arm, type: nominal}, y: {field: os, type: quantitative, scale: {domain: [0, 100]}}}
`;
const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text as string);

describe('annotations bound to data', () => {
  test('say what lies between two rows, which their trace names', async () => {
    const { chart, diagnostics } = await drawText(
      `${bars}annotations:
  - {difference: {from: {arm: control}, to: {arm: blinatumomab}}, unit: points}
  - {ratio: {from: {arm: control}, to: {arm: blinatumomab}}}
  - {bracket: {from: {id: b}, to: {id: c}}, p: {column: p, where: {id: b}}}
  - {line: {id: x}, label: other}
  - {band: [20, 40], label: low}`,
      [trial],
    );
    expect(diagnostics).toEqual([]);
    expect(texts(chart.svg).slice(-5)).toEqual(['low', '+19.9\u00a0points', '×1.3', 'P\u00a0=\u00a00.003', 'other']);
    const rows = chart.marks.map(({ readings }) => readings.map((one) => one.rows.length).join());
    expect(rows).toContain('2');
    expect(chart.table.rows).toEqual([
      ['blinatumomab', '82.4'],
      ['control', '62.5'],
      ['other', '70'],
    ]);
  });

  test('say where they are wrong', async () => {
    const wrong = async (annotation: string): Promise<string[]> => {
      const text = `${bars}annotations: [${annotation}]`;
      return lines(text, (await drawText(text, [trial])).diagnostics);
    };
    expect(await wrong('{diference: {from: {arm: control}}}')).toEqual([
      'chart/unknown-annotation [diference] did you mean `difference`?',
    ]);
    expect(await wrong('{difference: {from: {arm: contrl}, to: {arm: other}}}')).toEqual([
      'chart/annotation-row [{arm: contrl}] did you mean `control`?',
    ]);
    expect(await wrong('{difference: {from: {amr: control}, to: {arm: other}}}')).toEqual([
      'chart/unknown-field [amr] did you mean `arm`?',
    ]);
    expect(await wrong('{bracket: {from: {arm: control}, to: {arm: other}}}')).toEqual(['chart/missing-key [bracket]']);
  });
});
