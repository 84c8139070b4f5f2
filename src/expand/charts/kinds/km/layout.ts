import { countsAt } from '../../../../statistics/survival-at.ts';
import type { KindFence } from '../kind.ts';
import type { DrawnCurve } from './curves.ts';
import { placeLabels, type CurveLabel } from './labels.ts';
import type { RiskCount, KmOptions } from './options.ts';
import { timeAxis, type TimeAxis } from './ticks.ts';

/** Counts of one group at one tick. */
export interface RiskCell {
  readonly group: string;
  readonly time: number;
  /** Numbers as they may be told: `<5` for a small one. */
  readonly counts: Readonly<Record<RiskCount, string>>;
  /** What stands under the axis: `12 (3, 1)`. */
  readonly text: string;
}

/** Where things stand. */
export interface KmLayout {
  readonly axis: TimeAxis;
  readonly labels: readonly CurveLabel[];
  /** What the table under the axis counts; empty for no table. */
  readonly counts: readonly RiskCount[];
  /** Group by group. */
  readonly cells: readonly RiskCell[];
}

/** Widest digit and mean letter of the talk's font at 18 px, and room between two cells. CSS px. */
const digit = 11.5;
const letter = 10;
const gap = 18;
const mostTicks = 9;

/**
 * Chooses ticks and counts by the room there is. Without a word from the author the table gives all three counts where
 * they fit, else the numbers at risk.
 */
export function layOut(
  curves: readonly DrawnCurve[],
  options: KmOptions,
  { slot, checks }: KindFence,
): KmLayout | null {
  const names = Math.max(0, ...curves.map(({ group }) => group.name.length)) * letter;
  const width = Math.max(100, (options.width ?? slot.width) - 2 * names - 60);
  const wanted = options.riskTable ?? ['at-risk', 'events', 'censored'];
  const last = Math.max(...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  const most = Math.max(2, Math.min(mostTicks, Math.floor(width / cellWidth(curves, wanted)) + 1));
  const axis = timeAxis(last, most, options, checks);
  if (axis === null) return null;
  const counts = countsThatFit(wanted, axis, { curves, options, width });
  if (counts === null) {
    checks.report('chart/risk-table-crowded', checks.valueAt('/ticks'), { ticks: axis.ticks.length });
  }
  const height = Math.max(100, (options.height ?? slot.height) - 110 - rowsBelow(curves, wanted) * riskLine);
  const room = { letter: (letter / width) * axis.end, line: (24 / height) * 100, end: axis.end };
  return {
    axis,
    labels: options.group === null ? [] : placeLabels(curves, room),
    counts: counts ?? wanted,
    cells: curves.flatMap((curve) => axis.ticks.map((time) => riskCell(curve, time, counts ?? wanted, options))),
  };
}

/** Distance between two lines of the table under the axis, in CSS px. */
export const riskLine = 26;

function rowsBelow(curves: readonly DrawnCurve[], counts: readonly RiskCount[]): number {
  return counts.length === 0 ? 0 : curves.length + 1;
}

function cellWidth(curves: readonly DrawnCurve[], counts: readonly RiskCount[]): number {
  const digits = String(Math.max(...curves.map(({ curve }) => curve.n))).length;
  return counts.length === 0 ? 60 : counts.length * (digits * digit + 10) + gap;
}

interface Facts {
  readonly curves: readonly DrawnCurve[];
  readonly options: KmOptions;
  readonly width: number;
}

/** `null` where the counts that the author asked for do not fit. */
function countsThatFit(wanted: readonly RiskCount[], axis: TimeAxis, facts: Facts): readonly RiskCount[] | null {
  const distances = axis.ticks.slice(1).map((tick, i) => tick - (axis.ticks[i] as number));
  const least = (Math.min(axis.end, ...distances) / axis.end) * facts.width;
  const fits = (counts: readonly RiskCount[]): boolean => cellWidth(facts.curves, counts) - gap / 2 <= least;
  if (wanted.length === 0 || fits(wanted)) return wanted;
  return facts.options.riskTable === null && fits(['at-risk']) ? ['at-risk'] : null;
}

function riskCell(
  { curve, group }: DrawnCurve,
  time: number,
  shown: readonly RiskCount[],
  { privacy }: KmOptions,
): RiskCell {
  const { atRisk, events, censored } = countsAt(curve, time);
  const told = (count: number): string =>
    privacy !== null && count > 0 && count < privacy.minimumCell ? `<${privacy.minimumCell}` : String(count);
  const counts = { 'at-risk': told(atRisk), events: told(events), censored: told(censored) };
  const [first, ...rest] = shown.map((count) => counts[count]);
  return { group: group.name, time, counts, text: rest.length === 0 ? (first ?? '') : `${first} (${rest.join(', ')})` };
}
