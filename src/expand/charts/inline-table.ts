import type { Cell, Column, ColumnType } from '../../model/data.ts';
import type { Json } from '../../model/json.ts';
import { isList, isObject, type Checks } from './checks.ts';
import { openTable, type Table } from './table.ts';

/** Where inline rows stand. */
export interface InlinePlace {
  readonly file: string;
  readonly pointer: string;
  readonly checks: Checks;
}

/**
 * Reads rows that stand in the chart itself. Rows of plain cells become a dataset with the deck as its file; nested
 * rows stay as written; text in another format is refused, since reading it would be Vega's and generate code.
 * @param name the dataset's name in the finished spec
 */
export function inlineTable(values: Json, name: string, place: InlinePlace): Table {
  if (typeof values === 'string') {
    place.checks.report('chart/text-rows', place.checks.valueAt(place.pointer), {});
    return openTable;
  }
  if (!isList(values)) return openTable;
  if (values.every((value) => !isObject(value) && !isList(value))) {
    return { ...openTable, columns: new Map([['data', null]]), open: false };
  }
  const names = new Set<string>();
  let plain = true;
  for (const row of values) {
    if (!isObject(row)) continue;
    for (const [key, cell] of Object.entries(row)) {
      names.add(key);
      if (typeof cell === 'object' && cell !== null) plain = false;
    }
  }
  if (!plain) return { ...openTable, columns: new Map([...names].map((key) => [key, null])), open: false };
  const columns = [...names].map((key) => inlineColumn(key, values));
  return {
    name,
    dataset: {
      name,
      title: null,
      file: place.file,
      hash: '',
      columns,
      rowCount: values.length,
      primaryKey: [],
      lines: new Int32Array(0),
      sources: [],
      citation: null,
      privacy: null,
    },
    columns: new Map(columns.map((column) => [column.name, column])),
    open: false,
    reparsed: new Set(),
  };
}

function inlineColumn(name: string, rows: readonly Json[]): Column {
  const values = rows.map((row): Cell => {
    const cell = isObject(row) ? row[name] : undefined;
    return cell === undefined || (typeof cell === 'object' && cell !== null) ? null : (cell as Cell);
  });
  return { name, type: typeOf(values), values };
}

function typeOf(values: readonly Cell[]): ColumnType {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'string';
  if (present.every((value) => typeof value === 'number')) return 'number';
  if (present.every((value) => typeof value === 'boolean')) return 'boolean';
  if (present.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))) return 'date';
  if (present.every((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)))
    return 'datetime';
  return 'string';
}
