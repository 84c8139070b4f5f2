import { groupNames } from '../group-names.ts';
import { lifeTable as estimate } from '../life-table.ts';
import { printedIntervals, type EventsOf, type PrintedRow } from '../printed-rows.ts';
import { intervalKinds, type IntervalKind } from '../survival-interval.ts';
import { fail, levelOf } from './fail.ts';
import { cellAt, groupAt, numberAt, timeAt } from './read-rows.ts';

/** What a life table is made from, and how. */
export interface LifeTableOptions {
  /** Property with the time at which a row was printed; the first of a group is 0. */
  readonly time: string;
  /** Property with the number at risk at that time. */
  readonly atRisk: string;
  /** Property with the events of an interval. */
  readonly events: string;
  /**
   * Whether these are of the interval `before` the row's time or `after` it. Where it is left out the blank end of the
   * column says so: the first row has no interval before it, the last none after it.
   */
  readonly eventsOf?: EventsOf;
  /** Property with those censored in the same interval; they follow from the others where it is left out. */
  readonly censored?: string;
  /** Property with the group; one group where it is left out. */
  readonly group?: string;
  /** Whether the censored count as observed through half of their interval; `true` where it is left out. */
  readonly halfCensoring?: boolean;
  /** Scale of the confidence interval; `log-log` where it is left out. */
  readonly interval?: IntervalKind;
  /** Confidence level in percent; 95 where it is left out. */
  readonly level?: number;
}

/** The estimate at a boundary of intervals. */
export interface LifeTablePoint {
  readonly time: number;
  /** Printed at this time. */
  readonly atRisk: number;
  /** Since the boundary before. */
  readonly events: number;
  /** Since the boundary before. */
  readonly censored: number;
  /** From 0 to 1. */
  readonly survival: number;
  /** Greenwood's; `null` at a survival of 0. */
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The life table of one group. */
export interface LifeTable {
  /** `''` where there are no groups. */
  readonly group: string;
  readonly n: number;
  readonly events: number;
  /** At time 0 and at the end of each interval. */
  readonly points: readonly LifeTablePoint[];
}

/**
 * The actuarial estimate from numbers at risk and events as printed under a curve (Cutler and Ederer, J Chronic Dis
 * 1958;8:699): S = Π (1 - d/(n - w/2)), or Π (1 - d/n) without half-censoring, with Greenwood's standard error.
 * @param rows one plain object a printed row, in any order
 * @throws RangeError that names the row, from 1, or the group and what does not add up in it
 */
export function lifeTable(rows: readonly object[], options: LifeTableOptions): readonly LifeTable[] {
  if (rows.length === 0) fail('there are no rows');
  const { group, halfCensoring = true, interval: conf = 'log-log' } = options;
  if (!intervalKinds.includes(conf)) fail(`\`interval\` is ${String(conf)}, none of ${intervalKinds.join(', ')}`);
  const how = { halfCensoring, conf, level: levelOf(options.level) };
  const names = rows.map((_, i) => (group === undefined ? '' : groupAt(rows, i, group)));
  return groupNames(names).map((name) => {
    const own = rows.flatMap((_, i) => (names[i] === name ? [printedRow(rows, i, options)] : []));
    return tableOf(
      name,
      own.sort((a, b) => a.time - b.time),
      options.eventsOf ?? null,
      how,
    );
  });
}

function printedRow(rows: readonly object[], i: number, options: LifeTableOptions): PrintedRow {
  const count = (name: string): number | null => {
    const cell = cellAt(rows, i, name);
    return cell === null || cell === '' ? null : numberAt(rows, i, name);
  };
  return {
    time: timeAt(rows, i, options.time),
    atRisk: numberAt(rows, i, options.atRisk),
    events: count(options.events),
    censored: options.censored === undefined ? null : count(options.censored),
  };
}

function tableOf(
  group: string,
  rows: readonly PrintedRow[],
  eventsOf: EventsOf | null,
  how: Parameters<typeof estimate>[1],
): LifeTable {
  const where = group === '' ? '' : `group ${group}: `;
  const printed = printedIntervals(rows, eventsOf);
  if (!printed.ok) return fail(`${where}${printed.reason}`);
  const { intervals } = printed.value;
  const made = estimate(intervals, how);
  if (!made.ok) return fail(`${where}${made.reason}`);
  const n = rows[0]?.atRisk ?? 0;
  const start = { time: 0, atRisk: n, events: 0, censored: 0, survival: 1, standardError: 0, low: null, high: null };
  const points = made.value.map(({ time, survival, variance, low, high }, i) => ({
    time,
    atRisk: rows[i + 1]?.atRisk ?? 0,
    events: intervals[i]?.events ?? 0,
    censored: intervals[i]?.censored ?? 0,
    survival,
    standardError: variance === null ? null : Math.sqrt(variance),
    low,
    high,
  }));
  return { group, n, events: intervals.reduce((sum, { events }) => sum + events, 0), points: [start, ...points] };
}
