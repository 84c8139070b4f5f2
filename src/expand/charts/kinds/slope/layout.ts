import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { numberAxis, type NumberAxis } from '../comparisons/axis.ts';
import { frameOf, type Frame } from '../comparisons/frame.ts';
import { spread } from '../comparisons/spread.ts';
import { measureTitle, sameTime } from '../comparisons/words.ts';
import type { PairChart, PairPoint, PairRow } from '../dumbbell/read.ts';
import { textOption } from '../options.ts';

/** A point with its texts. */
export interface SlopePoint {
  readonly row: PairRow;
  readonly point: PairPoint;
  readonly x: number;
  readonly text: string;
  readonly side: 'left' | 'right' | 'above';
  /** Where the text stands, on the axis of the numbers. */
  readonly at: number;
}

/** Where everything stands. */
export interface SlopeLayout {
  readonly frame: Frame;
  readonly axis: NumberAxis;
  readonly title: string | null;
  readonly width: number;
  readonly height: number;
  readonly points: readonly SlopePoint[];
  readonly ends: readonly { readonly end: string; readonly x: number }[];
  readonly size: number;
}

/** More lines than these cannot be told apart. */
const mostLines = 10;
/** Room for the names of the ends below, and for the title of the axis above. CSS px. */
const below = 40;
const above = 34;
const reach = 22;
/** Least distance of two ends. CSS px. */
const leastBetween = 160;
/** Size of the names of the ends. CSS px. */
export const endNameSize = 22;
/** Widest distance of two ends: beyond it slopes look flat. CSS px. */
const widest = 520;

/** Places ends, lines and labels; `null` where the lines are too many, which is reported. */
export function layOutSlope(chart: PairChart): SlopeLayout | null {
  const { context, rows, ends } = chart;
  const { fence, measure } = context;
  if (rows.length > mostLines) {
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), {
      what: 'lines',
      count: rows.length,
      limit: mostLines,
    });
    return null;
  }
  const numbers = rows.flatMap(({ points }) => points.map(({ number }) => number));
  const values = numbers.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  const title =
    textOption(fence, 'yTitle') ?? measureTitle(chart.measure, sameTime(numbers.map(({ time }) => time)), measure);
  const axis = numberAxis(fence, values, measure.percent);
  const frame = frameOf(fence, { ticks: false, title: false });
  const height = frame.height - below - (title === null ? 12 : above);
  const size = rows.length === 1 ? 40 : rows.length <= 4 ? 26 : 20;
  const texts = labelsOf(chart);
  const room = (side: 'left' | 'right'): number =>
    reach +
    10 +
    Math.max(0, ...texts.filter((text) => text.side === side).map(({ text }) => textWidth(text, size, 700)));
  const tickRoom = 48;
  const left = room('left');
  const right = room('right');
  const between = Math.min(widest * Math.max(1, ends.length - 1), frame.width - tickRoom - left - right);
  const xOf = (end: string): number => left + (between * ends.indexOf(end)) / Math.max(1, ends.length - 1);
  const longest = Math.max(...ends.map((end) => textWidth(chart.names.of(end), endNameSize, 600)));
  const step = between / Math.max(1, ends.length - 1);
  if (step < leastBetween || step < longest + 12)
    fence.checks.report('chart/kind-labels-crowded', fence.checks.valueAt('/data'), {
      room: Math.max(0, Math.round(step)),
    });
  const unit = (axis.to - axis.from) / height;
  const placed = ends.flatMap((end) => {
    const own = texts.filter((text) => text.point.end === end);
    const px = own.map(
      ({ point, side }) => ((point.number.value ?? 0) - axis.from) / unit + (side === 'above' ? size : 0),
    );
    const apart = spread(px, size * 1.15, [size * 0.4, height - size * 0.3]);
    return own.map((text, i): SlopePoint => ({ ...text, x: xOf(end), at: (apart[i] ?? 0) * unit + axis.from }));
  });
  return {
    frame,
    axis,
    title,
    width: left + between + right,
    height,
    points: placed,
    ends: ends.map((end) => ({ end, x: xOf(end) })),
    size,
  };
}

type Text = Pick<SlopePoint, 'row' | 'point' | 'text' | 'side'>;

/** The first end has its value, the last its value and its row's label. */
function labelsOf({ rows, ends, names, context }: PairChart): readonly Text[] {
  const { unit, lang } = context.measure;
  return rows.flatMap((row) =>
    row.points.flatMap((point): Text[] => {
      const { number, end } = point;
      if (number.value === null) return [];
      const value = number.isCount ? number.text : writeNumber(number.value, { format: number.format, unit, lang });
      const side = end === ends[0] ? 'left' : end === ends.at(-1) ? 'right' : 'above';
      const named = side === 'right' && row.label !== '' && rows.length > 1;
      return [{ row, point, side, text: named ? `${value} ${names.of(row.label)}` : value }];
    }),
  );
}
