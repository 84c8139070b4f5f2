import type { ChartTable } from '../../model/chart.ts';
import { columnsOf, type DrawnColumn } from './columns.ts';
import { rowField } from './scene.ts';
import type { Datum, Unit } from './units.ts';

/** Rows and columns that several marks draw together: a bar, its label and its interval are one row. */
export interface DrawnTable {
  readonly columns: readonly DrawnColumn[];
  readonly rows: readonly Datum[];
  /** The units that draw it, as written. */
  readonly units: readonly Unit[];
}

/** Most rows of the data table on the page. */
const maxRows = 50;

/**
 * What a chart draws, as tables: one for each set of rows. Marks of the same rows share one, marks of numbers that
 * were aggregated on the way have their own. The largest comes first.
 */
export function drawnTables(units: readonly Unit[]): readonly DrawnTable[] {
  const tables = new Map<string, { columns: DrawnColumn[]; rows: Map<string, Datum>; units: Unit[] }>();
  for (const unit of units) {
    const columns = columnsOf(unit);
    if (columns.length === 0) continue;
    const first = unit.items.find((item) => item.datum !== undefined)?.datum as Datum;
    const place = first[rowField];
    const identity =
      typeof place === 'string'
        ? `rows ${place.split(':')[0] as string}`
        : `made ${columns.map((column) => column.key).join()}`;
    let table = tables.get(identity);
    if (table === undefined) tables.set(identity, (table = { columns: [], rows: new Map(), units: [] }));
    table.units.push(unit);
    for (const column of columns) addColumn(table.columns, column);
    for (const { datum } of unit.items) {
      if (datum === undefined) continue;
      const key =
        typeof datum[rowField] === 'string'
          ? datum[rowField]
          : JSON.stringify(columns.map((column) => column.text(datum)));
      table.rows.set(key, { ...table.rows.get(key), ...datum });
    }
  }
  return [...tables.values()]
    .map(({ columns, rows, units: own }) => ({ columns, rows: [...rows.values()], units: own }))
    .sort((a, b) => weight(b) - weight(a));
}

function addColumn(columns: DrawnColumn[], column: DrawnColumn): void {
  const twin = columns.findIndex((other) => other.key === column.key);
  if (twin === -1) columns.push(column);
  else if ((columns[twin] as DrawnColumn).title === column.key && column.title !== column.key) columns[twin] = column;
}

function weight(table: DrawnTable): number {
  return table.rows.length * table.columns.length;
}

/** The data table of the page: the first rows as drawn, and how many more there are. */
export function chartTable(table: DrawnTable | undefined): ChartTable {
  if (table === undefined) return { columns: [], rows: [], more: 0 };
  const rows = table.rows.slice(0, maxRows).map((datum) => table.columns.map((column) => column.text(datum)));
  return { columns: table.columns.map((column) => column.title), rows, more: Math.max(0, table.rows.length - maxRows) };
}
