import type { KindWords } from '../kind.ts';
import type { Comparison } from './compare.ts';
import type { DrawnCurve, DrawnPoint } from './curves.ts';
import type { KmLayout } from './layout.ts';
import { beyond } from './notes.ts';
import { timeTitle, type KmOptions } from './options.ts';
import type { RiskCell } from './risk-rows.ts';
import { intervalWord, logRankWords, medianValue, ratioName, ratioValue, timeValue, withinSentence } from './words.ts';

/**
 * What the chart shows, for those who do not see it: the groups at the last tick that all curves reach, how they compare,
 * and a table of the ticks. Steps between ticks are not told: there may be hundreds, and of sensitive rows they must not
 * be.
 */
export function tellKm(
  curves: readonly DrawnCurve[],
  comparison: Comparison,
  options: KmOptions,
  layout: KmLayout,
): KindWords {
  const sentences = [
    finding(curves, comparison, options, layout),
    medianSentence(curves, layout, options),
    sizes(curves, options),
  ];
  return {
    description: sentences.filter((sentence) => sentence !== null).join(' '),
    table: tableAtTicks(curves, options, layout),
  };
}

const numbers: readonly string[] = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];

function finding(
  curves: readonly DrawnCurve[],
  { ratios, p }: Comparison,
  options: KmOptions,
  { axis }: KmLayout,
): string {
  const end = Math.min(...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  const time = axis.ticks.findLast((tick) => tick <= end) ?? 0;
  const values = curves.map(({ group, points }) => {
    const name = options.group === null ? '' : ` in ${group.name}`;
    return `${percent(pointAt(points, time).survival)}${name}`;
  });
  const band = options.band ? ` with ${options.level}% confidence intervals` : '';
  const what = `${numbers[curves.length] ?? curves.length} Kaplan–Meier curve${curves.length === 1 ? '' : 's'}${band}`;
  const compared = [
    ...ratios.map((ratio) => `${withinSentence(ratioName(ratio, options))} ${ratioValue(ratio, options)}`),
    ...(p === null ? [] : [withinSentence(logRankWords(p, options))]),
  ];
  const parts = [`${values.join(' against ')} at ${timeValue(time, options)} ${options.unit}`, ...compared];
  return `${what}: ${parts.join('; ')}.`;
}

/** A median is the time of one subject: of sensitive rows there are none here. */
function medianSentence(curves: readonly DrawnCurve[], { medians }: KmLayout, options: KmOptions): string | null {
  if (medians.length === 0) return null;
  const values = medians.map(
    (one) =>
      `${medianValue(one, options, true)}${options.group === null ? '' : ` in ${one.group}`}${beyond(one, curves)}`,
  );
  return `Median ${values.join(', ')}.`;
}

function sizes(curves: readonly DrawnCurve[], { group: column, privacy }: KmOptions): string {
  const values = curves.map(({ group, curve }) => {
    const events = privacy === null ? ` with ${curve.events} event${curve.events === 1 ? '' : 's'}` : '';
    return `${column === null ? '' : `${group.name} `}${curve.n}${events}`;
  });
  return `At the start ${values.join(', ')}.`;
}

function tableAtTicks(curves: readonly DrawnCurve[], options: KmOptions, { axis, risk }: KmLayout): KindWords['table'] {
  const { group: column, privacy, yTitle } = options;
  const shown = risk.counts.length > 0 ? risk.counts : (['at-risk'] as const);
  const titles = { 'at-risk': 'At risk', events: 'Events', censored: 'Censored' };
  const rows = curves.flatMap(({ group, points }) =>
    axis.ticks.map((time) => {
      const end = points.at(-1)?.time ?? 0;
      const point = time <= end ? pointAt(points, time) : null;
      const cell = risk.cells.find((one) => one.group === group.name && one.time === time) as RiskCell;
      return [
        ...(column === null ? [] : [group.name]),
        timeValue(time, options),
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
      intervalWord(options),
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
