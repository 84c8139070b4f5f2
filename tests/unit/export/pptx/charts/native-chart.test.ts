import { describe, expect, test } from 'vitest';
import type { NativeChart } from '../../../../../src/export/pptx/charts/native-chart.ts';
import { dataset } from '../../../../support/draw-chart.ts';
import { chartLocale } from '../../../../../src/util/words/chart-locale.ts';
import { cachesOf, cellsOf, namesIn, nativeText, partsOf, readText } from '../../../../support/native-chart.ts';

const sales = dataset('sales', {
  id: ['a', 'b', 'c', 'd', 'e', 'f'],
  region: ['North', 'North', 'South', 'South', 'West', 'West'],
  year: [2020, 2021, 2020, 2021, 2020, 2021],
  day: ['2020-01-01', '2021-01-01', '2020-01-01', '2021-01-01', '2020-01-01', '2021-01-01'],
  value: [12.5, 14, 22, 18, 5, 7.25],
  low: [10, 12, 18, 15, 3, 5],
  high: [15, 16.5, 27, 21, 8, 10],
});
const one = dataset('one', { name: ['x', 'y', 'z'], n: [3, -4.5, 0], low: [1, -5, -1], high: [4, -4, 2] });

/** Every value of a chart, by its series and category. */
function valuesOf({ categories, series }: NativeChart): readonly (readonly [string, string, number])[] {
  return series.flatMap(({ name, values, xs }) =>
    values.flatMap((value, i): (readonly [string, string, number])[] =>
      value === null ? [] : [[name, categories?.labels[i] ?? String(xs?.[i]), value]],
    ),
  );
}

const rows = [0, 1, 2, 3, 4, 5].map((row) => sales.columns.map(({ values }) => values[row]));
const expected = rows.map(([, region, year, , value]) => [String(region), String(year), value]);

const grouped = (mark: string, x: string, more = ''): string => `data: {name: sales}
mark: ${mark}
encoding:
  x: {field: ${x}, title: Year${x === 'year' ? ', type: ordinal' : ''}}
  y: {field: value, type: quantitative, title: Value}
  color: {field: region, type: nominal, title: Region}
${more}`;

describe('every number of a native chart is that of a row drawn', () => {
  test.each([
    ['stacked columns', grouped('bar', 'year'), 'bar', 'stacked'],
    ['columns beside each other', grouped('bar', 'year', '  xOffset: {field: region}\n'), 'bar', 'clustered'],
    ['lines over names', grouped('line', 'year'), 'line', 'standard'],
    ['stacked areas', grouped('area', 'year'), 'area', 'stacked'],
    [
      'lines over numbers',
      grouped(
        '{type: line, point: true}',
        'year, type: quantitative, scale: {zero: false}, axis: {format: d, values: [2020, 2021]}',
      ).replace(', type: ordinal', ''),
      'scatter',
      'standard',
    ],
    ['dots over names', grouped('point', 'year'), 'line', 'standard'],
  ])('%s', async (_, text, kind, grouping) => {
    const chart = await nativeText(text, [sales]);
    expect([chart.kind, chart.grouping]).toEqual([kind, grouping]);
    expect([...valuesOf(chart)].sort()).toEqual([...expected].sort());
    expect(chart.legend?.title?.text).toBe('Region');
  });

  test('lying bars, below zero too, in the order of the drawing', async () => {
    const chart = await nativeText(
      'data: {name: one}\nmark: bar\nencoding:\n  y: {field: name, type: nominal, sort: null}\n  x: {field: n, type: quantitative}\n',
      [one],
    );
    expect(chart).toMatchObject({
      kind: 'bar',
      horizontal: true,
      along: { reversed: true },
      across: { reversed: false },
    });
    expect(valuesOf(chart)).toEqual([
      ['n', 'x', 3],
      ['n', 'y', -4.5],
      ['n', 'z', 0],
    ]);
  });

  test('days keep their distances', async () => {
    const chart = await nativeText(
      grouped('line', 'day, type: temporal, axis: {format: "%Y", values: [{year: 2020}, {year: 2021}]}'),
      [sales],
    );
    expect(chart.along).toMatchObject({ kind: 'date', step: 1, unit: 'years', format: 'yyyy' });
    expect(chart.categories?.days).toEqual([43_831, 44_197]);
  });

  test('in another language numbers and months are drawn as it writes them, and stay numbers and days', async () => {
    const locale = `config: {locale: ${JSON.stringify(chartLocale('it'))}}\n`;
    const days = 'day, type: temporal, axis: {format: "%b %Y", values: [{year: 2020}, {year: 2021}]}';
    const bars = await nativeText(
      `data: {name: one}\nmark: bar\nencoding:\n  x: {field: name, type: nominal}\n  y: {field: n, type: quantitative}\nlabels: {field: n, format: "+.1f"}\n${locale}`,
      [one],
    );
    expect(bars.series[0]?.labels.map(({ text, shows }) => [text, shows])).toEqual(
      ['+3,0', '−4,5', '+0,0'].map((text) => [text, { kind: 'value', format: '"+"0.0;"−"0.0' }]),
    );
    const small = `${grouped('line', days).replace('title: Value', 'title: Value, axis: {format: ".1f"}')}${locale}`;
    const lines = await nativeText(small, [sales]);
    expect([lines.along.format, lines.across.format]).toEqual(['[$-410]mmm yyyy', '0.0;"−"0.0']);
  });

  test('shares of a whole are the shares that are drawn', async () => {
    const chart = await nativeText(
      grouped('bar', 'year').replace('title: Value', 'stack: normalize, axis: {format: .0%}'),
      [sales],
    );
    const sums = [0, 1].map((i) => chart.series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
    expect(sums.map((sum) => sum.toFixed(9))).toEqual(['1.000000000', '1.000000000']);
    expect(chart.series.find(({ name }) => name === 'North')?.values[0]).toBeCloseTo(12.5 / 39.5, 10);
    expect(chart.across).toMatchObject({ min: 0, max: 1, format: '0%;"−"0%' });
  });

  test('intervals are plus and minus around the value, to the ends in the row', async () => {
    const chart = await nativeText(
      'data: {name: one}\nencoding: {x: {field: name, type: nominal}}\nlayer:\n' +
        '  - {mark: rule, encoding: {y: {field: low, type: quantitative}, y2: {field: high}}}\n' +
        '  - {mark: point, encoding: {y: {field: n, type: quantitative}}}\n',
      [one],
    );
    expect(chart.series[0]?.interval).toMatchObject({ plus: [1, 0.5, 2], minus: [2, 0.5, 1], caps: false });
  });

  test('labels show the value in the form that is drawn, or the name of the series', async () => {
    const bars =
      'data: {name: one}\nmark: bar\nencoding:\n  x: {field: name, type: nominal}\n  y: {field: n, type: quantitative}\n';
    const chart = await nativeText(`${bars}labels: {field: n, format: "+.1f"}\n`, [one]);
    expect(chart.series[0]?.labels.map(({ at, text, shows }) => [at, text, shows])).toEqual([
      [0, '+3.0', { kind: 'value', format: '"+"0.0;"−"0.0' }],
      [1, '−4.5', { kind: 'value', format: '"+"0.0;"−"0.0' }],
      [2, '+0.0', { kind: 'value', format: '"+"0.0;"−"0.0' }],
    ]);
    const lines = await nativeText(`${grouped('line', 'year')}labels: direct\n`, [sales]);
    expect(lines.series.map(({ labels }) => labels.map(({ at, shows }) => [at, shows.kind]))).toEqual([
      [[1, 'series']],
      [[1, 'series']],
      [[1, 'series']],
    ]);
    expect(lines.legend).toBeNull();
  });
});

describe('what PowerPoint cannot draw truly stays a picture', () => {
  const bars = (y: string): string =>
    `data: {name: one}\nmark: bar\nencoding:\n  x: {field: name, type: nominal}\n  y: ${y}\n`;
  test.each([
    ['annotations', `${bars('{field: n, type: quantitative}')}annotations: [{line: 2, label: here}]\n`],
    [
      'facets',
      'data: {name: sales}\nmark: bar\nencoding:\n  x: {field: year, type: ordinal}\n  y: {field: value, type: quantitative}\n  column: {field: region}\n',
    ],
    ['curved lines', grouped('{type: line, interpolate: monotone}', 'year')],
    ['steps of a curve', grouped('{type: line, interpolate: step-after}', 'year')],
    [
      'log axes',
      'data: {name: sales}\nmark: point\nencoding:\n  x: {field: low, type: quantitative, scale: {type: log}}\n  y: {field: value, type: quantitative}\n',
    ],
    [
      'bars that begin elsewhere',
      'data: {name: one}\nmark: bar\nencoding:\n  x: {field: name, type: nominal}\n  y: {field: low, type: quantitative}\n  y2: {field: high}\n',
    ],
    [
      'sizes',
      'data: {name: sales}\nmark: point\nencoding:\n  x: {field: low, type: quantitative}\n  y: {field: high, type: quantitative}\n  size: {field: value, type: quantitative}\n',
    ],
    ['parameters', `params: [{name: p, value: 1}]\n${bars('{field: n, type: quantitative}')}`],
    [
      'other marks',
      'data: {name: one}\nmark: arc\nencoding:\n  theta: {field: high, type: quantitative}\n  color: {field: name, type: nominal}\n',
    ],
    [
      'rules that hold no value',
      'data: {name: one}\nencoding: {x: {field: name, type: nominal}}\nlayer:\n  - {mark: bar, encoding: {y: {field: n, type: quantitative}}}\n  - {mark: rule, encoding: {x: {value: 5}, y: {field: low, type: quantitative}, y2: {field: high}}}\n',
    ],
  ])('%s', async (_, text) => {
    expect(await readText(text, [sales, one])).toHaveProperty('picture');
  });
});

describe('the parts of a native chart', () => {
  test('what the chart keeps of its workbook is what the workbook holds', async () => {
    for (const text of [grouped('bar', 'year'), grouped('line', 'year'), grouped('area', 'year')]) {
      const parts = partsOf(await nativeText(text, [sales]));
      const xml = String(parts.find(({ path }) => path.startsWith('ppt/charts/'))?.contents);
      const cells = cellsOf(parts.find(({ path }) => path.endsWith('.xlsx'))?.contents as Uint8Array);
      const caches = cachesOf(xml);
      expect(caches.size).toBeGreaterThan(4);
      for (const [range, cache] of caches)
        expect(namesIn(range).map((name) => cells.get(name)?.text ?? null)).toEqual(cache);
    }
  });

  test('a cell that begins like a formula is a text', async () => {
    const hostile = dataset('hostile', {
      name: ["=cmd|'/c calc'!A1", '+1', '-1', '@a', '<b>&\u0001'],
      n: [1, 2, 3, 4, 5],
    });
    const text =
      'data: {name: hostile}\nmark: bar\nencoding:\n  x: {field: name, type: nominal, sort: null}\n  y: {field: n, type: quantitative}\n';
    const parts = partsOf(await nativeText(text, [hostile]));
    const cells = cellsOf(parts.find(({ path }) => path.endsWith('.xlsx'))?.contents as Uint8Array);
    expect(['A2', 'A3', 'A4', 'A5', 'A6'].map((name) => cells.get(name))).toEqual(
      ["=cmd|'/c calc'!A1", '+1', '-1', '@a', '&lt;b&gt;&amp;'].map((text) => ({ text, type: 'inlineStr' })),
    );
  });

  test('the same chart is the same bytes', async () => {
    const [a, b] = [
      partsOf(await nativeText(grouped('bar', 'year'), [sales])),
      partsOf(await nativeText(grouped('bar', 'year'), [sales])),
    ];
    expect(a).toEqual(b);
  });
});
