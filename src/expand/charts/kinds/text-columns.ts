import { numberLanguage } from '../../../util/numbers/languages.ts';
import { textWidth, wrapText } from '../../../util/text-width.ts';

/** How the cells of a column of text line up: numbers stand with the last whole digit of their first number in one line. */
export type ColumnAlign = 'left' | 'right' | 'center' | 'number';

/** The ways to line up that an author may name. */
export const columnAligns: readonly ColumnAlign[] = ['left', 'right', 'center', 'number'];

/** A cell on a line of a table that is drawn. */
export interface ColumnCell {
  readonly line: number;
  readonly text: string;
  readonly bold: boolean;
  /** CSS px that it is set in from the left. */
  readonly indent: number;
  /** May run over the columns to its right: a heading. It asks for no room of its own. */
  readonly spans: boolean;
}

/** A column of a table that is drawn. */
export interface TextColumn {
  readonly title: string;
  readonly align: ColumnAlign;
  readonly cells: readonly ColumnCell[];
}

/** A text with its place: `x` in CSS px, `align` says which of its ends stands there. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly align: 'left' | 'right' | 'center';
}

/** A column with its place. */
export interface PlacedColumn {
  readonly left: number;
  readonly width: number;
  /** Lines of the title, from the top. */
  readonly title: readonly PlacedText[];
  /** In the order of the column's cells. */
  readonly cells: readonly PlacedText[];
}

/** How text is set, and where the first column begins. */
export interface ColumnStyle {
  /** Font size of cells, CSS px. */
  readonly size: number;
  /** Font size of titles, which are semibold. */
  readonly titleSize: number;
  /** Between two columns, CSS px. */
  readonly gap: number;
  /** Where the first column begins, CSS px. */
  readonly left: number;
  /** The talk's language, as a tag: where a number's whole part ends. */
  readonly lang: string;
}

/** A title is broken rather than a column made wider than this, where its cells are narrower. CSS px. */
const titleRoom = 96;

/** Places columns side by side, so that their text lines up. */
export function placeColumns(columns: readonly TextColumn[], style: ColumnStyle): readonly PlacedColumn[] {
  let { left } = style;
  return columns.map((column) => {
    const placed = placeColumn(column, left, style);
    left += placed.width + style.gap;
    return placed;
  });
}

/** Where the last of some columns ends; where they would begin when there is none. */
export function endOf(columns: readonly PlacedColumn[], { left }: Pick<ColumnStyle, 'left'>): number {
  const last = columns.at(-1);
  return last === undefined ? left : last.left + last.width;
}

function placeColumn(column: TextColumn, left: number, style: ColumnStyle): PlacedColumn {
  const halves = column.cells.map((cell) => halvesOf(cell, column.align, style));
  const counted = halves.filter((_, i) => column.cells[i]?.spans === false);
  const before = Math.max(0, ...counted.map((half) => half.before));
  const after = Math.max(0, ...counted.map((half) => half.after));
  // Words among numbers (`not estimated`) begin where the longest number does.
  const words = column.cells
    .filter((cell) => isWords(cell, column.align))
    .map((cell) => halvesOf(cell, 'left', style).after);
  const content = Math.max(before + after, ...words);
  const lines = titleLines(column.title, content, style);
  const width = Math.ceil(Math.max(content, ...lines.map((line) => textWidth(line, style.titleSize, 600))));
  const anchor = anchorOf(column.align, { left, width, before, content });
  const start = anchor - before;
  return {
    left,
    width,
    title: lines.map((text) => placeTitle(text, column.align, left, width)),
    cells: column.cells.map((cell, i) =>
      placeCell(cell, column.align, { left, anchor, start, before: halves[i]?.before ?? 0 }),
    ),
  };
}

function isWords({ text, spans }: ColumnCell, align: ColumnAlign): boolean {
  return align === 'number' && !spans && !/\d/.test(text);
}

interface CellPlace {
  readonly left: number;
  readonly anchor: number;
  /** Where the widest cell begins. */
  readonly start: number;
  readonly before: number;
}

function placeCell(cell: ColumnCell, align: ColumnAlign, { left, anchor, start, before }: CellPlace): PlacedText {
  const { text, indent, spans } = cell;
  if (spans || align === 'left') return { text, x: left + indent, align: 'left' };
  if (align !== 'number') return { text, x: round(anchor), align };
  return { text, x: round(isWords(cell, align) ? start : anchor - before), align: 'left' };
}

/** Width of a cell to both sides of the line that its column stands on. */
function halvesOf({ text, bold, indent }: ColumnCell, align: ColumnAlign, { size, lang }: ColumnStyle): Halves {
  const width = (part: string): number => textWidth(part, size, bold ? 700 : 400);
  if (align !== 'number') return { before: 0, after: indent + width(text) };
  if (!/\d/.test(text)) return { before: 0, after: 0 };
  const whole = wholePart(text, lang);
  return { before: figureWidth(whole, size, bold), after: width(text) - width(whole) };
}

/** Width of a figure in em where all have one width: Inter's at 400 and at 700. */
const figure = { regular: 0.6484, bold: 0.6465 };

/** About how wide a number is in figures of one width, which are narrower than bold figures usually are. */
function figureWidth(text: string, size: number, bold: boolean): number {
  const signs = text.replace(/\d/g, '');
  const figures = text.length - signs.length;
  return figures * size * (bold ? figure.bold : figure.regular) + textWidth(signs, size, bold ? 700 : 400);
}

interface Halves {
  readonly before: number;
  readonly after: number;
}

function anchorOf(
  align: ColumnAlign,
  place: { readonly left: number; readonly width: number; readonly before: number; readonly content: number },
): number {
  const { left, width, before, content } = place;
  if (align === 'right') return left + width;
  if (align === 'center') return left + width / 2;
  return align === 'number' ? left + (width - content) / 2 + before : left;
}

function placeTitle(text: string, align: ColumnAlign, left: number, width: number): PlacedText {
  if (align === 'left') return { text, x: left, align };
  if (align === 'right') return { text, x: left + width, align };
  return { text, x: round(left + width / 2), align: 'center' };
}

function titleLines(title: string, content: number, { titleSize }: ColumnStyle): readonly string[] {
  if (title === '') return [];
  // A line break of the author's own, such as `Blinatumomab\nn = 112`, is kept.
  return title
    .split('\n')
    .flatMap((part) => brokenTitle(part, Math.max(content, titleRoom), { size: titleSize, weight: 600 }));
}

/** A title in brackets at its end, `Hazard ratio (95% CI)`, is broken before them where that takes no further line. */
function brokenTitle(
  title: string,
  room: number,
  style: { readonly size: number; readonly weight: number },
): readonly string[] {
  const lines = wrapText(title, room, style);
  const at = title.lastIndexOf(' (');
  if (lines.length < 2 || at === -1) return lines;
  const parts = [title.slice(0, at), title.slice(at + 1)].flatMap((part) => wrapText(part, room, style));
  return parts.length <= lines.length ? parts : lines;
}

/**
 * A text up to the last whole digit of its first number: `12` of `12.5 (3.1–40)`, `<0` of `<0.001`. All of a text
 * without one: it stands before the line.
 */
export function wholePart(text: string, lang: string): string {
  const { thousands } = numberLanguage(lang);
  const first = text.search(/\d/);
  if (first === -1) return text;
  let end = first + 1;
  for (; end < text.length; end++) {
    const character = text[end] as string;
    if (isDigit(character)) continue;
    if (character === thousands && /^\d{3}(?!\d)/.test(text.slice(end + 1, end + 5))) continue;
    break;
  }
  return text.slice(0, end);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
