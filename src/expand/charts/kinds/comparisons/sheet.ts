import { textWidth, wrapText } from '../../../../util/text-width.ts';

/** A row of a chart of rows: one label, one line or several side by side, and perhaps a heading above. */
export interface Block {
  readonly heading: string | null;
  readonly lines: number;
}

/** Where rows stand, in px from the top of the plot. */
export interface PlacedBlocks {
  /** The middles of each block's lines. */
  readonly rows: readonly (readonly number[])[];
  /** The middle of each block's heading; `null` without one. */
  readonly headings: readonly (number | null)[];
  /** Height of a line. */
  readonly line: number;
  /** Height of them all. */
  readonly height: number;
}

/** Lowest and highest line of text and mark that a hall can read without searching. CSS px. */
const lowest = 26;
const highest = 104;
/** Room between rows of several lines, and above a heading, in lines. */
const between = 0.55;
const above = 0.3;
/** Height of a heading, in lines. */
const headingLine = 0.75;

/**
 * Spreads rows over a height.
 * @returns `null` where a line would be too low to be read; `mostLines` says how many fit
 */
export function placeBlocks(blocks: readonly Block[], room: number): PlacedBlocks | null {
  const loose = blocks.some(({ lines }) => lines > 1);
  let at = 0;
  const units = blocks.map(({ heading, lines }, i) => {
    if (i > 0 && loose) at += between;
    if (heading !== null && i > 0) at += above;
    const headed = heading === null ? null : at + headingLine / 2;
    if (heading !== null) at += headingLine;
    const first = at;
    at += lines;
    return { headed, first, lines };
  });
  const line = Math.min(highest, Math.floor((room / at) * 10) / 10);
  if (line < lowest) return null;
  const px = (unit: number): number => Math.round(unit * line * 10) / 10;
  return {
    rows: units.map(({ first, lines }) => Array.from({ length: lines }, (_, i) => px(first + i + 0.5))),
    headings: units.map(({ headed }) => (headed === null ? null : px(headed))),
    line,
    height: px(at),
  };
}

/** How many single lines a height holds. */
export function mostLines(room: number): number {
  return Math.floor(room / lowest);
}

/** A column of text beside the plot. */
export interface TextColumn {
  /** The column of the computed table that it prints. */
  readonly field: string;
  readonly header: string | null;
  readonly cells: readonly string[];
  readonly align: 'left' | 'right';
  readonly size: number;
  readonly weight: number;
}

/** A column with its place: where its text begins (`left`) or ends (`right`), in px from the plot's left edge. */
export interface PlacedColumn extends TextColumn {
  readonly x: number;
}

/** Room between two columns, and between a column and the plot. CSS px. */
export const columnGap = 26;
/** Size of the words above columns. */
export const headerSize = 17;

/** Width of a column: its widest cell or its header. */
export function columnWidth({ cells, header, size, weight }: TextColumn): number {
  const lines = cells.flatMap((cell) => cell.split('\n'));
  const heads = (header ?? '').split('\n').map((line) => textWidth(line, headerSize));
  return Math.ceil(Math.max(0, ...lines.map((line) => textWidth(line, size, weight)), ...heads));
}

/** How wide columns are with the gaps that part them from each other and from the plot. */
export function columnsWidth(columns: readonly TextColumn[]): number {
  return columns.reduce((sum, column) => sum + columnWidth(column) + columnGap, 0);
}

/** Places columns one after the other from `start`, each followed by a gap. */
export function placeColumns(columns: readonly TextColumn[], start: number): readonly PlacedColumn[] {
  let at = start;
  return columns.map((column) => {
    const width = columnWidth(column);
    const x = column.align === 'left' ? at : at + width;
    at += width + columnGap;
    return { ...column, x };
  });
}

/** Texts broken into lines where they are wider than a room. */
export function wrapAll(texts: readonly string[], room: number, size: number): readonly string[] {
  return texts.map((text) => wrapText(text, room, { size }).join('\n'));
}
