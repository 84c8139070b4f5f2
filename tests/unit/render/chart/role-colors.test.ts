import { describe, expect, test } from 'vitest';
import { rangeFor } from '../../../../src/render/chart/colors.ts';
import { dataset, drawText, expandText, lines } from '../../../support/draw-chart.ts';

const roles = new Map([
  ['blinatumomab', 'rose'],
  ['chemotherapy', 'grey'],
]);
const table = dataset('trials', {
  id: ['a', 'b', 'c'],
  drug: ['chemotherapy', 'inotuzumab', 'Blinatumomab'],
  os: [40, 50, 80],
});

describe('colour roles', () => {
  test('a scale whose values are known only when drawn takes them, the rest no colour of a role', async () => {
    const text =
      'data: {name: trials}\nmark: bar\nencoding: {x: {field: os, type: quantitative}, y: {field: id}, color: {field: drug, type: nominal}}';
    const { chart, diagnostics } = await drawText(text, [table], 'vega-lite', roles);
    expect(diagnostics).toEqual([]);
    const fills = [...chart.svg.matchAll(/data-mark="\d+"[^>]*fill="([^"]+)"/g)].map(([, fill]) => fill);
    expect(fills).toEqual(['#838f9f', '#0b5fa5', '#a22048']);
    expect(JSON.stringify(chart.spec)).not.toContain('range');
  });

  test('plots with colours of their own agree', async () => {
    const text =
      'data: {name: trials}\nfacet: {row: {field: drug}}\nspec: {width: 200, height: 50, mark: bar, encoding: {x: {field: os, type: quantitative}, color: {field: drug, type: nominal}}}\nresolve: {scale: {color: independent}}';
    const { chart } = await drawText(text, [table], 'vega-lite', roles);
    const fills = [...chart.svg.matchAll(/data-mark="\d+"[^>]*fill="([^"]+)"/g)].map(([, fill]) => fill);
    expect([...fills].sort()).toEqual(['#0b5fa5', '#838f9f', '#a22048']);
  });

  test('names of roles and of the theme stand wherever a colour stands, and only there', () => {
    const text = `data: {name: trials}
mark: {type: bar, stroke: blinatumomab}
title: {text: grey, color: muted}
encoding:
  x: {field: os, type: quantitative, title: accent, axis: {labelColor: {condition: {test: datum.value > 1, value: accent}, value: ink}}}
  color: {condition: {test: "datum.drug == 'chemotherapy'", value: chemotherapy}, value: teal}
config: {axis: {gridColor: faint}}`;
    const { chart, diagnostics } = expandText(text, [table], 'vega-lite', roles);
    expect(diagnostics).toEqual([]);
    expect(chart.kind === 'spec' && chart.spec).toMatchObject({
      mark: { stroke: '#a22048' },
      title: { text: 'grey', color: '#5a6475' },
      encoding: {
        x: { title: 'accent', axis: { labelColor: { condition: { value: '#0b5fa5' }, value: '#1a2233' } } },
        color: { condition: { test: "datum.drug == 'chemotherapy'", value: '#838f9f' }, value: '#1d9270' },
      },
      config: { axis: { gridColor: '#d5dae2' } },
    });
  });

  test('a word that is no colour is an error with the nearest name', () => {
    const text =
      'data: {name: trials}\nmark: {type: bar, color: blinatumomba}\nencoding: {x: {field: os, type: quantitative}}';
    expect(lines(text, expandText(text, [table], 'vega-lite', roles).diagnostics)).toEqual([
      'chart/unknown-color [blinatumomba] did you mean `blinatumomab`?',
    ]);
  });

  test('the palette gives its own colours first, then those of roles that are not in the chart', () => {
    const palette = ['#111111', '#222222', '#333333'];
    const own = new Map([
      ['a', '#111111'],
      ['z', '#333333'],
    ]);
    expect(rangeFor(['b', 'a', 'c', 'd'], { roles: own, palette })).toEqual([
      '#222222',
      '#111111',
      '#333333',
      '#222222',
    ]);
    expect(rangeFor(['b'], { roles: own, palette })).toBeNull();
  });
});
