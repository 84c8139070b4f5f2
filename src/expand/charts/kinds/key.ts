import type { JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import { textWidth } from '../../../util/text-width.ts';
import type { ComputedRow } from './computed-table.ts';
import { placed, valueAcross, valueDown, type Plot } from './plot.ts';

/** What a colour or a shape stands for. */
export interface KeyItem {
  readonly name: string;
  /** Words beside the symbol. */
  readonly text: string;
  readonly shape: string;
  readonly fill: string;
  readonly stroke: string;
  /** Row numbers behind it. */
  readonly from: readonly number[];
}

/** Letters of a key, room of its symbol, and between two items. CSS px. */
const size = 18;
const symbol = 24;
const gap = 30;
const line = 27;

/** How wide an item is, in CSS px. */
function widthOf({ text }: KeyItem): number {
  return symbol + textWidth(text, size);
}

/** Height of a key in a row of this width. */
export function keyHeight(items: readonly KeyItem[], width: number): number {
  return rowsOf(items, width).length * line;
}

/**
 * Items beside each other, in as many rows as they need.
 * @param at CSS px of the upper left corner, from the plot's own
 */
export function keyInRow(
  items: readonly KeyItem[],
  plot: Plot,
  at: { readonly x: number; readonly y: number; readonly width: number },
): readonly ComputedRow[] {
  return rowsOf(items, at.width).flatMap((row, i) => {
    let x = at.x;
    return row.map((item) => {
      const placedItem = keyRow(item, plot, { x, y: at.y + (i + 0.5) * line });
      x += widthOf(item) + gap;
      return placedItem;
    });
  });
}

/** Items below each other, from the upper right corner of the plot. */
export function keyInColumn(items: readonly KeyItem[], plot: Plot, right: number): readonly ComputedRow[] {
  const x = right - Math.max(0, ...items.map(widthOf));
  return items.map((item, i) => keyRow(item, plot, { x, y: (i + 0.5) * line }));
}

function rowsOf(items: readonly KeyItem[], width: number): readonly (readonly KeyItem[])[] {
  const rows: KeyItem[][] = [];
  let used = Infinity;
  for (const item of items) {
    if (used + widthOf(item) > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(item);
    used += widthOf(item) + gap;
  }
  return rows;
}

function keyRow(
  { name, text, from }: KeyItem,
  plot: Plot,
  { x, y }: { readonly x: number; readonly y: number },
): ComputedRow {
  const places = { x: valueAcross(plot, x + 8), words: valueAcross(plot, x + symbol), y: valueDown(plot, y) };
  return { from, cells: { name, text, ...places } };
}

/** The layer `key` over a table of its rows. */
export function keyLayer(
  items: readonly KeyItem[],
  data: string,
  { plot, look }: { plot: Plot; look: Look },
): JsonObject {
  const domain = items.map(({ name }) => name);
  const scaled = (range: readonly string[]): JsonObject => ({
    field: 'name',
    type: 'nominal',
    legend: null,
    scale: { domain, range },
  });
  return {
    name: 'key',
    data: { name: data },
    encoding: { y: placed('y', 'y', plot) },
    resolve: { scale: { fill: 'independent', stroke: 'independent', shape: 'independent' } },
    layer: [
      {
        mark: { type: 'point', size: 190, strokeWidth: 1.5, opacity: 1 },
        encoding: {
          x: placed('x', 'x', plot),
          shape: scaled(items.map(({ shape }) => shape)),
          fill: scaled(items.map(({ fill }) => fill)),
          stroke: scaled(items.map(({ stroke }) => stroke)),
        },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: size, color: look.ink },
        encoding: { x: placed('words', 'x', plot), text: { field: 'text' }, detail: [{ field: 'name' }] },
      },
    ],
  };
}
