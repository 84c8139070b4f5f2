import type { Cell, Column, ColumnType, Dataset } from '../../model/data.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject, type Checks } from './checks.ts';
import { documentTable } from './document.ts';
import { readInlineText } from './inline-text.ts';
import { openTable, type Table } from './table.ts';

/** Where inline rows stand. */
export interface InlinePlace {
  /** The dataset's name in the finished spec. */
  readonly name: string;
  /** The rows stand under `datasets`, and not where they are drawn. */
  readonly isNamed: boolean;
  readonly file: string;
  /** Of the `data` object. */
  readonly pointer: string;
  readonly checks: Checks;
}

/**
 * Reads rows that stand in the chart itself. Rows of plain cells, or text in a format with a comma or the like,
 * become a dataset with the deck as its file; nested rows and maps stay as written.
 */
export function inlineTable(data: JsonObject, place: InlinePlace): Table {
  const { checks, pointer, isNamed } = place;
  const given = data['values'] as Json;
  const values = typeof given === 'string' ? readInlineText(given, data['format']) : given;
  if (values === null) {
    checks.report('chart/text-rows', checks.valueAt(isNamed ? pointer : child(pointer, 'values')), {});
    return openTable;
  }
  if (isList(values) && values.every((value) => !isObject(value) && !isList(value))) {
    return { ...openTable, columns: new Map([['data', null]]), open: false };
  }
  if (!isList(values) || !values.every(isPlainRow)) return nestedTable(values, data, place);
  const names = new Set(values.filter(isObject).flatMap((row) => Object.keys(row)));
  const dataset = { ...emptyDataset(place), rowCount: values.length };
  const columns = [...names].map((key) => inlineColumn(key, values));
  return {
    name: place.name,
    dataset: { ...dataset, columns },
    columns: new Map(columns.map((column) => [column.name, column])),
    open: false,
    reparsed: new Set(),
  };
}

function isPlainRow(row: Json): boolean {
  return !isObject(row) || Object.values(row).every((cell) => typeof cell !== 'object' || cell === null);
}

/** What stands under `datasets` is drawn elsewhere, by its name and perhaps in part. */
function nestedTable(document: Json, data: JsonObject, place: InlinePlace): Table {
  if (place.isNamed) return { ...openTable, name: place.name, dataset: { ...emptyDataset(place), document } };
  return documentTable({ name: null, document, data, pointer: place.pointer }, place.checks);
}

function emptyDataset({ name, file }: InlinePlace): Dataset {
  return {
    name,
    title: null,
    file,
    hash: '',
    columns: [],
    rowCount: 0,
    primaryKey: [],
    lines: new Int32Array(0),
    sources: [],
    citation: null,
    privacy: null,
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
