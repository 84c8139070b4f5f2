import { expect, test } from 'vitest';
import type { RenderedChart } from '../../../../src/model/chart.ts';
import { chartRenderer } from '../../../../src/render/chart/render-chart.ts';
import { dataset, expandText, shell, theme } from '../../../support/draw-chart.ts';

/** Bars, a summed line with an area around it, plots of their own, and a scale in order of a sum. */
const forms = [
  'mark: bar\nencoding: {x: {field: drug, type: nominal, sort: -y}, y: {aggregate: sum, field: os, type: quantitative}}',
  'layer:\n  - mark: line\n  - mark: {type: area, opacity: 0.3}\nencoding: {x: {field: n, type: quantitative}, y: {aggregate: mean, field: os, type: quantitative}, color: {field: drug}}',
  'mark: point\nencoding: {x: {field: n, type: quantitative}, y: {field: os, type: quantitative}, row: {field: drug}}',
  'transform: [{calculate: datum.os * 2, as: twice}, {filter: datum.twice > 20}]\nmark: {type: rect, cornerRadius: 2}\nencoding: {x: {bin: true, field: twice}, y: {field: drug}, color: {aggregate: count}}',
];

const one = dataset('a', { id: ['p', 'q', 'r'], drug: ['A', 'B', 'B'], os: [10, 40, 35], n: [1, 2, 3] });
const other = dataset('b', { id: ['x', 'y', 'z'], drug: ['C', 'A', 'D'], os: [77, 3, 21.5], n: [9, 8, 4] });
const roles = new Map([['A', 'rose']]);

test.each(forms)('%s looks the same whatever was drawn before', async (form) => {
  const alone = await draw([['b', other]], form);
  const after = await draw(
    [
      ['a', one],
      ['b', other],
      ['a', one],
      ['b', other],
    ],
    form,
  );
  expect(after[1]).toEqual(alone[0]);
  expect(after[3]).toEqual(alone[0]);
  expect(after[2]).toEqual(after[0]);
  expect(after[0]?.svg).not.toBe(after[1]?.svg);
});

test('roles colour each chart by its own values', async () => {
  const form = `mark: bar\nencoding: {x: {field: id, type: nominal}, y: {field: os, type: quantitative}, color: {field: drug, type: nominal}}`;
  const [first, second, again] = await draw(
    [
      ['a', one],
      ['b', other],
      ['a', one],
    ],
    form,
    roles,
  );
  expect(again).toEqual(first);
  expect(first?.svg.match(/fill="#[^"]+"/g)).toContain('fill="#a22048"');
  expect(second?.svg.match(/fill="#[^"]+"/g)).toContain('fill="#a22048"');
  expect(second?.svg).not.toBe(first?.svg);
});

/** Each of the lists of charts is drawn with settings of its own, so that none finds what another left. */
async function draw(
  tables: readonly (readonly [string, ReturnType<typeof dataset>])[],
  form: string,
  given = new Map<string, string>(),
): Promise<readonly RenderedChart[]> {
  const renderer = await chartRenderer(shell, { ...theme, chart: { ...theme.chart } });
  const drawn: RenderedChart[] = [];
  for (const [name, table] of tables) {
    const text = `data: {name: ${name}}\n${form}`;
    const { chart } = expandText(text, [table], 'vega-lite', given);
    const { value } = await renderer.draw(chart, 'c1', 'T');
    drawn.push({ ...value, spec: null, span: { file: '', start: 0, end: 0 } });
  }
  return drawn;
}
