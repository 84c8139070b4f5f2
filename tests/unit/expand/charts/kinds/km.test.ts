import { describe, expect, test } from 'vitest';
import type { SpecChart } from '../../../../../src/model/chart.ts';
import type { Dataset, Privacy } from '../../../../../src/model/data.ts';
import type { Json } from '../../../../../src/model/json.ts';
import { kaplanMeier } from '../../../../../src/statistics/kaplan-meier.ts';
import { subjectsOf } from '../../../../../src/statistics/subjects.ts';
import { survivalAt } from '../../../../../src/statistics/survival-at.ts';
import { dataset, drawText, expandText, look } from '../../../../support/draw-chart.ts';
import { aml } from '../../../statistics/aml.ts';

const fence = 'data: aml\ntime: time\nevent: status\ngroup: arm\nunit: weeks\n';

function table(privacy: Privacy | null = null): Dataset {
  const columns = {
    id: aml.times.map((_, i) => `P${i}`),
    time: aml.times,
    status: aml.events.map(Number),
    arm: aml.groups,
  };
  return { ...dataset('aml', columns), privacy };
}

function expanded(more = '', privacy: Privacy | null = null): SpecChart {
  const { chart, diagnostics } = expandText(fence + more, [table(privacy)], 'km');
  if (chart.kind !== 'spec') throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return chart;
}

const rowsOf = (chart: SpecChart, name: string): readonly Record<string, Json>[] =>
  (chart.spec['datasets'] as unknown as Record<string, readonly Record<string, Json>[]>)[name] ?? [];

const codes = (more: string, privacy: Privacy | null = null): readonly string[] =>
  expandText(fence + more, [table(privacy)], 'km').diagnostics.map(({ code }) => code);

describe('open rows', () => {
  test('the curve is the estimate, as far as five are at risk', () => {
    const curve = kaplanMeier(subjectsOf(aml, 'Maintained'));
    if (!curve.ok) throw new Error(curve.reason);
    const drawn = rowsOf(expanded(), 'survival').filter(({ group }) => group === 'Maintained');
    expect(drawn.map(({ time }) => time)).toEqual([0, 9, 13, 18, 23, 28, 31]);
    for (const row of drawn) {
      const estimate = survivalAt(curve.value, row['time'] as number);
      expect(estimate.ok && estimate.value.survival * 100).toBeCloseTo(row['survival'] as number, 9);
    }
    const whole = rowsOf(expanded('minimumAtRisk: 1'), 'survival').filter(({ group }) => group === 'Maintained');
    expect(whole.at(-1)).toMatchObject({ time: 161, censored: 1 });
  });

  test('each row leads back to all rows of its group', () => {
    const { aggregated = [], datasets } = expanded();
    expect(aggregated.map(({ dataset: made }) => made.name)).toEqual([
      'survival',
      'labels',
      'medians',
      'at-risk',
      'risk-names',
      'risk-words',
    ]);
    const [curves] = aggregated;
    expect(curves?.source.name).toBe('aml');
    expect(curves?.columns).toEqual(['time', 'status', 'arm']);
    expect(curves?.rows[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(datasets).toContain(curves?.dataset);
  });

  test('counts stand at the ticks, a line each, and add up', () => {
    const cells = rowsOf(expanded('ticks: [0, 13, 26]'), 'at-risk');
    const lines = new Map<string, string[]>();
    for (const { group, below, text } of cells) {
      const line = `${String(group)} ${String(below)}`;
      lines.set(line, [...(lines.get(line) ?? []), String(text)]);
    }
    expect([...lines.values()]).toEqual([
      ['11', '10', '6'],
      ['0', '1', '4'],
      ['0', '0', '1'],
      ['12', '7', '5'],
      ['0', '5', '6'],
      ['0', '0', '1'],
    ]);
    const below = [...lines.keys()].map((line) => Number(line.split(' ')[1]));
    expect(below).toEqual([...below].sort((a, b) => a - b));
  });

  test('medians, hazard ratio and log-rank P are those of the statistics, the reference named', () => {
    const words = (more: string): string => JSON.stringify(expanded(more).spec);
    const given = words('groups: [Nonmaintained, Maintained]\nendpoint: relapse');
    expect(given).toContain('Hazard ratio for relapse, Maintained vs Nonmaintained');
    expect(given).toContain('0.40 (95% CI 0.15–1.09), log-rank P = 0.065');
    expect(words('')).toContain(
      'Hazard ratio, Nonmaintained vs Maintained 2.50 (95% CI 0.92–6.81), log-rank P = 0.065',
    );
    expect(words('')).toContain(
      'Median Maintained 31 weeks (95% CI 13–not reached), Nonmaintained 23 weeks (95% CI 5–33)',
    );
    const none = words('hazardRatio: false\nlogRank: false\nmedians: false');
    expect(none).not.toMatch(/Hazard|ank P|Median/);
  });

  test('parts that steps can name', () => {
    const { spec } = expanded();
    const names = (spec['layer'] as unknown as readonly { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['interval', 'medians', 'curve', 'censored', 'labels', 'annotation', 'risk table']);
  });

  test('codes of the event, named', () => {
    const coded = table();
    const columns = coded.columns.map((column) =>
      column.name === 'status' ? { ...column, values: aml.events.map((seen) => (seen ? 'relapse' : 'well')) } : column,
    );
    const text = fence.replace('event: status', 'event: {column: status, event: relapse, censored: [well, lost]}');
    const { chart } = expandText(text, [{ ...coded, columns }], 'km');
    expect(chart.kind === 'spec' && chart.spec['datasets']).toEqual(expanded().spec['datasets']);
  });

  test('a printed spec is a chart of its own, drawn alike', async () => {
    const own = await drawText(fence, [table()], 'km');
    const pasted = await drawText(JSON.stringify(expanded().spec), []);
    expect([...own.diagnostics, ...pasted.diagnostics]).toEqual([]);
    expect(pasted.chart.svg).toBe(own.chart.svg);
  });

  test('nothing of the drawing leaves its slot, whatever the names', async () => {
    const long = { ...table() };
    const renamed = long.columns.map((column) =>
      column.name === 'arm'
        ? { ...column, values: column.values.map((arm) => `${String(arm)} with a rather long name`) }
        : column,
    );
    const { diagnostics } = await drawText(fence, [{ ...long, columns: renamed }], 'km');
    expect(diagnostics).toEqual([]);
  });

  test('what is told stands at the ticks', async () => {
    const { chart } = await drawText(`${fence}ticks: 24\n`, [table()], 'km');
    expect(chart.description).toBe(
      'Two Kaplan–Meier curves with 95% confidence intervals: 61.4% in Maintained against 48.6% in Nonmaintained at 24 weeks; ' +
        'hazard ratio, Nonmaintained vs Maintained 2.50 (95% CI 0.92–6.81); log-rank P = 0.065. ' +
        'Median 31 weeks (95% CI 13–not reached) in Maintained, 23 weeks (95% CI 5–33) in Nonmaintained. ' +
        'At the start Maintained 11 with 7 events, Nonmaintained 12 with 11 events.',
    );
    expect(chart.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ['Maintained', '0', '100.0%', ''],
      ['Maintained', '24', '61.4%', '26.6% to 83.5%'],
      ['Maintained', '48', 'not drawn', ''],
      ['Nonmaintained', '0', '100.0%', ''],
      ['Nonmaintained', '24', '48.6%', '19.2% to 73.0%'],
      ['Nonmaintained', '48', 'not drawn', ''],
    ]);
  });

  test('colours and order are the author’s', () => {
    const { spec } = expanded("groups: [Nonmaintained, Maintained]\ncolors: {Maintained: '#0b5fa5'}");
    const [band] = spec['layer'] as unknown as readonly [{ encoding: { color: { scale: object } } }];
    const { scale } = band.encoding.color;
    expect(scale).toEqual({ domain: ['Nonmaintained', 'Maintained'], range: [look.muted, '#0b5fa5'] });
  });
});

test('a large table is drawn with what can be seen of it, exactly', () => {
  const times = Array.from({ length: 8000 }, (_, i) => i / 100);
  const large = dataset('large', { time: times, event: times.map((_, i) => (i % 3 === 0 ? 0 : 1)) });
  const { chart } = expandText('{data: large, time: time, event: event, unit: days}', [large], 'km');
  if (chart.kind !== 'spec') throw new Error(chart.message);
  const rows = rowsOf(chart, 'survival');
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.length).toBeLessThan(2600);
  expect(JSON.stringify(chart.spec['layer'])).not.toContain('stroke"');
  const curve = kaplanMeier({ times, events: times.map((_, i) => i % 3 !== 0) });
  for (const row of rows.filter((_, i) => i % 100 === 50)) {
    const estimate = curve.ok ? survivalAt(curve.value, row['time'] as number) : curve;
    expect(estimate.ok && estimate.value.survival * 100).toBeCloseTo(row['survival'] as number, 9);
  }
});

describe('sensitive rows', () => {
  const privacy: Privacy = { minimumCell: 5, timeGrid: 6 };

  test('only times of the grid are in the chart, where five are at risk', () => {
    const chart = expanded('', privacy);
    const times = rowsOf(chart, 'survival').map(({ group, time }) => `${String(group)} ${String(time)}`);
    expect(times).toEqual([
      ...[0, 6, 12, 18, 24, 30].map((time) => `Maintained ${time}`),
      ...[0, 6, 12, 18, 24].map((time) => `Nonmaintained ${time}`),
    ]);
    expect(chart.datasets.every((one) => one.privacy === null && one.name !== 'aml')).toBe(true);
    expect(JSON.stringify(chart.spec)).not.toMatch(/"P\d|censored/);
  });

  test('the time axis says how far apart the estimates are', () => {
    const title = (more: string, hidden: Privacy | null = privacy): Json =>
      JSON.parse(JSON.stringify(expanded(more, hidden).spec)).encoding.x.title as Json;
    expect(title('')).toBe('Time (weeks, estimates every 6)');
    expect(title('xTitle: Weeks since entry')).toBe('Weeks since entry (estimates every 6)');
    expect(title('xTitle: Weeks since entry', null)).toBe('Weeks since entry');
  });

  test('a subject more or less between two times of the grid moves no step off it', () => {
    // These are of all rows and of their exact times, as the named values are.
    const apart = 'hazardRatio: false\nlogRank: false\n';
    const moved = table(privacy);
    const columns = moved.columns.map((column) =>
      column.name === 'time' ? { ...column, values: column.values.map((time) => (time === 9 ? 8 : time)) } : column,
    );
    const { chart } = expandText(`${fence}${apart}`, [{ ...moved, columns }], 'km');
    expect(chart.kind === 'spec' && chart.spec).toEqual(expanded(apart, privacy).spec);
  });

  test('small counts are hidden, in the drawing and in its table', async () => {
    const cells = rowsOf(expanded('', privacy), 'at-risk').map(({ text }) => text);
    expect(cells).toEqual(['11', '11', '10', '8', '6', '5', '12', '10', '8', '6', '5', '<5']);
    const { chart, diagnostics } = await drawText(fence, [table(privacy)], 'km');
    expect(diagnostics.map(({ code }) => code)).toEqual(['chart/narrow-grid']);
    expect(chart.description).not.toMatch(/events|median/);
    expect(chart.table.rows.at(-1)).toEqual(['Nonmaintained', '30', 'not drawn', '', '<5']);
    expect(chart.table.columns).not.toContain('Events');
  });

  test('no median; ratio and test of groups that may be shown', () => {
    const words = JSON.stringify(expanded('', privacy).spec);
    expect(words).toContain('log-rank P = 0.065');
    expect(words).not.toMatch(/Median|median/);
    expect(codes('medians: true', privacy)).toContain('chart/private-median');
    const few = 'where: {id: [P0, P1, P3, P11, P12, P13, P14, P15, P17, P18, P19, P20]}\nminimumAtRisk: 1\n';
    expect(codes(`${few}hazardRatio: true`, privacy)).not.toEqual([]);
    expect(codes(few, privacy)).not.toContain('chart/no-hazard-ratio');
  });

  test('no form that would show more', () => {
    expect(codes('', { minimumCell: 5, timeGrid: null })).toEqual(['chart/no-time-grid']);
    expect(codes('ticks: [0, 9]', privacy)).toContain('chart/off-grid');
    expect(codes('riskTable: [at-risk, events]', privacy)).toContain('chart/private-counts');
    expect(codes('minimumAtRisk: 1', privacy)).toEqual(['chart/narrow-grid']);
    expect(rowsOf(expanded('minimumAtRisk: 1', privacy), 'survival')).toHaveLength(11);
    expect(codes('', { minimumCell: 20, timeGrid: 6 })).toContain('chart/too-few-at-risk');
  });

  test('no message names a cell of the table', () => {
    const secret = dataset('aml', { time: [1, -7, 3], status: ['lost', 'dead', null], arm: ['Xeno', 'Xeno', 'Yeti'] });
    for (const event of ['status', 'time']) {
      const text = `data: aml\ntime: time\nevent: ${event}\ngroup: arm\nunit: weeks\n`;
      const { diagnostics } = expandText(text, [{ ...secret, privacy }], 'km');
      expect(JSON.stringify(diagnostics)).not.toMatch(/lost|dead|-7|Xeno|Yeti/);
      expect(diagnostics.length).toBeGreaterThan(0);
    }
  });
});

test('a group without rows is an error, also where its rows were left out', () => {
  expect(codes('colors: {Maintained: blue, Maintaned: red}')).toEqual(['chart/empty-group']);
  expect(codes('groups: [Maintained, Nonmaintaned]')).toEqual(['chart/empty-group', 'chart/group-not-listed']);
  expect(codes('groups: [Maintained, Maintained]')).toContain('chart/bad-value');
  expect(codes('where: {arm: Maintained}')).toEqual([]);
});
