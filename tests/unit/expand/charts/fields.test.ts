import { describe, expect, test } from 'vitest';
import { dataset, expandText, lines } from '../../../support/draw-chart.ts';

const trials = dataset('trials', {
  id: ['a', 'b', 'c'],
  study: ['E1910', 'E1910', 'TOWER'],
  arm: ['blina', 'control', 'blina'],
  os: [82.4, 62.5, 44],
  low: [73.7, 52, 37],
  opened: ['2012-01-01', '2012-01-01', '2014-01-01'],
});
const sites = dataset('sites', { study: ['E1910', 'TOWER'], country: ['US', 'World'] });

function said(text: string): string[] {
  return lines(text, expandText(text, [trials, sites]).diagnostics);
}

const drawn = (transform: string, field: string): string =>
  `data: {name: trials}\ntransform: ${transform}\nmark: point\nencoding: {x: {field: ${field}, type: nominal}}\n`;

describe('each transform makes the columns that it makes', () => {
  test.each([
    ['[{calculate: datum.os * 2, as: double}]', 'double'],
    ['[{aggregate: [{op: mean, field: os, as: average}], groupby: [study]}]', 'average'],
    ['[{joinaggregate: [{op: max, field: os, as: best}]}]', 'best'],
    ['[{window: [{op: rank, as: place}], sort: [{field: os}]}]', 'place'],
    ['[{fold: [os, low]}]', 'value'],
    ['[{fold: [os, low], as: [what, number]}]', 'number'],
    ['[{pivot: arm, value: os, groupby: [study]}]', 'control'],
    ['[{flatten: [arm], as: [one]}]', 'one'],
    ['[{bin: true, field: os, as: box}]', 'box_end'],
    ['[{timeUnit: year, field: opened, as: when}]', 'when'],
    ['[{lookup: study, from: {data: {name: sites}, key: study, fields: [country]}}]', 'country'],
    ['[{density: os, groupby: [arm]}]', 'density'],
    ['[{regression: os, on: low}]', 'low'],
    ['[{loess: os, on: low, as: [x, y]}]', 'y'],
    ['[{quantile: os}]', 'prob'],
    ['[{stack: os, groupby: [study], as: [from, to]}]', 'to'],
    ['[{impute: os, key: arm, groupby: [study], value: 0}]', 'os'],
    ['[{sample: 2}]', 'os'],
  ])('%s → %s', (transform, field) => {
    expect(said(drawn(transform, field))).toEqual([]);
  });

  test.each([
    ['[{aggregate: [{op: mean, field: os, as: average}], groupby: [study]}]', 'arm'],
    ['[{pivot: arm, value: os, groupby: [study]}]', 'blinatumomab'],
    ['[{density: os, groupby: [arm]}]', 'study'],
    ['[{regression: os, on: low}]', 'study'],
  ])('%s leaves no %s', (transform, field) => {
    expect(said(drawn(transform, field))[0]).toContain(`chart/unknown-field [${field}]`);
  });
});

describe('a reference is checked wherever it stands', () => {
  test.each([
    '[{filter: {field: studdy, equal: E1910}}]',
    '[{filter: {not: {or: [{field: studdy, oneOf: [a]}, datum.os > 1]}}}]',
    '[{filter: \'datum["studdy"] == 1\'}]',
    '[{aggregate: [{op: count, as: n}], groupby: [studdy]}]',
    '[{joinaggregate: [{op: max, field: studdy, as: best}]}]',
    '[{window: [{op: rank, as: r}], sort: [{field: studdy}]}]',
    '[{fold: [os, studdy]}]',
    '[{pivot: studdy, value: os}]',
    '[{lookup: studdy, from: {data: {name: sites}, key: study, fields: [country]}}]',
    '[{lookup: study, from: {data: {name: sites}, key: studdy, fields: [country]}}]',
    '[{density: os, groupby: [studdy]}]',
    '[{impute: os, key: studdy}]',
    '[{extent: studdy, param: e}]',
    '[{stack: os, groupby: [studdy], as: s}]',
  ])('transform %s', (transform) => {
    const found = said(drawn(transform, 'arm'));
    expect(found[0]).toMatch(/^chart\/unknown-field \[studdy\] did you mean `study`\?/);
  });

  test.each([
    'x: {field: studdy, type: nominal}',
    'x: {field: arm, type: nominal, sort: {field: studdy}}',
    'tooltip: [{field: arm}, {field: studdy}]',
    'detail: [{field: studdy}]',
    'color: {condition: {test: "datum.studdy == 1", value: red}, value: blue}',
    'color: {condition: [{test: {field: studdy, equal: 1}, value: red}], value: blue}',
    'row: {field: studdy, type: nominal}',
    'y: {aggregate: {argmax: studdy}, field: arm, type: nominal}',
  ])('channel %s', (channel) => {
    const found = said(`data: {name: trials}\nmark: point\nencoding:\n  ${channel}\n`);
    expect(found[0]).toMatch(/^chart\/unknown-field \[studdy\] did you mean `study`\?/);
  });

  test('repeat, facet and layers take the columns that exist where they stand', () => {
    const text = `data: {name: trials}
repeat: [os, loow]
spec:
  layer:
    - transform: [{calculate: datum.os - datum.low, as: gap}]
      mark: rule
      encoding: {size: {field: gap, type: quantitative}}
    - mark: point
      encoding: {size: {field: gap, type: quantitative}}
  encoding: {x: {field: {repeat: repeat}, type: quantitative}}
`;
    expect(said(text)).toEqual([
      'chart/unknown-field [loow] did you mean `low`?',
      expect.stringMatching(/^chart\/unknown-field \[gap\]/),
    ]);
  });
});

test('only the columns that are read travel with the chart', () => {
  const { chart } = expandText(drawn('[{filter: datum.os > 1}]', 'arm'), [trials, sites]);
  if (chart.kind !== 'spec') throw new Error(chart.message);
  const rows = (chart.spec['datasets'] as Record<string, readonly object[]>)['trials'];
  expect(rows?.map((row) => Object.keys(row))).toEqual([
    ['arm', 'os'],
    ['arm', 'os'],
    ['arm', 'os'],
  ]);
});

test('our own keys, mustaches and the size of the slot', () => {
  const text =
    'alt: Three of {{n}}\nsource: JCO 2024\n' +
    drawn('[]', 'arm').replace('mark: point', 'title: n = {{n}}\nmark: point');
  const { chart } = expandText(text, [trials]);
  expect(chart).toMatchObject({
    kind: 'spec',
    words: { alt: 'Three of 42', source: 'JCO 2024' },
    spec: {
      title: 'n = 42',
      width: 1168,
      height: 472,
      autosize: { type: 'fit', contains: 'padding' },
      usermeta: { plenary: { alt: 'Three of 42' } },
    },
  });
  expect(chart.kind === 'spec' && 'alt' in chart.spec).toBe(false);
});

test('a printed spec gives the same chart again', () => {
  const first = expandText('alt: A\n' + drawn('[{filter: datum.os > 50}]', 'arm'), [trials]).chart;
  if (first.kind !== 'spec') throw new Error(first.message);
  const { chart: second, diagnostics } = expandText(JSON.stringify(first.spec), []);
  expect(diagnostics).toEqual([]);
  expect(second).toMatchObject({ kind: 'spec', words: first.words, spec: JSON.parse(JSON.stringify(first.spec)) });
});
