import { say } from '../../../../util/words/say.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { numberAxis, type NumberAxis } from '../comparisons/axis.ts';
import { headRoom, legendRoom } from '../comparisons/layers.ts';
import { frameOf, type Frame } from '../comparisons/frame.ts';
import {
  columnsWidth,
  columnGap,
  mostLines,
  placeBlocks,
  placeColumns,
  wrapAll,
  type PlacedBlocks,
  type PlacedColumn,
  type TextColumn,
} from '../comparisons/sheet.ts';
import { intervalWords, measureTitle, unitWord } from '../comparisons/words.ts';
import { textOption, wordOption } from '../options.ts';
import type { IntervalChart, IntervalItem } from './read.ts';

/** A line of the chart with its texts. */
export interface IntervalLine {
  readonly item: IntervalItem;
  /** The label, broken into lines, on the first line of a row; `''` on the others. */
  readonly name: string;
  readonly y: number;
  readonly n: string;
  readonly time: string;
  /** The value with its interval, as the column prints it. */
  readonly printed: string;
}

/** Where everything stands. */
export interface IntervalLayout {
  readonly frame: Frame;
  readonly axis: NumberAxis;
  readonly title: string | null;
  readonly blocks: PlacedBlocks;
  readonly lines: readonly IntervalLine[];
  readonly left: readonly PlacedColumn[];
  readonly right: readonly PlacedColumn[];
  readonly plot: number;
  /** Values stand above their dots. */
  readonly onMarks: boolean;
  /** Whether words stand over columns. */
  readonly headings: boolean;
}

/** Least width of a plot that still compares. CSS px. */
const leastPlot = 240;

/** Chooses columns, sizes and places; `null` where the rows do not fit, which is reported. */
export function layOutInterval(chart: IntervalChart): IntervalLayout | null {
  const { context, rows } = chart;
  const { fence, measure } = context;
  const numbers = rows.flatMap(({ items }) => items.map(({ number }) => number));
  const values = numbers.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  const times = new Set(numbers.filter(({ value }) => value !== null).map(({ time }) => time?.long ?? ''));
  const one = times.size === 1 ? (numbers.find(({ time }) => time !== null)?.time ?? null) : null;
  const title = textOption(fence, 'xTitle') ?? measureTitle(chart.measure, one, measure);
  const axis = numberAxis(fence, values, measure.percent);
  const frame = frameOf(fence, { ticks: true, title: title !== null });
  const onMarks = standOnMarks(chart);
  const timed = one === null && measure.time !== null;
  const headings = (measure.n !== null && numbers.some(({ n }) => n !== null)) || timed || !onMarks;
  const head = (headings ? headRoom : 0) + (legendNeeded(chart) ? legendRoom : 0) || (onMarks ? 20 : 0);
  const blocks = placeBlocks(
    rows.map(({ group, items }, i) => ({
      heading: group !== null && group !== rows[i - 1]?.group ? group : null,
      lines: items.length,
    })),
    frame.height - head,
  );
  if (blocks === null) {
    const limit = mostLines(frame.height - head);
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), {
      what: 'lines',
      count: numbers.length,
      limit,
    });
    return null;
  }
  const sized = { chart, blocks, onMarks, timed, axis, frame };
  return { ...columnsOf(sized), frame, axis, title, blocks, onMarks, headings };
}

/** Values stand above their dots where nothing else has to line up: no intervals, one series, few rows. */
function standOnMarks({ context, rows, hasSeries }: IntervalChart): boolean {
  const word = wordOption(context.fence, 'values', ['mark', 'right']);
  if (word !== null) return word === 'mark';
  return !hasSeries && context.measure.low === null && rows.length <= 6;
}

/** Whether colours are explained above the plot: series say themselves what they are. */
export function legendNeeded({ colored, hasSeries, palette }: IntervalChart): boolean {
  return colored && !hasSeries && palette.domain.length > 1;
}

interface Sized {
  readonly chart: IntervalChart;
  readonly blocks: PlacedBlocks;
  readonly onMarks: boolean;
  readonly timed: boolean;
  readonly axis: NumberAxis;
  readonly frame: Frame;
}

/** Sizes of labels and of printed values, by the height of a line. CSS px. */
export function sizesFor(line: number): { readonly label: number; readonly value: number; readonly big: number } {
  const label = Math.round(Math.min(24, Math.max(18, line * 0.42)));
  return { label, value: Math.min(24, label + 1), big: Math.round(Math.min(34, Math.max(22, line * 0.36))) };
}

function columnsOf(sized: Sized): Pick<IntervalLayout, 'lines' | 'left' | 'right' | 'plot'> {
  const { chart, onMarks, frame } = sized;
  const lines = linesOf(sized);
  const all = textColumns(sized, lines);
  const shown = all.filter(({ field, cells }) => field !== 'printed' && cells.some((cell) => cell !== ''));
  const right = onMarks ? [] : all.filter(({ field }) => field === 'printed');
  const rest = frame.width - columnsWidth(shown) - columnsWidth(right);
  const overhang = onMarks ? overhangOf(sized, rest) : 12;
  const plot = rest - overhang;
  if (plot < leastPlot) {
    const { checks } = chart.context.fence;
    checks.report('chart/kind-labels-crowded', checks.valueAt('/label'), { room: Math.max(0, Math.round(plot)) });
  }
  return {
    lines,
    left: placeColumns(shown, -columnsWidth(shown)),
    right: placeColumns(right, plot + overhang + columnGap - 12),
    plot,
  };
}

function textColumns({ chart, blocks, timed }: Sized, lines: readonly IntervalLine[]): readonly TextColumn[] {
  const { label, value } = sizesFor(blocks.line);
  const { names, context } = chart;
  const { lang } = context.measure;
  const small = { size: Math.max(18, label - 2), weight: 400 };
  const cells = (read: (line: IntervalLine) => string): readonly string[] => lines.map(read);
  const series = cells(({ item }) => names.of(item.series ?? ''));
  const head = (field: string, header: string): string => names.given(field) ?? header;
  return [
    { field: 'name', header: null, cells: cells(({ name }) => name), align: 'left', size: label, weight: 400 },
    { field: 'seriesName', header: null, cells: series, align: 'left', size: label, weight: 600 },
    {
      field: 'time',
      header: head('time', say(lang, 'Time')),
      cells: timed ? cells(({ time }) => time) : [],
      align: 'left',
      ...small,
    },
    { field: 'n', header: head('n', 'n'), cells: cells(({ n }) => n), align: 'right', ...small },
    {
      field: 'printed',
      header: head('value', valueHeader(chart)),
      cells: cells(({ printed }) => printed),
      align: 'left',
      size: value,
      weight: 600,
    },
  ];
}

/** What letters above the last dot stand over the end of the axis. */
function overhangOf({ chart, axis, blocks }: Sized, room: number): number {
  const { big } = sizesFor(blocks.line);
  const ends = chart.rows.flatMap(({ items }) =>
    items.map(({ number }) => {
      const at = ((number.value ?? axis.from) - axis.from) / (axis.to - axis.from);
      return at * room + textWidth(number.text, big, 700) / 2 - room;
    }),
  );
  return Math.ceil(Math.max(14, ...ends.map((end) => end + 10)));
}

function valueHeader({ context, rows }: IntervalChart): string {
  const { measure } = context;
  const word = unitWord(measure.unit, measure.lang);
  const levels = [...new Set(rows.flatMap(({ items }) => items.map(({ number }) => number.level)))];
  const known = levels.filter((level) => level !== null);
  if (measure.low === null) return word ?? '';
  const interval = intervalWords(known.length === 1 ? (known[0] ?? null) : null, measure.lang);
  return word === null ? interval : `${word} (${interval})`;
}

function linesOf({ chart, blocks }: Sized): readonly IntervalLine[] {
  const { label } = sizesFor(blocks.line);
  const room = chart.context.fence.slot.width * 0.36;
  return chart.rows.flatMap((row, r) => {
    const [name = ''] = wrapAll([chart.names.of(row.label)], room, label);
    return row.items.map((item, i) => ({
      item,
      name: i === 0 ? name : '',
      y: blocks.rows[r]?.[i] ?? 0,
      n:
        item.number.n === null
          ? ''
          : writeNumber(item.number.n, { format: ',', unit: null, lang: chart.context.measure.lang }),
      time: item.number.time?.short ?? '',
      printed: printedValue(chart, item),
    }));
  });
}

/** `82.4 (73.7–88.4)`; a count of a few patients as `7/10`; words where there is no number. */
export function printedValue({ missing }: Pick<IntervalChart, 'missing'>, { number }: IntervalItem): string {
  if (number.value === null) return missing;
  return number.range === null ? number.text : `${number.text} (${number.range})`;
}
