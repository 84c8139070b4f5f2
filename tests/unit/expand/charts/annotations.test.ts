import { describe, expect, test } from 'vitest';
import { pText } from '../../../../src/expand/charts/annotations/bracket.ts';
import { dataset, drawText, lines } from '../../../support/draw-chart.ts';

const trial = dataset('trial', {
  id: ['b', 'c', 'x'],
  arm: ['blinatumomab', 'control', 'other', 'low'],
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
    expect(texts(chart.svg).slice(-5)).toEqual(['+19.9\u00a0points', '×1.3', 'P\u00a0=\u00a00.003', 'other', 'low']);
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

  test('never point at a row where several are drawn as one mark, or on each other', async () => {
    const arms = dataset('trial', {
      id: ['a', 'c', 'b'],
      arm: ['x', 'x', 'y'],
      os: [30, 20, 50],
      set: ['m', 'n', 'n'],
    });
    const codes = async (y: string, annotation: string): Promise<readonly string[]> => {
      const chart = `data: {name: trial}
mark: bar
encoding: {x: {field: arm, type: nominal}, y: {field: os, type: quantitative, ${y}, scale: {domain: [0, 100]}}, color: {field: set}}
annotations: [${annotation}]`;
      return (await drawText(chart, [arms])).diagnostics.map(({ code }) => code);
    };
    const arrow = '{difference: {from: {id: a}, to: {id: b}}}';
    expect(await codes('aggregate: sum', arrow)).toContain('chart/annotation-worked-out');
    expect(await codes('stack: true', arrow)).toContain('chart/annotation-worked-out');
    expect(await codes('stack: true', '{line: {id: a}}')).toContain('chart/annotation-worked-out');
    expect(await codes('stack: true', '{line: {id: b}}, {line: 20}')).not.toContain('chart/annotation-worked-out');
    expect(await codes('stack: null', arrow)).not.toContain('chart/annotation-worked-out');
  });

  test('stand at the date of a row', async () => {
    const visits = dataset('trial', { id: [1, 2], day: ['2020-01-01', '2020-06-01'], os: [3, 4] });
    const text = `data: {name: trial}
mark: point
encoding: {x: {field: day, type: temporal}, y: {field: os, type: quantitative}}
annotations: [{line: {id: 2}, axis: x, label: amended}]`;
    const { chart, diagnostics } = await drawText(text, [visits]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(texts(chart.svg)).toContain('amended');
  });

  test('take P values only, and show on which side of 0.05 they are', async () => {
    expect([0.0496, 0.0504, 0.05, 0.065, 0.02, 0.3, 0.0004, 0.995].map((p) => pText(p, 'en').slice(2))).toEqual([
      '=\u00a00.0496',
      '=\u00a00.0504',
      '=\u00a00.05',
      '=\u00a00.065',
      '=\u00a00.02',
      '=\u00a00.30',
      '<\u00a00.001',
      '>\u00a00.99',
    ]);
    const text = `${bars}annotations: [{bracket: {from: {id: b}, to: {id: c}}, p: 5}]`;
    expect((await drawText(text, [trial])).diagnostics.map(({ code }) => code)).toEqual(['chart/annotation-p']);
  });
});
