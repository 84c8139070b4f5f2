import { afterEach, describe, expect, test } from 'vitest';
import { chartFigure } from '../../../../src/render/chart/figure.ts';
import { chartRenderer } from '../../../../src/render/chart/render-chart.ts';
import { dataset, drawText, expandText, lines, shell, theme } from '../../../support/draw-chart.ts';

const trials = dataset('trials', {
  id: ['e1910-b', 'e1910-c', 'tower-b'],
  study: ['E1910', 'E1910', 'TOWER'],
  arm: ['blina', 'control', 'blina'],
  os: [82.4, 62.5, 44],
  opened: ['2012-01-01', '2012-07-01', '2014-01-01'],
  link: ['https://example.org/a', 'javascript:alert(1)', ' \tJaVaScript:alert(2)'],
});

const bars = `data: {name: trials}
mark: bar
encoding:
  x: {field: os, type: quantitative, title: Survival (%)}
  y: {field: id, type: nominal, title: Trial}
`;

describe('what a chart says of itself', () => {
  test('title, description and table come from the numbers', async () => {
    const { chart, diagnostics } = await drawText(bars, [trials]);
    expect(diagnostics).toEqual([]);
    expect(chart.title).toBe('The slide');
    expect(chart.description).toBe('Bar chart: Survival (%) by trial. e1910-b 82.4; e1910-c 62.5; tower-b 44.');
    expect(chart.table).toEqual({
      columns: ['Trial', 'Survival (%)'],
      rows: [
        ['e1910-b', '82.4'],
        ['e1910-c', '62.5'],
        ['tower-b', '44'],
      ],
      more: 0,
    });
  });

  test('the author speaks first', async () => {
    const { chart } = await drawText(`alt: My words.\n${bars}`, [trials]);
    expect(chart.description).toBe(
      'My words. Bar chart: Survival (%) by trial. e1910-b 82.4; e1910-c 62.5; tower-b 44.',
    );
  });

  test('the drawing has one name and is hidden mark by mark', async () => {
    const { chart } = await drawText(bars, [trials]);
    expect(chart.svg).toMatch(
      /^<svg [^>]*role="img"[^>]*aria-labelledby="c1-title"[^>]*><title id="c1-title">The slide<\/title>/,
    );
    expect(chart.svg).not.toMatch(/aria-label=|aria-roledescription|style=|class="(?!tabular)|xmlns:xlink/);
    const figure = chartFigure(chart, 'c1');
    expect(figure).toContain('<p id="c1-description">Bar chart');
    expect(figure).toContain('<th scope="col">Trial</th>');
  });

  test('words of the data are text in the page', async () => {
    const hostile = dataset('hostile', { id: ['<script>alert(1)</script>', '"><img src=x>'], n: [1, 2] });
    const text =
      'data: {name: hostile}\ntitle: <b>\nmark: bar\nencoding: {x: {field: n, type: quantitative}, y: {field: id, type: nominal}}\n';
    const { chart } = await drawText(text, [hostile]);
    expect(chartFigure(chart, 'c1')).not.toMatch(/<(?:script|img|b)\b/);
  });

  test('places that were computed on an axis that nobody sees are no column, numbers of the data are', async () => {
    const { chart } = await drawText(
      `data: {name: trials}
transform: [{calculate: "indexof(['blina', 'control'], datum.arm) * 2", as: place}]
mark: bar
encoding:
  x: {field: os, type: quantitative, axis: null}
  y: {field: place, type: quantitative, axis: null, stack: null}
  color: {field: study, type: nominal}
`,
      [trials],
    );
    expect(chart.table.columns).toEqual(['study', 'os']);
  });

  test('a table of many rows is cut, and says so', async () => {
    const many = dataset('many', {
      id: Array.from({ length: 60 }, (_, i) => `r${i}`),
      n: Array.from({ length: 60 }, (_, i) => i),
    });
    const { chart } = await drawText(
      'data: {name: many}\nmark: point\nencoding: {x: {field: n, type: quantitative}}\n',
      [many],
    );
    expect(chart.table.rows).toHaveLength(50);
    expect(chart.table.more).toBe(10);
    expect(chartFigure(chart, 'c1')).toContain('and 10 more rows');
  });
});

describe('a hostile cell neither ends the run nor reaches the page', () => {
  test('links', async () => {
    const text = bars.replace('encoding:', 'encoding:\n  href: {field: link}');
    const { chart, diagnostics } = await drawText(text, [trials]);
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'chart/unsafe-link a link to `javascript:alert(1)` in column `link` of row `e1910-c` was left out',
      expect.stringContaining('of row `tower-b` was left out'),
    ]);
    expect(chart.svg.match(/<a /g)).toHaveLength(1);
    expect(chart.svg).toContain('href="https://example.org/a"');
    expect(chart.svg.toLowerCase()).not.toContain('javascript');
  });

  test('colours, fonts and images that would call out', async () => {
    const text = `data: {values: [{n: 1, c: 'url(https://example.org/x)'}]}
background: url(https://example.org/y)
mark: {type: point, filled: true, stroke: 'url(//example.org/z)'}
encoding: {x: {field: n, type: quantitative}, fill: {field: c, type: nominal, scale: null}}
`;
    const { chart } = await drawText(text);
    expect(chart.svg).not.toContain('example.org');
  });
});

describe('the same drawing whatever is around it', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = zone;
  });

  test('in every zone', async () => {
    const text = `data: {name: trials}
transform:
  - {filter: {field: opened, timeUnit: year, range: [2012, 2014]}}
  - {calculate: "timeFormat(datum.opened, '%d %b %Y') + ' ' + hours(datum.opened)", as: label}
mark: text
encoding:
  x: {field: opened, type: temporal, axis: {format: '%d %b'}}
  y: {field: opened, timeUnit: yearmonth, type: ordinal}
  text: {field: label}
`;
    const drawn: string[] = [];
    for (const name of ['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati']) {
      process.env['TZ'] = name;
      const { chart, diagnostics } = await drawText(text, [trials]);
      expect(diagnostics).toEqual([]);
      drawn.push(JSON.stringify(chart));
    }
    expect(drawn[0]).toContain('01 Jan 2012 0');
    expect(new Set(drawn).size).toBe(1);
  });

  test('in whatever order charts are drawn, also all at once', async () => {
    const clipped = bars.replace(
      'mark: bar',
      "transform: [{calculate: 'random()', as: r}]\nmark: {type: bar, clip: true}",
    );
    const renderer = await chartRenderer(shell, theme);
    const { chart } = expandText(clipped.replace('field: os', 'field: r'), [trials]);
    const alone = (await renderer.draw(chart, 'c1')).value.svg;
    const together = await Promise.all([1, 2, 3].map(() => renderer.draw(chart, 'c1')));
    expect(alone).toContain('clip-path="url(#c1-clip1)"');
    for (const { value } of together) expect(value.svg).toBe(alone);
  });
});

describe('what only the drawn scene can tell', () => {
  test.each([
    ['transform: [{filter: datum.os > 90}]', 'chart/empty [datum.os > 90]'],
    [
      'transform: [{filter: {field: study, equal: TOWERS}}]',
      'chart/empty [{field: study, equal: TOWERS}] did you mean `TOWER`?',
    ],
  ])('%s', async (transform, line) => {
    const text = bars.replace('mark:', `${transform}\nmark:`);
    const { chart, diagnostics } = await drawText(text, [trials]);
    expect(chart.spec).toBeNull();
    expect(lines(text, diagnostics)[0]).toContain(line);
  });

  const stacked = bars.replace('field: id', 'field: study');
  test.each([
    ['as it is', stacked, true],
    ['colour of the place itself', `${stacked}  color: {field: study, type: nominal}\n`, true],
    ['a tooltip is no series', `${stacked}  tooltip: {field: arm}\n`, true],
    ['in facets that do not part them', `${stacked}  row: {field: study, type: nominal}\n`, true],
    [
      'shared by layers',
      `data: {name: trials}\nencoding:\n${stacked.split('encoding:\n')[1]}layer: [{mark: bar}]\n`,
      true,
    ],
    ['a series', `${stacked.replace('Survival (%)', 'Patients')}  color: {field: arm, type: nominal}\n`, false],
    ['an offset', `${stacked}  yOffset: {field: arm, type: nominal}\n`, false],
    ['facets that part them', `${stacked}  row: {field: arm, type: nominal}\n`, false],
    ['an aggregate', stacked.replace('field: os', 'field: os, aggregate: mean'), false],
    ['an explicit stack', stacked.replace('field: os', 'field: os, stack: zero'), false],
    ['no stack', stacked.replace('field: os', 'field: os, stack: null'), false],
    ['an interval', `${stacked}  x2: {datum: 0}\n`, false],
    ['a filter before', stacked.replace('mark:', 'transform: [{filter: "datum.arm == \'blina\'"}]\nmark:'), false],
    ['points', stacked.replace('mark: bar', 'mark: point'), false],
  ])('rows that share a place, %s', async (_, text, wrong) => {
    const { diagnostics } = await drawText(text, [trials]);
    const found = diagnostics.filter(({ code }) => code.startsWith('chart/stacked'));
    expect(found.map(({ code, message }) => `${code} ${/`e1910-b`, `e1910-c`/.test(message)}`)).toEqual(
      wrong ? ['chart/stacked-rows true'] : [],
    );
  });

  test('an expression that fails is an error at the chart, not of the process', async () => {
    const text = bars.replace(
      'mark:',
      'transform: [{calculate: datum.os, as: b}, {calculate: datum.b.a.b, as: c}]\nmark:',
    );
    const { chart, diagnostics } = await drawText(text, [trials]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['chart/cannot-draw']);
    expect(chart.svg).toContain('class="chart-error"');
  });
});
