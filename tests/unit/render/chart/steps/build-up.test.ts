import { describe, expect, test } from 'vitest';
import { dataset, drawText, lines } from '../../../../support/draw-chart.ts';

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
});
