import { say } from '../../../../util/words/say.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { numberAxis, type NumberAxis } from '../comparisons/axis.ts';
import { headRoom, legendRoom } from '../comparisons/layers.ts';
import { frameOf, type Frame } from '../comparisons/frame.ts';
import {
  columnGap,
  columnsWidth,
  mostLines,
  placeBlocks,
  placeColumns,
  wrapAll,
  type PlacedBlocks,
  type PlacedColumn,
  type TextColumn,
} from '../comparisons/sheet.ts';
import { decimalsIn, differenceText, measureTitle } from '../comparisons/words.ts';
import { textOption } from '../options.ts';
import type { PairChart, PairRow } from './read.ts';

/** A row with its texts. */
export interface DumbbellLine {
  readonly row: PairRow;
  readonly name: string;
  readonly y: number;
  readonly n: string;
  readonly time: string;
  /** From the first end to the last, with its sign; `''` where one is missing. */
  readonly difference: string;
}

/** A word above an end of the first row. */
export interface EndWord {
  readonly text: string;
  readonly end: string;
  readonly x: number;
  readonly align: 'left' | 'center' | 'right';
}

/** Where everything stands. */
export interface DumbbellLayout {
  readonly frame: Frame;
  readonly axis: NumberAxis;
  readonly title: string | null;
  readonly blocks: PlacedBlocks;
  readonly lines: readonly DumbbellLine[];
  readonly left: readonly PlacedColumn[];
  readonly right: readonly PlacedColumn[];
  readonly plot: number;
  readonly words: readonly EndWord[];
  readonly sizes: DumbbellSizes;
}

/** Sizes by the height of a row. CSS px. */
export interface DumbbellSizes {
  readonly label: number;
  readonly value: number;
  /** Whether intervals are printed under their points: else their bars alone tell them. */
  readonly ranges: boolean;
  /** Distance of a value from the middle of its point. */
  readonly reach: number;
  /** Values stand above their points, where intervals lie beside them. */
  readonly above: boolean;
}

const leastPlot = 240;
/** Size of the words above the ends of the first row. CSS px. */
export const endWordSize = 18;

/** Chooses columns, sizes and places; `null` where the rows do not fit, which is reported. */
export function layOutDumbbell(chart: PairChart): DumbbellLayout | null {
  const { context, rows } = chart;
  const { fence, measure } = context;
  const numbers = rows.flatMap(({ points }) => points.map(({ number }) => number));
  const values = numbers.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  const one = oneTime(chart);
  const title = textOption(fence, 'xTitle') ?? measureTitle(chart.measure, one, measure);
  const axis = numberAxis(fence, values, measure.percent);
  const frame = frameOf(fence, { ticks: true, title: title !== null });
  const head = headRoom + (legendNeeded(chart) ? legendRoom : 0);
  const blocks = placeBlocks(
    rows.map(({ group }, i) => ({ heading: group !== null && group !== rows[i - 1]?.group ? group : null, lines: 1 })),
    frame.height - head,
  );
  if (blocks === null) {
    const limit = mostLines(frame.height - head);
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), {
      what: 'rows',
      count: rows.length,
      limit,
    });
    return null;
  }
  const sizes = sizesFor(blocks.line, measure.low !== null);
  const lines = linesOf(chart, blocks, sizes);
  const columns = columnsOf(chart, lines, { sizes, timed: one === null && measure.time !== null });
  const rest = frame.width - columnsWidth(columns.left) - columnsWidth(columns.right);
  const over = overhang(chart, axis, { sizes, rest });
  const plot = rest - over.left - over.right;
  if (plot < leastPlot) {
    fence.checks.report('chart/kind-labels-crowded', fence.checks.valueAt('/label'), {
      room: Math.max(0, Math.round(plot)),
    });
  }
  return {
    frame,
    axis,
    title,
    blocks,
    lines,
    left: placeColumns(columns.left, -columnsWidth(columns.left) - over.left),
    right: placeColumns(columns.right, plot + over.right + columnGap),
    plot,
    words: endWords(chart, axis, plot),
    sizes,
  };
}

/** Whether colours are explained above the plot: ends have their names over the first row. */
export function legendNeeded({ colored, palette }: PairChart): boolean {
  return colored === 'rows' && palette.domain.length > 1;
}

/** The time point of all last ends, where it is one: the title says it. */
function oneTime({ rows }: PairChart): ReturnType<typeof lastTime> {
  const times = rows.map(lastTime).filter((time) => time !== null);
  return new Set(times.map(({ long }) => long)).size === 1 ? (times[0] ?? null) : null;
}

function lastTime({ points }: PairRow): PairRow['points'][number]['number']['time'] {
  return points.at(-1)?.number.time ?? null;
}

function sizesFor(line: number, intervals: boolean): DumbbellSizes {
  const label = Math.round(Math.min(24, Math.max(18, line * 0.45)));
  const value = intervals ? Math.min(30, Math.max(20, Math.round(line * 0.31))) : Math.min(26, label + 1);
  const reach = intervals ? 16 : line >= 60 ? 22 : line >= 36 ? 19 : 16;
  return { label, value, reach, above: intervals, ranges: intervals && line >= leastRanged };
}

/** Height of a row that has room for values above and intervals below its points. CSS px. */
const leastRanged = 76;

function linesOf(chart: PairChart, blocks: PlacedBlocks, { label }: DumbbellSizes): readonly DumbbellLine[] {
  const { fence, measure } = chart.context;
  return chart.rows.map((row, r) => {
    const [name = ''] = wrapAll([chart.names.of(row.label)], fence.slot.width * 0.34, label);
    return {
      row,
      name,
      y: blocks.rows[r]?.[0] ?? 0,
      n: countsOf(row, measure.lang),
      time: lastTime(row)?.short ?? '',
      difference: differenceOf(chart, row),
    };
  });
}

/** The number of patients behind a row; where its ends are of different ones, each in the order of the ends. */
export function countsOf({ points }: PairRow, lang: string): string {
  const counts = points.map(({ number }) => number.n).filter((n) => n !== null);
  const written = counts.map((n) => writeNumber(n, { format: ',', unit: null, lang }));
  return new Set(written).size === 1 ? (written[0] ?? '') : written.join(' / ');
}

/** From the first end to the last. */
export function differenceOf({ context }: PairChart, { points }: PairRow): string {
  const [first, last] = [points[0]?.number, points.at(-1)?.number];
  if (points.length < 2 || first === undefined || last === undefined) return '';
  if (first.value === null || last.value === null || first.isCount || last.isCount) return '';
  const decimals = Math.max(decimalsIn(first.text), decimalsIn(last.text));
  return differenceText(first.value, last.value, { decimals, lang: context.measure.lang });
}

function columnsOf(
  chart: PairChart,
  lines: readonly DumbbellLine[],
  { sizes, timed }: { readonly sizes: DumbbellSizes; readonly timed: boolean },
): { readonly left: readonly TextColumn[]; readonly right: readonly TextColumn[] } {
  const small = Math.max(18, sizes.label - 2);
  const { names, context } = chart;
  const { lang } = context.measure;
  const columns: readonly TextColumn[] = [
    {
      field: 'name',
      header: null,
      cells: lines.map(({ name }) => name),
      align: 'left',
      size: sizes.label,
      weight: 400,
    },
    {
      field: 'n',
      header: names.given('n') ?? 'n',
      cells: lines.map(({ n }) => n),
      align: 'right',
      size: small,
      weight: 400,
    },
    {
      field: 'time',
      header: names.given('time') ?? say(lang, 'Time'),
      cells: timed ? lines.map(({ time }) => time) : [],
      align: 'right',
      size: small,
      weight: 400,
    },
  ];
  const difference: TextColumn = {
    field: 'difference',
    header: names.given('difference') ?? say(lang, 'Difference'),
    cells: chart.difference ? lines.map((line) => line.difference) : [],
    align: 'right',
    size: sizes.label,
    weight: 600,
  };
  const filled = ({ cells }: TextColumn): boolean => cells.some((cell) => cell !== '');
  return { left: columns.filter(filled), right: [difference].filter(filled) };
}

/** What values beside the outermost points stand over the ends of the axis. */
function overhang(
  { rows }: PairChart,
  axis: NumberAxis,
  { sizes, rest }: { readonly sizes: DumbbellSizes; readonly rest: number },
): { readonly left: number; readonly right: number } {
  const needs = rows.flatMap(({ points }) =>
    points.map(({ number }) => {
      const at = (((number.value ?? axis.from) - axis.from) / (axis.to - axis.from)) * rest;
      const width = textWidth(number.text, sizes.value, 700);
      const needed = sizes.above ? width / 2 : sizes.reach + width;
      return { left: needed - at, right: at + needed - rest };
    }),
  );
  const most = (side: 'left' | 'right'): number => Math.ceil(Math.max(10, ...needs.map((need) => need[side] + 6)));
  return { left: most('left'), right: most('right') };
}

/** The names of the ends over the first row that has them all, kept clear of each other. */
function endWords({ rows, ends, names }: PairChart, axis: NumberAxis, plot: number): readonly EndWord[] {
  const row = rows.find(
    ({ points }) => points.length === ends.length && points.every(({ number }) => number.value !== null),
  );
  if (row === undefined) return [];
  const px = (value: number): number => ((value - axis.from) / (axis.to - axis.from)) * plot;
  const placed = row.points
    .map(({ end, number }) => ({ end, text: names.of(end), at: px(number.value ?? 0) }))
    .toSorted((a, b) => a.at - b.at);
  const widths = placed.map(({ text }) => textWidth(text, endWordSize, 600));
  const crowded = placed.some(
    ({ at }, i) => i > 0 && at - (placed[i - 1]?.at ?? 0) < ((widths[i] ?? 0) + (widths[i - 1] ?? 0)) / 2 + 14,
  );
  return placed.map(({ end, text, at }, i) => {
    const last = i === placed.length - 1;
    const align = !crowded ? 'center' : i === 0 ? 'right' : last ? 'left' : 'center';
    return { end, text, x: at + (align === 'right' ? 10 : align === 'left' ? -10 : 0), align };
  });
}
