import type { Border, Paragraph, TableBlock, TableCell, TableRow } from '../../model/measured.ts';
import { placedParagraphs } from './groups.ts';
import type { PlacedParagraph } from './paragraphs.ts';
import { boxOf, hexColor, hundredth, px } from './style.ts';
import type { Surroundings } from './surroundings.ts';

/** Reads a table: what it says, where its lines are, how wide its columns came out. */
export function readTable(
  table: HTMLTableElement,
  slot: string | null,
  around: Surroundings,
  read: (cell: Element) => PlacedParagraph[],
): TableBlock | null {
  const rows = [...table.rows].filter((row) => row.getBoundingClientRect().height > 0);
  const places = cellPlaces(rows);
  const columns = columnEdges(table, rows, places);
  if (rows.length === 0 || columns.length < 2) return null;
  const rect = table.getBoundingClientRect();
  const first = rows[0]?.getBoundingClientRect().top ?? rect.top;
  const height = (rows.at(-1)?.getBoundingClientRect().bottom ?? rect.bottom) - first;
  const edge = getComputedStyle(table);
  return {
    kind: 'table',
    slot,
    box: boxOf(new DOMRect(rect.left, first, rect.width, height), around.slide),
    step: around.stepOf(table),
    columns: columns.slice(1).map((right, i) => hundredth(right - (columns[i] as number))),
    rows: rows.map((row, i): TableRow => {
      const edges = { top: i === 0 ? edge : null, bottom: i === rows.length - 1 ? edge : null };
      const cells = [...row.cells].map((cell) => readCell(cell, places.get(cell) ?? 0, edges, read(cell)));
      return { height: hundredth(row.getBoundingClientRect().height), cells };
    }),
    headRows: table.tHead?.rows.length ?? 0,
    headColumn: rows.some((row) => row.parentElement?.nodeName === 'TBODY' && row.cells[0]?.nodeName === 'TH'),
    alt: table.getAttribute('aria-label') ?? table.caption?.textContent.trim() ?? '',
  };
}

/** The column that each cell begins in, cells above that reach down counted in. */
function cellPlaces(rows: readonly HTMLTableRowElement[]): ReadonlyMap<HTMLTableCellElement, number> {
  const places = new Map<HTMLTableCellElement, number>();
  const taken = rows.map(() => new Set<number>());
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[r]?.has(column)) column += 1;
      places.set(cell, column);
      for (let down = 0; down < cell.rowSpan; down++)
        for (let along = 0; along < cell.colSpan; along++) taken[r + down]?.add(column + along);
      column += cell.colSpan;
    }
  });
  return places;
}

/** Left edges of the columns, and the right edge of the last; on paper written from the right these run leftwards. */
function columnEdges(
  table: HTMLTableElement,
  rows: readonly HTMLTableRowElement[],
  places: ReadonlyMap<HTMLTableCellElement, number>,
): number[] {
  const rtl = getComputedStyle(table).direction === 'rtl';
  const edges: number[] = [];
  for (const row of rows) {
    for (const cell of row.cells) {
      const { left, right } = cell.getBoundingClientRect();
      const column = places.get(cell) ?? 0;
      edges[column] ??= rtl ? -right : left;
      edges[column + cell.colSpan] ??= rtl ? -left : right;
    }
  }
  // A column in which no cell begins or ends has no edge of its own.
  for (let i = 1; i < edges.length; i++) edges[i] ??= edges[i - 1] as number;
  return edges;
}

interface Edges {
  readonly top: CSSStyleDeclaration | null;
  readonly bottom: CSSStyleDeclaration | null;
}

function readCell(
  cell: HTMLTableCellElement,
  column: number,
  edges: Edges,
  placed: readonly PlacedParagraph[],
): TableCell {
  const computed = getComputedStyle(cell);
  const rect = cell.getBoundingClientRect();
  const first = placed[0]?.rect.top ?? rect.top;
  const last = placed.at(-1)?.rect.bottom ?? rect.bottom;
  return {
    column,
    columns: cell.colSpan,
    rows: cell.rowSpan,
    padding: {
      // Where the text came to stand, whatever aligned it there.
      top: hundredth(Math.max(0, first - rect.top)),
      right: px(computed.paddingRight),
      bottom: hundredth(Math.max(0, Math.min(px(computed.paddingBottom), rect.bottom - last))),
      left: px(computed.paddingLeft),
    },
    anchor: 'top',
    fill: hexColor(computed.backgroundColor) ?? rowFill(cell),
    top: thicker(borderOf(computed, 'Top'), edges.top && borderOf(edges.top, 'Top')),
    bottom: thicker(borderOf(computed, 'Bottom'), edges.bottom && borderOf(edges.bottom, 'Bottom')),
    left: borderOf(computed, 'Left'),
    right: borderOf(computed, 'Right'),
    paragraphs: cellParagraphs(placed),
  };
}

function cellParagraphs(placed: readonly PlacedParagraph[]): Paragraph[] {
  return placedParagraphs(placed, placed[0]?.rect.left ?? 0, placed[0]?.rect.right ?? 0);
}

function rowFill(cell: HTMLTableCellElement): string | null {
  const row = cell.parentElement;
  return row === null ? null : hexColor(getComputedStyle(row).backgroundColor);
}

function borderOf(computed: CSSStyleDeclaration, side: 'Top' | 'Bottom' | 'Left' | 'Right'): Border | null {
  const width = px(computed[`border${side}Width`]);
  const color = hexColor(computed[`border${side}Color`]);
  return width === 0 || color === null || computed[`border${side}Style`] === 'none' ? null : { width, color };
}

function thicker(a: Border | null, b: Border | null): Border | null {
  return a === null || (b !== null && b.width > a.width) ? b : a;
}
