import { writeNumber } from '../../../../util/numbers/write.ts';
import { say, sayCount, sayUnit, sayMany } from '../../../../util/words/say.ts';
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

function finding(
  curves: readonly DrawnCurve[],
  { ratios, p }: Comparison,
  options: KmOptions,
  { axis }: KmLayout,
): string {
  const { lang } = options;
  const end = Math.min(...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  const time = axis.ticks.findLast((tick) => tick <= end) ?? 0;
  const values = curves.map(({ group, points }) => {
    const name = options.group === null ? '' : say(lang, ' in {}', group.name);
    return `${percent(pointAt(points, time).survival, lang)}${name}`;
  });
  const level = writeNumber(options.level, { format: null, unit: 'pct', lang });
  const band = options.band ? say(lang, ' with {} confidence intervals', level) : '';
  const what = `${sayMany(lang, '{} Kaplan–Meier curve|{} Kaplan–Meier curves', curves.length)}${band}`;
  const compared = [
    ...ratios.map((ratio) => `${withinSentence(ratioName(ratio, options))} ${ratioValue(ratio, options)}`),
    ...(p === null ? [] : [withinSentence(logRankWords(p, options))]),
  ];
  const parts = [
    say(
      lang,
      '{} at {}',
      values.join(say(lang, ' against ')),
      `${timeValue(time, options)} ${sayUnit(lang, options.unit)}`,
    ),
    ...compared,
  ];
  return `${what}: ${parts.join('; ')}.`;
}

/** A median is the time of one subject: of sensitive rows there are none here. */
function medianSentence(curves: readonly DrawnCurve[], { medians }: KmLayout, options: KmOptions): string | null {
  if (medians.length === 0) return null;
  const values = medians.map(
    (one) =>
      `${medianValue(one, options, true)}${options.group === null ? '' : say(options.lang, ' in {}', one.group)}${beyond(one, curves, options.lang)}`,
  );
  return say(options.lang, 'Median {}.', values.join(', '));
}

function sizes(curves: readonly DrawnCurve[], { group: column, privacy, lang }: KmOptions): string {
  const values = curves.map(({ group, curve }) => {
    const events = privacy === null ? sayCount(lang, ' with {} event| with {} events', curve.events) : '';
    return `${column === null ? '' : `${group.name} `}${curve.n}${events}`;
  });
  return say(lang, 'At the start {}.', values.join(', '));
}

function tableAtTicks(curves: readonly DrawnCurve[], options: KmOptions, { axis, risk }: KmLayout): KindWords['table'] {
  const { group: column, privacy, yTitle, lang } = options;
  const shown = risk.counts.length > 0 ? risk.counts : (['at-risk'] as const);
  const titles = { 'at-risk': say(lang, 'At risk'), events: say(lang, 'Events'), censored: say(lang, 'Censored') };
  const rows = curves.flatMap(({ group, points }) =>
    axis.ticks.map((time) => {
      const end = points.at(-1)?.time ?? 0;
      const point = time <= end ? pointAt(points, time) : null;
      const cell = risk.cells.find((one) => one.group === group.name && one.time === time) as RiskCell;
      return [
        ...(column === null ? [] : [group.name]),
        timeValue(time, options),
        point === null ? say(lang, 'not drawn') : percent(point.survival, lang),
        point?.low == null || point.high === null
          ? ''
          : say(lang, '{} to {}', percent(point.low, lang), percent(point.high, lang)),
        ...shown.map((count) => (privacy === null || count === 'at-risk' ? cell.counts[count] : '')),
      ];
    }),
  );
  return {
    columns: [
      ...(column === null ? [] : [column]),
      timeTitle(options),
      yTitle ?? say(lang, 'Survival'),
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

function percent(value: number, lang: string): string {
  return writeNumber(value, { format: '.1f', unit: 'pct', lang });
}
