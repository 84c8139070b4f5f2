import { say } from '../../../../util/words/say.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { frameOf, type Frame } from '../comparisons/frame.ts';
import { headRoom } from '../comparisons/layers.ts';
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
import { measureTitle, sameTime } from '../comparisons/words.ts';
import { textOption } from '../options.ts';
import type { GapChart } from './read.ts';

/** Where the bars and the columns of text beside them stand. */
export interface BarLayout {
  readonly frame: Frame;
  readonly title: string | null;
  readonly blocks: PlacedBlocks;
  readonly plot: number;
  readonly left: readonly PlacedColumn[];
  readonly right: readonly PlacedColumn[];
  /** Texts of the columns, row by row. */
  readonly names: readonly string[];
  readonly times: readonly string[];
  readonly counts: readonly string[];
  /** Size of the values in the bars. */
  readonly big: number;
}

/** Chooses columns, sizes and places; `null` where the bars do not fit, which is reported. */
export function layOutBars(chart: GapChart): BarLayout | null {
  const { context, items } = chart;
  const { fence, measure } = context;
  const one = sameTime(items.map(({ number }) => number.time));
  const title = textOption(fence, 'xTitle') ?? measureTitle(chart.measure, one, measure);
  const frame = frameOf(fence, { ticks: true, title: title !== null });
  const blocks = placeBlocks(
    items.map(() => ({ heading: null, lines: 1 })),
    frame.height - headRoom,
  );
  if (blocks === null) {
    const facts = { what: 'bars', count: items.length, limit: mostLines(frame.height - headRoom) };
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), facts);
    return null;
  }
  const big = Math.round(Math.min(48, Math.max(20, blocks.line * 0.46)));
  const texts = {
    ...textsOf(chart, blocks.line),
    times: one === null ? items.map(({ number }) => number.time?.short ?? '') : [],
  };
  const { left, rest } = columnsOf(chart, texts, { line: blocks.line, big });
  const plot = frame.width - columnsWidth(left) - columnsWidth([rest]) - 8;
  return {
    frame,
    title,
    blocks,
    plot,
    left: placeColumns(left, -columnsWidth(left)),
    right: placeColumns([rest], plot + columnGap + 8),
    ...texts,
    big,
  };
}

type Texts = Pick<BarLayout, 'names' | 'times' | 'counts'>;

function labelSize(line: number): number {
  return Math.round(Math.min(24, Math.max(18, line * 0.42)));
}

function textsOf({ context, items, names }: GapChart, line: number): Pick<Texts, 'names' | 'counts'> {
  const { fence, measure } = context;
  const labels = items.map(({ label }) => names.of(label));
  return {
    names: wrapAll(labels, fence.slot.width * 0.34, labelSize(line)),
    counts: items.map(({ number: { n } }) =>
      n === null ? '' : writeNumber(n, { format: ',', unit: null, lang: measure.lang }),
    ),
  };
}

function columnsOf(
  { names, items, left: word, context: { measure } }: GapChart,
  texts: Texts,
  { line, big }: { readonly line: number; readonly big: number },
): { readonly left: readonly TextColumn[]; readonly rest: TextColumn } {
  const size = labelSize(line);
  const small = { align: 'right', size: Math.max(18, size - 2), weight: 400 } as const;
  const left: readonly TextColumn[] = [
    { field: 'name', header: null, cells: texts.names, align: 'left', size, weight: 400 },
    { field: 'time', header: names.given('time') ?? say(measure.lang, 'Time'), cells: texts.times, ...small },
    { field: 'n', header: names.given('n') ?? 'n', cells: texts.counts, ...small },
  ];
  const cells = items.map((item) => item.leftText);
  const rest: TextColumn = {
    field: 'leftText',
    header: word ?? say(measure.lang, 'left'),
    cells,
    align: 'right',
    size: Math.min(32, big),
    weight: 600,
  };
  return { left: left.filter((column) => column.cells.some((cell) => cell !== '')), rest };
}
