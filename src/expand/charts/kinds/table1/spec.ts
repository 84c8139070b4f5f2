import type { Aggregated } from '../../../../model/chart.ts';
import type { Dataset } from '../../../../model/data.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { canvasPlaces, canvasSpec } from '../canvas.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import type { KindFence } from '../kind.ts';
import type { PlacedText } from '../text-columns.ts';
import { headLine, type Table1Layout } from './layout.ts';
import type { TableText } from './lines.ts';
import type { Table1Options } from './options.ts';

/** What the spec and its tables are made of. */
export interface Table1Facts {
  readonly text: TableText;
  readonly options: Table1Options;
  readonly layout: Table1Layout;
  readonly table: Dataset;
  readonly fence: KindFence;
}

/** A computed table and the layer that draws it. */
interface DrawnTable {
  readonly layer: 'rules' | 'heads' | 'labels' | 'cells';
  readonly table: Aggregated;
}

/** The tables that the spec draws: heads, labels, and one of cells for each characteristic, so that each knows its column. */
export function table1Tables(facts: Table1Facts): readonly DrawnTable[] {
  const { text, options, table } = facts;
  const make = (
    layer: DrawnTable['layer'],
    name: string,
    reads: readonly string[],
    rows: readonly ComputedRow[],
  ): readonly DrawnTable[] =>
    rows.length === 0
      ? []
      : [{ layer, table: computedTable({ name, source: table, reads, rows, key: ['characteristic'] }) }];
  const characteristics = [...new Set(text.lines.map(({ characteristic }) => characteristic))];
  const group = options.group === null ? [] : [options.group];
  const labels = options.given === null ? group : [options.given.label];
  return [
    ...ruleTables(facts),
    ...make('heads', 'heads', group, headRows(facts)),
    ...make('labels', 'labels', labels, labelRows(facts)),
    ...characteristics.flatMap((name, i) => {
      const reads =
        text.lines.find(({ characteristic, cells }) => characteristic === name && cells.length > 0)?.reads ?? [];
      return make('cells', `cells-${i + 1}`, reads, cellRows(name, facts));
    }),
  ];
}

/** The rows of patients that a head counts are behind it. */
function headRows({ text, layout, fence, options }: Table1Facts): readonly ComputedRow[] {
  const size = Math.min(layout.size, 18);
  return layout.columns.flatMap(({ title }, column) => {
    const arm = text.arms[column - 1];
    return title.map((head, line): ComputedRow => {
      const y = layout.top - 18 - (title.length - 1 - line) * headLine;
      const counts = head.text.startsWith('(n = ');
      const color = counts ? fence.look.muted : fence.look.ink;
      const cells = { characteristic: '', arm: arm?.name ?? '', ...head, y, size, weight: counts ? 400 : 600, color };
      return { cells, from: options.given === null ? (arm?.rows ?? []) : [] };
    });
  });
}

function labelRows(facts: Table1Facts): readonly ComputedRow[] {
  const { text, layout } = facts;
  const [placed] = layout.columns;
  return text.lines.map((line, i): ComputedRow => {
    const at = placed?.cells[i] as PlacedText;
    const rows = new Set(line.cells.flatMap(({ from }) => from));
    return {
      cells: { characteristic: line.characteristic, ...mark(at, i, line.bold, facts) },
      from: [...rows].sort((a, b) => a - b),
    };
  });
}

function cellRows(characteristic: string, facts: Table1Facts): readonly ComputedRow[] {
  const { text, layout } = facts;
  return text.arms.flatMap(({ name }, arm) => {
    const texts = layout.texts[arm + 1];
    return (texts?.cells ?? []).flatMap(({ line }, i): readonly ComputedRow[] => {
      const own = text.lines[line];
      if (own?.characteristic !== characteristic) return [];
      const at = layout.columns[arm + 1]?.cells[i] as PlacedText;
      return [
        { cells: { characteristic, arm: name, ...mark(at, line, false, facts) }, from: own.cells[arm]?.from ?? [] },
      ];
    });
  });
}

function mark(
  at: PlacedText,
  line: number,
  bold: boolean,
  { layout, fence }: Table1Facts,
): Readonly<Record<string, string | number>> {
  const y = Math.round((layout.top + (line + 0.5) * layout.pitch) * 10) / 10;
  return { ...at, y, size: layout.size, weight: bold ? 700 : 400, color: fence.look.ink };
}

/** Text in columns between rules, as a journal sets a table: plain Vega-Lite over the tables that hold the text. */
export function table1Spec(facts: Table1Facts, tables: readonly DrawnTable[]): JsonObject {
  const { layout, options } = facts;
  const { across, down } = canvasPlaces(layout.canvas);
  const text = ({ table: { dataset } }: DrawnTable): JsonObject => ({
    data: { name: dataset.name },
    mark: {
      type: 'text',
      baseline: 'middle',
      align: { expr: 'datum.align' },
      fontSize: { expr: 'datum.size' },
      fontWeight: { expr: 'datum.weight' },
    },
    encoding: {
      x: across('x'),
      y: down('y'),
      text: { field: 'text' },
      color: { field: 'color', type: 'ordinal', scale: null, legend: null },
    },
  });
  const named = (layer: DrawnTable['layer']): readonly JsonObject[] => {
    const own = tables.filter((one) => one.layer === layer).map(text);
    return own.length === 0 ? [] : [{ name: layer, layer: own }];
  };
  return {
    ...canvasSpec(layout.canvas, options.title),
    layer: [ruleLayer(facts), ...named('heads'), ...named('labels'), ...named('cells')],
  };
}

/** Bands behind every other characteristic, and the rules below the heads and below the last line. */
function ruleTables({ text, layout, table }: Table1Facts): readonly DrawnTable[] {
  const { canvas, top, pitch } = layout;
  const names = [...new Set(text.lines.map(({ characteristic }) => characteristic))];
  const place = (line: number): number => Math.round((top + line * pitch) * 10) / 10;
  const bands = text.lines.flatMap(({ characteristic }, i) =>
    names.indexOf(characteristic) % 2 === 0
      ? [{ cells: { from: 0, to: canvas.width, top: place(i), end: place(i + 1) }, from: [] }]
      : [],
  );
  const rules = [top - 5, canvas.height - 2].map((y) => ({ cells: { from: 0, to: canvas.width, y }, from: [] }));
  return [
    { layer: 'rules', table: computedTable({ name: 'bands', source: table, reads: [], rows: bands }) },
    { layer: 'rules', table: computedTable({ name: 'rules', source: table, reads: [], rows: rules }) },
  ];
}

function ruleLayer({ layout, fence }: Table1Facts): JsonObject {
  const { across, down } = canvasPlaces(layout.canvas);
  return {
    name: 'rules',
    layer: [
      {
        data: { name: 'bands' },
        mark: { type: 'rect', color: fence.look.named.get('panel') ?? fence.look.faint },
        encoding: { x: across('from'), x2: { field: 'to' }, y: down('top'), y2: { field: 'end' } },
      },
      {
        data: { name: 'rules' },
        mark: { type: 'rule', color: fence.look.muted, strokeWidth: 1.5 },
        encoding: { x: across('from'), x2: { field: 'to' }, y: down('y') },
      },
    ],
  };
}
