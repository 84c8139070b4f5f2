import type { Cell, Dataset } from '../../../model/data.ts';
import type { Json } from '../../../model/json.ts';
import { columnOf } from '../../../util/dataset.ts';
import { matchingRows } from '../../../util/match-rows.ts';
import { child, isList, isObject, type Checks } from '../checks.ts';

/** Where rows are looked for, and where what is wrong is said. */
export interface RowPlace {
  readonly table: Dataset;
  readonly pointer: string;
  readonly checks: Checks;
}

/**
 * The one row that `{column: cell}` picks.
 * @returns its number; `null` where no row or several match, which is reported
 */
export function findRow(where: Json | undefined, { table, pointer, checks }: RowPlace): number | null {
  if (!isObject(where) || Object.keys(where).length === 0) {
    const expected = ['columns with the cell that the row holds'];
    checks.report('chart/bad-value', checks.valueAt(pointer), {
      path: lastOf(pointer),
      found: where ?? null,
      expected,
      near: null,
    });
    return null;
  }
  for (const name of Object.keys(where)) {
    if (columnOf(table, name) !== null) continue;
    const known = table.columns.map((column) => column.name);
    const facts = { field: name, of: table.name, known, escaped: false, cutBy: null };
    checks.report('chart/unknown-field', checks.keyAt(child(pointer, name)), facts);
    return null;
  }
  const matches = Object.entries(where).map(([column, wanted]) => ({
    column,
    wanted: (isList(wanted) ? wanted : [wanted]).map((cell): Cell => (typeof cell === 'object' ? null : cell)),
  }));
  const rows = matchingRows(table, matches);
  if (rows.length === 1) return rows[0] as number;
  const cells = Object.values(where).map(String);
  const columns = table.columns.map((column) => column.name).filter((name) => !(name in where));
  const known = matches.flatMap(({ column }) => (columnOf(table, column)?.values ?? []).map(String));
  const facts = { of: table.name, cells, count: rows.length, columns, known };
  checks.report('chart/annotation-row', checks.valueAt(pointer), facts);
  return null;
}

function lastOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

/** A cell as a number; `null` where it is none, which is reported. */
export function numberIn(row: number, field: string, { table, pointer, checks }: RowPlace): number | null {
  const value = columnOf(table, field)?.values[row] ?? null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  checks.report('chart/annotation-number', checks.valueAt(pointer), {
    field,
    of: table.name,
    found: value === null ? null : String(value),
  });
  return null;
}

/** A cell as a date or a time stamp; `null` where it is none, which is reported. */
export function dateIn(row: number, field: string, place: RowPlace): Cell {
  const value = columnOf(place.table, field)?.values[row] ?? null;
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : numberIn(row, field, place);
}
