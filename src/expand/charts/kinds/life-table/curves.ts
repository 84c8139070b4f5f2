import type { Cell, Dataset } from '../../../../model/data.ts';
import { lifeTable } from '../../../../statistics/life-table.ts';
import { printedIntervals, type PrintedRow } from '../../../../statistics/printed-rows.ts';
import type { Counts } from '../../../../statistics/survival-at.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { child, type Checks } from '../../checks.ts';
import type { DrawnPoint } from '../km/curves.ts';
import type { LifeTableOptions } from './options.ts';

/** The estimate of one group, at the boundaries of its intervals. */
export interface LifeCurve {
  readonly group: { readonly name: string; readonly rows: readonly number[] };
  readonly n: number;
  /** From time 0 as far as enough are at risk, in percent. */
  readonly points: readonly DrawnPoint[];
  /** Every boundary with those at risk, and those with the event and censored until then. */
  readonly counts: readonly (Counts & { readonly time: number })[];
}

/** Most curves that one chart can tell apart. */
const mostGroups = 8;

/** The actuarial estimate of each group in the order of `groups`; `null` where one cannot be made, which is reported. */
export function lifeCurves(options: LifeTableOptions, table: Dataset, checks: Checks): readonly LifeCurve[] | null {
  const cells = columnOf(table, options.group ?? '')?.values ?? [];
  const all = new Map<string, number[]>((options.groups ?? []).map((name) => [name, []]));
  for (const row of options.rows) {
    const name = options.group === null ? '' : String(cells[row] ?? '');
    all.set(name, [...(all.get(name) ?? []), row]);
  }
  const at = checks.valueAt(options.group === null ? '/data' : '/group');
  if (all.size > mostGroups) checks.report('chart/too-many-curves', at, { count: all.size, limit: mostGroups });
  if (all.size === 0) checks.report('chart/empty-group', at, { group: '', known: [] });
  const known = [...all].flatMap(([name, rows]) => (rows.length > 0 ? [name] : []));
  const names = [...options.colors.keys()].map((name) => [name, child('/colors', name)] as const);
  const printed = options.printed.map(({ group }, i) => [group, `/printed/${i}`] as const);
  for (const [name, pointer] of [...names, ...printed])
    if (!all.has(name)) checks.report('chart/empty-group', checks.valueAt(pointer), { group: name, known });
  const curves = [...all].map(([name, rows]) => curveOf({ name, rows }, options, { table, checks, known }));
  return curves.every((curve) => curve !== null) && curves.length > 0 && all.size <= mostGroups ? curves : null;
}

interface Place {
  readonly table: Dataset;
  readonly checks: Checks;
  readonly known: readonly string[];
}

function curveOf(group: LifeCurve['group'], options: LifeTableOptions, place: Place): LifeCurve | null {
  const { checks, known } = place;
  const listed = options.groups?.indexOf(group.name) ?? -1;
  if (group.rows.length === 0) {
    checks.report('chart/empty-group', checks.valueAt(`/groups/${listed}`), { group: group.name, known });
    return null;
  }
  if (options.groups !== null && listed < 0) {
    checks.report('chart/group-not-listed', checks.valueAt('/groups'), { group: group.name });
    return null;
  }
  const fail = (why: string): null => {
    const unsaid = why.includes('neither end is blank');
    checks.report('chart/life-table', checks.valueAt('/events'), { group: group.name, why, unsaid });
    return null;
  };
  const rows = printedRows(group.rows, options, place);
  if (typeof rows === 'string') return fail(rows);
  const printed = printedIntervals(rows, options.eventsOf);
  if (!printed.ok) return fail(printed.reason);
  const { intervals } = printed.value;
  const made = lifeTable(intervals, { ...options, conf: options.interval });
  if (!made.ok) return fail(made.reason);
  const n = rows[0]?.atRisk ?? 0;
  const minimum = options.minimumAtRisk ?? Math.max(5, Math.ceil(n / 10));
  const start: DrawnPoint = { time: 0, survival: 100, low: 100, high: 100, censored: 0 };
  const points = made.value.flatMap(({ time, survival, low, high }, i): DrawnPoint[] => {
    const all = { time, survival: inPercent(survival), censored: 0 };
    // Nothing has happened yet where there is no interval at 1; drawn on from there.
    const ends = survival === 1 ? { low: 100, high: 100 } : { low: ended(low), high: ended(high) };
    return (rows[i + 1]?.atRisk ?? 0) >= minimum ? [{ ...all, ...ends }] : [];
  });
  if (points.length === 0) {
    checks.report('chart/too-few-at-risk', checks.valueAt('/atRisk'), { group: group.name, minimum });
    return null;
  }
  return { group, n, points: [start, ...points], counts: cumulative(rows, intervals) };
}

function ended(share: number | null): number | null {
  return share === null ? null : inPercent(share);
}

/** Twelve digits: what arithmetic leaves behind them is noise. */
function inPercent(share: number): number {
  return Number((share * 100).toPrecision(12));
}

function cumulative(
  rows: readonly PrintedRow[],
  intervals: readonly { readonly events: number; readonly censored: number }[],
): LifeCurve['counts'] {
  let events = 0;
  let censored = 0;
  return rows.map(({ time, atRisk }, i) => {
    events += intervals[i - 1]?.events ?? 0;
    censored += intervals[i - 1]?.censored ?? 0;
    return { time, atRisk, events, censored };
  });
}

/** The rows in order of time, or what is wrong with a cell. */
function printedRows(
  rows: readonly number[],
  options: LifeTableOptions,
  { table }: Place,
): readonly PrintedRow[] | string {
  const cell = (name: string, row: number): Cell => columnOf(table, name)?.values[row] ?? null;
  const needed = [options.time, options.atRisk];
  const optional = [options.events, ...(options.censored === null ? [] : [options.censored])];
  for (const row of rows) {
    const blank = needed.find((name) => cell(name, row) === null);
    const text = [...needed, ...optional].find((name) => !['number', 'object'].includes(typeof cell(name, row)));
    const wrong = blank ?? text;
    if (wrong !== undefined)
      return `\`${wrong}\` is ${cell(wrong, row) === null ? 'blank' : `\`${String(cell(wrong, row))}\``} in row ${row + 1}`;
  }
  return rows
    .map((row) => ({
      time: cell(options.time, row) as number,
      atRisk: cell(options.atRisk, row) as number,
      events: cell(options.events, row) as number | null,
      censored: options.censored === null ? null : (cell(options.censored, row) as number | null),
    }))
    .sort((a, b) => a.time - b.time);
}
