import { describe, expect, test } from 'vitest';
import type { SpecChart } from '../../../../../src/model/chart.ts';
import { dataset, drawText, expandText, lines } from '../../../../support/draw-chart.ts';

const trials = dataset('trials', {
  study: ['UKALL', 'MDACC', 'NILG'],
  arm: ['old', 'old', 'new'],
  os5: [43, 41, 37],
});

const bars = `data: {name: trials}
layer:
  - name: bars
    mark: bar
    encoding:
      x: {field: os5, type: quantitative, scale: {domain: [0, 100]}}
      color: {field: arm, type: nominal}
  - name: labels
    mark: {type: text, align: left, dx: 4}
    encoding:
      x: {field: os5, type: quantitative}
      text: {field: os5}
encoding:
  y: {field: study, type: nominal, sort: [NILG, UKALL, MDACC], title: null}
`;

/** The drawing as `step: what is in the group`, in the order of the SVG. */
function groups(svg: string): string[] {
  return [...svg.matchAll(/<g class="fragment ([^"]*)" data-fragment-index="(\d+)">/g)].map(([, , index]) =>
    String(index),
  );
}

describe('a chart that builds up', () => {
  test('draws the same elements as the chart at once, in groups', async () => {
    const plain = await drawText(bars, [trials]);
    const stepped = await drawText(`${bars}steps: [axes, old, new, labels]\n`, [trials]);
    expect(lines('', stepped.diagnostics)).toEqual([]);
    const bare = stepped.chart.svg.replace(/<g class="fragment[^>]*>/g, '<g>');
    expect(bare.replace(/<\/?g>/g, '').length).toBe(plain.chart.svg.replace(/<\/?g>/g, '').length);
    expect(groups(stepped.chart.svg)).toEqual(['0', '1', '2', '3']);
  });
  test('by a field', async () => {
    const stepped = await drawText(`${bars}steps: study\n`, [trials]);
    expect(lines('', stepped.diagnostics)).toEqual([]);
    // The axis says NILG, UKALL, MDACC; the marks are painted in the order of the rows.
    expect(groups(stepped.chart.svg)).toEqual(['1', '2', '0', '1', '2', '0']);
  });

  test('is the same from the spec that is printed', async () => {
    const text = `${bars}steps: [axes, [new, "datum.os5 > 42"], {field: arm, equal: old}]\n`;
    const { chart } = expandText(text, [trials]);
    const first = await drawText(text, [trials]);
    const { datasets: _, ...spec } = (chart as SpecChart).spec;
    const again = await drawText(JSON.stringify(spec), [trials]);
    expect(again.chart.svg).toBe(first.chart.svg);
  });

  test('draws once what two states share, and what differs in groups that give way', async () => {
    const states = `data: {name: trials}
params: [{name: more, value: 0}]
transform: [{calculate: "datum.os5 + (datum.arm === 'new' ? more : 0)", as: shown}]
mark: bar
encoding:
  x: {field: shown, type: quantitative, title: null, scale: {domain: [0, 100]}}
  y: {field: study, type: nominal, title: null}
`;
    const plain = await drawText(states, [trials]);
    const stepped = await drawText(`${states}steps: [UKALL, {params: {more: 20}}, {params: {more: 40}}]\n`, [trials]);
    expect(lines('', stepped.diagnostics)).toEqual([]);
    const { svg } = stepped.chart;
    const paths = (text: string): number => text.match(/<path /g)?.length ?? 0;
    expect(paths(svg)).toBe(paths(plain.chart.svg) + 2);
    // Until the first change, between both, from the second on; and the bar that has a step of its own.
    const marks = [...svg.matchAll(/<g class="fragment ([a-z -]*)" data-fragment-index="(\d)">/g)].map(
      ([, classes, index]) => `${classes?.includes('fade-out') === true ? 'until' : 'from'} ${index}`,
    );
    expect(marks.sort()).toEqual(['from 0', 'from 1', 'from 2', 'until 1', 'until 2']);
    expect([...svg.matchAll(/data-mark="(\d+)"/g)].map(([, mark]) => mark).sort()).toEqual(['0', '1', '2']);
  });

  test('takes a layer by its name', () => {
    const walked = expandText(`${bars}steps: [bars]\n`, [trials]);
    expect((walked.chart as SpecChart).steps).toEqual({
      kind: 'list',
      steps: [{ kind: 'items', picks: [{ kind: 'layer', name: 'bars' }], pointer: '/steps/0' }],
    });
  });

  test('cuts a line where its points come in several steps, without a gap', async () => {
    const line = `data: {values: [{x: 0, y: 1}, {x: 1, y: 3}, {x: 2, y: 2}]}
mark: {type: line, interpolate: step-after, strokeCap: butt}
encoding: {x: {field: x, type: quantitative}, y: {field: y, type: quantitative}}
`;
    const { chart } = await drawText(`${line}steps: [datum.x < 2, datum.x == 2]\n`);
    const whole = (await drawText(line)).chart.svg;
    const path = (svg: string): string[] => [...svg.matchAll(/ d="(M[^"]*)" stroke="#/g)].map(([, d]) => d as string);
    const [first = '', second = ''] = path(chart.svg);
    expect(path(whole)[0]?.startsWith(first)).toBe(true);
    expect(second.endsWith(path(whole)[0]?.split('L').slice(-2).join('L') ?? '?')).toBe(true);
  });
});
