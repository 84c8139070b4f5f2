import type { Aggregated } from '../../../../model/chart.ts';
import type { Dataset } from '../../../../model/data.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { wrapText } from '../../../../util/text-width.ts';
import { canvasPlaces, canvasSpec } from '../canvas.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import type { KindFence } from '../kind.ts';
import type { Grid, GridCell } from './cells.ts';
import { beside, cellGap, countLine, nameLine, type GridLayout } from './layout.ts';
import type { RiskGridOptions } from './options.ts';
import { shadeOf } from './shades.ts';

/** What the spec and its tables are made of. */
export interface GridFacts {
  readonly grid: Grid;
  readonly options: RiskGridOptions;
  readonly layout: GridLayout;
  readonly table: Dataset;
  readonly fence: KindFence;
}

/** The tables that the spec draws: `cells`, and `margins` with the names of columns and rows. */
export function gridTables(facts: GridFacts): readonly Aggregated[] {
  const { options, table } = facts;
  const factors = [options.x, options.y];
  const reads = [...factors, options.value, ...(options.n === null ? [] : [options.n])];
  const counted = [...factors, ...(options.margins && options.n !== null ? [options.n] : [])];
  return [
    computedTable({ name: 'cells', source: table, reads, rows: cellRows(facts), key: ['x', 'y'] }),
    computedTable({ name: 'margins', source: table, reads: counted, rows: marginRows(facts), key: ['text'] }),
  ];
}

function cellRows(facts: GridFacts): readonly ComputedRow[] {
  const { grid, layout, fence } = facts;
  return grid.cells.map((cell): ComputedRow => {
    const { x, y, value, n, text, under, row } = cell;
    const left = layout.left + grid.xs.indexOf(x) * (layout.cellWidth + cellGap);
    const top = layout.top + grid.ys.indexOf(y) * (layout.cellHeight + cellGap);
    const { fill, ink } =
      value === null ? { fill: fence.look.paper, ink: fence.look.muted } : shadeOf(share(cell, facts), fence.look);
    const middle = top + layout.cellHeight / 2;
    const lift = under === '' ? 0 : layout.small * 0.7;
    const cells = {
      x,
      y,
      value,
      n,
      text,
      under,
      left,
      right: left + layout.cellWidth,
      top,
      bottom: top + layout.cellHeight,
      middle: left + layout.cellWidth / 2,
      line: Math.round(middle - lift),
      underLine: Math.round(middle + layout.large * 0.55 + 2),
      size: value === null ? 18 : layout.large,
      fill,
      stroke: value === null ? fence.look.muted : fill,
      ink,
    };
    return { cells, from: row === null ? [] : [row] };
  });
}

/** Where a cell lies between the lightest and the darkest one, 0 to 1. */
function share({ value }: GridCell, { grid, options }: GridFacts): number {
  const values = grid.cells.flatMap((cell) => cell.value ?? []);
  const [low, high] = options.domain ?? [Math.min(...values), Math.max(...values)];
  const at = high > low ? Math.min(1, Math.max(0, ((value ?? low) - low) / (high - low))) : 0.5;
  return options.dark === 'high' ? at : 1 - at;
}

/** Names of columns and rows with their patients added up, and the titles of the factors. */
function marginRows(facts: GridFacts): readonly ComputedRow[] {
  const { grid, layout, options } = facts;
  const { left, top, cellWidth, cellHeight, name } = layout;
  const columns = grid.xs.flatMap((x, i) => {
    const cells = grid.cells.filter((cell) => cell.x === x);
    const sum = sumText(cells, facts);
    const lines = wrapText(x, cellWidth, { size: name, weight: 600 });
    const middle = left + i * (cellWidth + cellGap) + cellWidth / 2;
    const lowest = top - 8 - (anySum(facts) ? countLine : 0) - nameLine / 2;
    return [
      ...lines.map((text, line) =>
        marginRow(
          { text, x: middle, y: lowest - (lines.length - 1 - line) * nameLine, align: 'center', bold: true },
          cells,
          facts,
        ),
      ),
      ...(sum === ''
        ? []
        : [
            marginRow({ text: sum, x: middle, y: top - 8 - countLine / 2, align: 'center', bold: false }, cells, facts),
          ]),
    ];
  });
  const rows = grid.ys.flatMap((y, i) => {
    const cells = grid.cells.filter((cell) => cell.y === y);
    const sum = sumText(cells, facts);
    const middle = top + i * (cellHeight + cellGap) + cellHeight / 2;
    const place = { x: left - beside, align: 'right', bold: true };
    const above = sum === '' ? middle : middle - countLine / 2;
    return [
      marginRow({ ...place, text: y, y: above }, cells, facts),
      ...(sum === '' ? [] : [marginRow({ ...place, text: sum, y: middle + nameLine / 2, bold: false }, cells, facts)]),
    ];
  });
  const width = grid.xs.length * (cellWidth + cellGap) - cellGap;
  const titles = [
    ...(options.xTitle === null
      ? []
      : [{ text: options.xTitle, x: left + width / 2, y: 12, align: 'center', bold: false }]),
    ...(options.yTitle === null
      ? []
      : [{ text: options.yTitle, x: left - beside, y: 12, align: 'right', bold: false }]),
  ].map((mark) => marginRow(mark, [], facts));
  return [...titles, ...columns, ...rows];
}

interface MarginText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: string;
  readonly bold: boolean;
}

function marginRow(
  { bold, ...place }: MarginText,
  cells: readonly GridCell[],
  { layout, fence }: GridFacts,
): ComputedRow {
  const style = bold
    ? { size: layout.name, weight: 600, color: fence.look.ink }
    : { size: 18, weight: 400, color: fence.look.muted };
  return { cells: { ...place, ...style }, from: cells.flatMap(({ row }) => row ?? []) };
}

function anySum(facts: GridFacts): boolean {
  const { grid } = facts;
  return grid.xs.some(
    (x) =>
      sumText(
        grid.cells.filter((cell) => cell.x === x),
        facts,
      ) !== '',
  );
}

/** `n = 114`; empty where a cell does not say its number. */
function sumText(cells: readonly GridCell[], { options, fence }: GridFacts): string {
  const known = cells.filter(({ row }) => row !== null);
  if (!options.margins || options.n === null || known.length === 0 || known.some(({ n }) => n === null)) return '';
  const sum = known.reduce((all, { n }) => all + (n ?? 0), 0);
  return `n = ${writeNumber(sum, { format: null, unit: null, lang: fence.lang })}`;
}

/** Rectangles with their numbers, names above and at the left: plain Vega-Lite over the tables `cells` and `margins`. */
export function gridSpec({ layout, options }: GridFacts): JsonObject {
  const { across, down } = canvasPlaces(layout.canvas);
  const raw = (field: string): JsonObject => ({ field, type: 'ordinal', scale: null, legend: null });
  const text = (line: string, content: string, size: JsonObject | number, weight: number): JsonObject => ({
    mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: size, fontWeight: weight },
    encoding: { x: across('middle'), y: down(line), text: { field: content }, color: raw('ink') },
  });
  return {
    ...canvasSpec(layout.canvas, options.title),
    data: { name: 'cells' },
    layer: [
      {
        name: 'cells',
        layer: [
          {
            mark: { type: 'rect', strokeWidth: 1, cornerRadius: 4 },
            encoding: {
              x: across('left'),
              x2: { field: 'right' },
              y: down('top'),
              y2: { field: 'bottom' },
              fill: raw('fill'),
              stroke: raw('stroke'),
            },
          },
          text('line', 'text', { expr: 'datum.size' }, 700),
          text('underLine', 'under', layout.small, 400),
        ],
      },
      {
        name: 'labels',
        data: { name: 'margins' },
        mark: {
          type: 'text',
          baseline: 'middle',
          align: { expr: 'datum.align' },
          fontSize: { expr: 'datum.size' },
          fontWeight: { expr: 'datum.weight' },
        },
        encoding: { x: across('x'), y: down('y'), text: { field: 'text' }, color: raw('color') },
      },
    ],
  };
}
