import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import { numberAxis, type NumberAxis } from '../comparisons/axis.ts';
import { frameOf, type Frame } from '../comparisons/frame.ts';
import { decimalsIn, differenceText, measureTitle, sameTime } from '../comparisons/words.ts';
import { textOption } from '../options.ts';
import type { Stair, StaircaseChart } from './read.ts';

/** A step with its texts and its place, in px from the plot's left edge. */
export interface PlacedStair {
  readonly stair: Stair;
  readonly x: number;
  /** Label, time and number of patients, line by line. */
  readonly below: string;
  /** The value stands in the bar's top where there is no room above it. */
  readonly inside: boolean;
  readonly difference: string | null;
}

/** Where everything stands. */
export interface StaircaseLayout {
  readonly frame: Frame;
  readonly axis: NumberAxis;
  readonly title: string | null;
  readonly width: number;
  readonly height: number;
  /** Room under the plot for values of columns that hang down. CSS px. */
  readonly below: number;
  readonly bar: number;
  readonly stairs: readonly PlacedStair[];
  readonly size: number;
  readonly labelSize: number;
  readonly legend: boolean;
}

/** More columns than these have no room for their labels. */
const mostStairs = 14;
const tickRoom = 50;
const above = 36;
const legendLine = 34;
/** Distance of the labels from the axis. CSS px. */
export const labelTop = 12;

/** Places columns and labels; `null` where they do not fit, which is reported. */
export function layOutStaircase(chart: StaircaseChart): StaircaseLayout | null {
  const { context, stairs, palette } = chart;
  const { fence, measure } = context;
  const count = stairs.length;
  if (count > mostStairs) {
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), {
      what: 'steps',
      count,
      limit: mostStairs,
    });
    return null;
  }
  const one = sameTime(stairs.map(({ number }) => number.time));
  const title = textOption(fence, 'yTitle') ?? measureTitle(chart.measure, one, measure);
  const values = stairs.flatMap(({ number, control }) => [number.value ?? 0, control?.value ?? 0]);
  const axis = numberAxis(fence, values, measure.percent);
  const frame = frameOf(fence, { ticks: false, title: false });
  const width = frame.width - tickRoom;
  const step = width / count;
  const labelSize = step >= 150 ? 20 : 18;
  const texts = stairs.map((stair) =>
    linesBelow(chart, stair, { room: step - 10, size: labelSize, timed: one === null }),
  );
  const widest = Math.max(...texts.flatMap((lines) => lines.map((line) => textWidth(line, labelSize))));
  if (widest > step - 4)
    fence.checks.report('chart/kind-labels-crowded', fence.checks.valueAt('/label'), { room: Math.round(step) });
  const lines = Math.max(...texts.map((text) => text.length));
  const legend = fence.options['color'] !== undefined && palette.domain.length > 1;
  const size = Math.round(Math.min(34, Math.max(20, step * 0.26)));
  const below = values.some((value) => value < 0) ? Math.round(size * 1.1) : 0;
  const height = frame.height - labelTop - below - lines * lineOf(labelSize) - above - (legend ? legendLine : 0);
  const placed = stairs.map((stair, i): PlacedStair => {
    const value = stair.number.value ?? 0;
    const free = ((axis.to - value) / (axis.to - axis.from)) * height;
    return {
      stair,
      x: (i + 0.5) * step,
      below: texts[i]?.join('\n') ?? '',
      inside: measure.percent && free < size + 14,
      difference: differenceOf(stair, measure.lang),
    };
  });
  return { frame, axis, title, width, height, below, bar: step * 0.84, stairs: placed, size, labelSize, legend };
}

/** Distance of two lines of a label. */
export function lineOf(size: number): number {
  return Math.round(size * 1.25);
}

function linesBelow(
  { names, context }: StaircaseChart,
  { label, number }: Stair,
  { room, size, timed }: { readonly room: number; readonly size: number; readonly timed: boolean },
): readonly string[] {
  const { lang } = context.measure;
  const n = number.n === null ? null : `n = ${writeNumber(number.n, { format: ',', unit: null, lang })}`;
  const time = timed ? (number.time?.long ?? null) : null;
  return [...wrapText(names.of(label), room, { size }), ...[time, n].filter((line) => line !== null)];
}

function differenceOf({ number, control }: Stair, lang: string): string | null {
  if (control === null || control.value === null || number.value === null) return null;
  const decimals = Math.max(decimalsIn(number.text), decimalsIn(control.text));
  return differenceText(control.value, number.value, { decimals, lang });
}
