import { medianSurvival } from '../../../../statistics/median-survival.ts';
import type { KindWords } from '../kind.ts';
import type { DrawnCurve, DrawnPoint } from './curves.ts';
import type { RiskCell, KmLayout } from './layout.ts';
import { timeTitle, type KmOptions } from './options.ts';

/**
 * What the chart shows, for those who do not see it: each group at the last tick that its curve reaches, and a table of
 * the ticks. Steps between ticks are not told: there may be hundreds, and of sensitive rows they must not be.
 */
export function tellKm(
  curves: readonly DrawnCurve[],
  options: KmOptions,
  layout: KmLayout,
): KindWords {
  const { level, unit, group: column, privacy } = options;
  const parts = curves.map((curve) => {
    const { group, curve: estimate, points } = curve;
    const reached = layout.axis.ticks.filter((tick) => tick <= (points.at(-1)?.time ?? 0));
    const time = reached.at(-1) ?? 0;
    const point = pointAt(points, time);
    const name = column === null ? '' : `${group.name}: `;
    const counts =
      privacy === null ? `${estimate.n} at the start, ${estimate.events} events; ` : `${estimate.n} at the start; `;
    return `${name}${counts}${percent(point.survival)} at ${withUnit(time, unit)}${medianWords(curve, options)}.`;
  });
  const lead = `Kaplan–Meier curves${options.band ? ` with ${level}% confidence intervals` : ''}.`;
  return { description: [lead, ...parts].join(' '), table: tableAtTicks(curves, options, layout) };
}

/** A median is the time of one subject: of sensitive rows it is not told. */
function medianWords({ curve }: DrawnCurve, { privacy, unit }: KmOptions): string {
  if (privacy !== null) return '';
  const { median } = medianSurvival(curve);
  return median === null ? ', median not reached' : `, median ${withUnit(median, unit)}`;
}

function tableAtTicks(
  curves: readonly DrawnCurve[],
  options: KmOptions,
  { axis, counts, cells }: KmLayout,
): KindWords['table'] {
  const { group: column, level, privacy, yTitle } = options;
  const shown = counts.length > 0 ? counts : (['at-risk'] as const);
  const titles = { 'at-risk': 'At risk', events: 'Events', censored: 'Censored' };
  const rows = curves.flatMap(({ group, points }) =>
    axis.ticks.map((time) => {
      const end = points.at(-1)?.time ?? 0;
      const point = time <= end ? pointAt(points, time) : null;
      const cell = cells.find((one) => one.group === group.name && one.time === time) as RiskCell;
      return [
        ...(column === null ? [] : [group.name]),
        String(time),
        point === null ? 'not drawn' : percent(point.survival),
        point?.low == null || point.high === null ? '' : `${percent(point.low)} to ${percent(point.high)}`,
        ...shown.map((count) => (privacy === null || count === 'at-risk' ? cell.counts[count] : '')),
      ];
    }),
  );
  return {
    columns: [
      ...(column === null ? [] : [column]),
      timeTitle(options),
      yTitle ?? 'Survival',
      `${level}% CI`,
      ...shown.map((count) => titles[count]),
    ],
    rows,
    more: 0,
  };
}

/** The point that the curve is at; the first is at time 0. */
function pointAt(points: readonly DrawnPoint[], time: number): DrawnPoint {
  return points.findLast((point) => point.time <= time) as DrawnPoint;
}

function percent(value: number): string {
  return `${value.toFixed(1)}%`;
}

function withUnit(time: number, unit: string | null): string {
  return unit === null ? String(time) : `${time} ${unit}`;
}
