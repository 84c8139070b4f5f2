import { countsAt } from '../../../../statistics/survival-at.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import type { KindFence } from '../kind.ts';
import type { Comparison } from './compare.ts';
import type { DrawnCurve } from './curves.ts';
import { placeLabels, type CurveLabel } from './labels.ts';
import { firstShown, mediansOf, noteSize, type GroupMedian } from './notes.ts';
import type { Size } from './free-place.ts';
import { placeNotes, stripLine, type PlacedNotes } from './place-notes.ts';
import type { KmOptions, RiskCount } from './options.ts';
import { riskHeight, riskSize, riskTable, type RiskTable } from './risk-rows.ts';
import { timeAxis, type TimeAxis } from './ticks.ts';

/** Where things stand. */
export interface KmLayout {
  readonly axis: TimeAxis;
  readonly labels: readonly CurveLabel[];
  readonly risk: RiskTable;
  readonly medians: readonly GroupMedian[];
  readonly notes: PlacedNotes & { readonly stripAt: number };
}

/** Size of the curves' names, and the room between two numbers under the axis. CSS px. */
export const labelSize = 18;
const gap = 16;
const mostTicks = 11;
/** Left of the plot for the axis' labels, above it for its title, and least height that leaves a curve its form. CSS px. */
const axisRoom = 46;
const topRoom = 34;
const titleRoom = 46;
const leastHeight = 190;
/** Least part of the width for the plot beside three counts. */
const leastShare = 0.5;

/** What is drawn, and the room for it. */
export interface LayoutFacts {
  readonly curves: readonly DrawnCurve[];
  readonly comparison: Comparison;
  readonly options: KmOptions;
  readonly fence: Pick<KindFence, 'slot' | 'checks' | 'steps'>;
}

const allCounts: readonly RiskCount[] = ['at-risk', 'events', 'censored'];

/**
 * Chooses ticks and counts by the room there is. Without a word from the author the table gives all three counts where
 * they leave the curves enough room, else the numbers at risk.
 */
export function layOut(facts: LayoutFacts): KmLayout | null {
  const { options, fence } = facts;
  const layout = layoutWith(options.riskTable ?? allCounts, facts);
  if (layout === null) return null;
  const narrow = layout.plot.width < leastShare * wholeOf(facts).width;
  const flat = layout.plot.height - layout.notes.strip.length * stripLine < leastHeight;
  const chosen = options.riskTable === null && (narrow || flat) ? layoutWith(['at-risk'], facts) : layout;
  if (chosen !== null && chosen.risk.counts.length > 0 && leastDistance(chosen.axis) * chosen.plot.width < chosen.cell)
    fence.checks.report('chart/risk-table-crowded', fence.checks.valueAt('/ticks'), {
      ticks: chosen.axis.ticks.length,
    });
  return chosen;
}

function wholeOf({ options, fence: { slot } }: LayoutFacts): Size {
  return { width: options.width ?? slot.width, height: options.height ?? slot.height };
}

interface SizedLayout extends KmLayout {
  readonly plot: Size;
  /** Width of a number under the axis, with a little room; CSS px. */
  readonly cell: number;
}

function layoutWith(counts: readonly RiskCount[], facts: LayoutFacts): SizedLayout | null {
  const { curves, comparison, options, fence } = facts;
  const whole = wholeOf(facts);
  const groups = curves.map(({ group, curve }) => {
    return { name: group.name, countsAt: (time: number) => countsAt(curve, time) };
  });
  const named = options.group !== null;
  const names = named ? Math.max(...curves.map(({ group }) => textWidth(group.name, labelSize, 600))) : 0;
  const widest = textWidth(String(Math.max(...curves.map(({ curve }) => curve.n))), riskSize);
  const cell = counts.length === 0 ? 60 : widest + gap;
  // The names under the axis are known once its ticks are; their column is as wide whichever these are.
  const { namesAt } = riskTable(groups, [0], { counts, options });
  const right = named ? names + 16 : cell / 2;
  const width = Math.max(100, whole.width - Math.max(axisRoom, -namesAt) - right);
  const last = Math.max(...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  const axis = timeAxis(last, Math.max(2, Math.min(mostTicks, Math.floor(width / cell) + 1)), options, fence.checks);
  if (axis === null) return null;
  const above = topRoom + (options.title === null ? 0 : titleRoom);
  const height = Math.max(100, whole.height - above - riskHeight(curves.length, counts.length));
  const letter = names / Math.max(1, ...curves.map(({ group }) => group.name.length));
  const room = { letter: (letter / width) * axis.end, line: (24 / height) * 100, end: axis.end, band: options.band };
  const labels = named ? placeLabels(curves, room) : [];
  const medians = mediansOf(curves, options);
  const plot = { width, height };
  const first = firstShown(
    curves.map(({ group }) => group.name),
    fence.steps,
  );
  const notes = placeNotes({ curves, labels, medians, comparison, options, first, end: axis.end, plot });
  const strip = notes.strip.flatMap((line) => wrapText(line, whole.width - right, { size: noteSize }));
  const risk = riskTable(groups, axis.ticks, { counts, options });
  // Lines that are wider than the plot begin at the edge of the chart.
  const fits = strip.every((line) => textWidth(line, noteSize) <= width);
  const stripAt = fits ? 0 : -Math.max(axisRoom, -namesAt);
  return { axis, labels, risk, medians, notes: { ...notes, strip, stripAt }, plot, cell: cell - gap / 2 };
}

/** Between two ticks, as a share of the axis. */
function leastDistance({ ticks, end }: TimeAxis): number {
  const distances = ticks.slice(1).map((tick, i) => tick - (ticks[i] as number));
  return Math.min(end, ...distances) / end;
}
