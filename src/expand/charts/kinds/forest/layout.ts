import { say } from '../../../../util/words/say.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { canvasFor, type Canvas } from '../canvas.ts';
import type { KindFence } from '../kind.ts';
import { endOf, placeColumns, type ColumnStyle, type PlacedColumn, type TextColumn } from '../text-columns.ts';
import { forestAxis, type ForestAxis } from './axis.ts';
import { forestLines, type ForestLine } from './lines.ts';
import type { ForestOptions } from './options.ts';
import type { ForestRow } from './rows.ts';
import { commonLevel, intervalWords, textColumns, type TextFacts } from './texts.ts';

/** A column of text and where it stands. */
export interface SetColumn {
  readonly column: TextColumn;
  readonly placed: PlacedColumn;
}

/** Where everything stands, in CSS px. */
export interface ForestLayout {
  readonly canvas: Canvas;
  readonly lines: readonly ForestLine[];
  /** Height of a line. */
  readonly pitch: number;
  /** Font size of rows. */
  readonly size: number;
  readonly left: readonly SetColumn[];
  readonly right: readonly SetColumn[];
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly axis: ForestAxis;
  readonly axisTitle: string;
}

/** Font size of the heads of columns. */
export const titleSize = 17;
/** Height of one of their lines. */
export const titleLine = 22;
/** Distance between the heads and the first line. */
const underHead = 10;
/** A line needs as much to be read from the last row; more than the most looks lost. */
const leastPitch = 23;
const mostPitch = 54;
/** Room for the labels of ticks, and for the title of the axis. */
const tickRoom = 32;
const axisTitleRoom = 30;
/** Room for what lies on which side, between the two. */
export const favoursRoom = 28;
/** Between columns, between them and the plot, and the narrowest and widest plot. */
const gap = { least: 24, most: 52 };
const besidePlot = 30;
const plotWidth = { least: 260, roomy: 400, most: 560 };

/** Places lines, columns and the plot; `null` where they do not fit, which is reported. */
export function layOutForest(
  rows: readonly ForestRow[],
  options: ForestOptions,
  { fence, table }: { readonly fence: KindFence; readonly table: TextFacts['table'] },
): ForestLayout | null {
  const { checks, lang } = fence;
  const canvas = canvasFor(fence, options);
  const { lines, height } = forestLines(rows);
  const facts: TextFacts = { options, table, lines, rows, lang, checks };
  const columns = {
    left: textColumns(options.columns.left, true, facts),
    right: textColumns(options.columns.right, false, facts),
  };
  const below = tickRoom + (options.favours === null ? 0 : favoursRoom) + axisTitleRoom;
  const roughly = across(columns, { ...canvas, size: 18, lang });
  const top = headHeight([...roughly.left, ...roughly.right]) + underHead;
  const room = canvas.height - top - below;
  const pitch = Math.min(mostPitch, Math.floor((room / height) * 10) / 10);
  if (pitch < leastPitch) {
    const fits = Math.max(0, Math.floor((room / leastPitch) * (lines.length / height)));
    checks.report('chart/kind-lines', checks.valueAt('/data'), {
      count: lines.length,
      fits,
      what: 'rows and headings',
    });
    return null;
  }
  const large = across(columns, { ...canvas, size: 20, lang });
  const isRoomy = pitch >= 38 && large.plotRight - large.plotLeft >= plotWidth.roomy;
  const size = isRoomy ? 20 : pitch >= 26 ? 18 : 17;
  const set = isRoomy ? large : across(columns, { ...canvas, size, lang });
  const plot = { left: set.plotLeft, right: set.plotRight, top, bottom: round(top + pitch * height) };
  if (!fits(plot, set, checks)) return null;
  const estimates = rows.flatMap(({ estimate }) => estimate ?? []);
  const axis = forestAxis(estimates, options, { room: plot.right - plot.left, checks });
  if (axis === null) return null;
  const { left, right } = set;
  const axisTitle = options.xTitle ?? usualTitle(rows, options, lang);
  return { canvas: { ...canvas, height: plot.bottom + below }, lines, pitch, size, left, right, plot, axis, axisTitle };
}

interface Across {
  readonly left: readonly SetColumn[];
  readonly right: readonly SetColumn[];
  readonly plotLeft: number;
  readonly plotRight: number;
}

/** Columns at both sides; where there is more room than the plot needs, they stand farther apart. */
function across(
  columns: { readonly left: readonly TextColumn[]; readonly right: readonly TextColumn[] },
  { width, size, lang }: { readonly width: number; readonly size: number; readonly lang: string },
): Across {
  const at = (distance: number): Across => {
    const style: ColumnStyle = { size, titleSize, gap: distance, left: 0, lang };
    const left = placeColumns(columns.left, style);
    const rightWidth = endOf(placeColumns(columns.right, style), style);
    const start = width - rightWidth;
    return {
      left: setColumns(columns.left, left),
      right: setColumns(columns.right, placeColumns(columns.right, { ...style, left: start })),
      plotLeft: left.length === 0 ? besidePlot : endOf(left, style) + besidePlot,
      plotRight: columns.right.length === 0 ? width - besidePlot : start - besidePlot,
    };
  };
  const tight = at(gap.least);
  const gaps = Math.max(0, columns.left.length - 1) + Math.max(0, columns.right.length - 1);
  const spare = tight.plotRight - tight.plotLeft - plotWidth.most;
  return spare <= 0 || gaps === 0 ? tight : at(Math.min(gap.most, Math.floor(gap.least + spare / gaps)));
}

function setColumns(columns: readonly TextColumn[], placed: readonly PlacedColumn[]): readonly SetColumn[] {
  return columns.map((column, i) => ({ column, placed: placed[i] as PlacedColumn }));
}

function headHeight(columns: readonly SetColumn[]): number {
  return Math.max(0, ...columns.map(({ placed }) => placed.title.length)) * titleLine;
}

function fits(
  plot: { readonly left: number; readonly right: number },
  set: Across,
  checks: KindFence['checks'],
): boolean {
  const room = plot.right - plot.left;
  if (room >= plotWidth.least) return true;
  const widest = [...set.left, ...set.right].reduce((a, b) => (b.placed.width > a.placed.width ? b : a));
  const longest = widest.column.cells
    .filter(({ spans }) => !spans)
    .map(({ text }) => text)
    .reduce((a, b) => (textWidth(b, 18) > textWidth(a, 18) ? b : a), '');
  const facts = { room: Math.max(0, Math.floor(room)), least: plotWidth.least, text: longest };
  checks.report('chart/kind-columns-wide', checks.valueAt('/columns'), facts);
  return false;
}

/** What the axis says, with the level where no column of estimates does. */
function usualTitle(rows: readonly ForestRow[], options: ForestOptions, lang: string): string {
  const { measure, columns } = options;
  const all = [...columns.left, ...columns.right];
  const told = all.some(({ content }) => content.kind === 'word' && content.word === 'estimate');
  const words = [told ? '' : intervalWords(commonLevel(rows), lang), measure.log ? say(lang, 'log scale') : ''];
  const said = words.filter((word) => word !== '').join(', ');
  const long = say(lang, measure.long);
  return said === '' ? long : `${long} (${said})`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
