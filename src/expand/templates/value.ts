import type { Cell, Dataset } from '../../model/data.ts';
import type { Estimates, NamedValue, Origin, Reading, Values } from '../../model/values.ts';
import { columnOf, rowKey, writtenFormat } from '../../util/dataset.ts';

/** What a name in a template can stand for. */
export type TemplateValue = Scalar | NumberValue | RowValue | TableValue | RecordValue | GroupValue;

/** A single value: a cell, a literal, what a helper gives. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly value: Cell;
  /** What it was made of; `null` for what comes from no data. */
  readonly origin: Origin | null;
  /** The d3-format pattern that it is written with. */
  readonly format: string | null;
  /** Written behind the number. */
  readonly unit: string | null;
  /** As it is shown, where that is more than the number: an interval. */
  readonly text: string | null;
  /** Ends of the interval that the text has beside the number. */
  readonly bounds?: readonly [low: number, high: number];
  /** The value's or the cell's whole name; `null` for what has none. */
  readonly name: string | null;
}

/** A value of the talk with a name of its own. */
export interface NumberValue {
  readonly kind: 'named';
  readonly named: NamedValue;
}

/** A row: what `each` walks over, and what a row key names. Of a table with estimates it is a value, too. */
export interface RowValue {
  readonly kind: 'row';
  readonly dataset: Dataset;
  /** -1: a row that has every column and no values. */
  readonly row: number;
  readonly estimates: Estimates | null;
  /** Columns that it was chosen by. */
  readonly chosenBy: readonly string[];
}

/** Rows of a dataset, all or some, in an order. */
export interface TableValue {
  readonly kind: 'table';
  readonly dataset: Dataset;
  readonly rows: readonly number[];
  readonly estimates: Estimates | null;
  /** Columns that the rows were chosen or sorted by. */
  readonly chosenBy: readonly string[];
}

/** Things with names: the deck's settings. */
export interface RecordValue {
  readonly kind: 'record';
  readonly fields: ReadonlyMap<string, TemplateValue>;
}

/** What stands outside of all blocks: datasets and settings by name, and the values of the talk. */
export interface GroupValue {
  readonly kind: 'group';
  readonly fields: ReadonlyMap<string, TemplateValue>;
  readonly values: Values;
  /** The parts of a value's name that have been read; none at the outside. */
  readonly path: readonly string[];
}

/** A single value, with what it was made of. */
export function scalar(value: Cell, origin: Origin | null = null): Scalar {
  return { kind: 'scalar', value, origin, format: null, unit: null, text: null, name: null };
}

/** All rows of a dataset. */
export function tableOf(dataset: Dataset, estimates: Estimates | null = null): TableValue {
  const rows = Array.from({ length: dataset.rowCount }, (_, row) => row);
  return { kind: 'table', dataset, rows, estimates, chosenBy: [] };
}

/** One row of a table. */
export function rowOf({ dataset, estimates, chosenBy }: TableValue, row: number): RowValue {
  return { kind: 'row', dataset, row, estimates, chosenBy };
}

/** The cell of a row, with its way back; `null` where there is no such column. */
export function cellOf(row: RowValue, column: string): Scalar | null {
  const found = columnOf(row.dataset, column);
  if (found === null) return null;
  if (row.row === -1) return scalar(null);
  const readings = [...new Set([column, ...row.chosenBy])].map((name) => readingOf(row.dataset, name, [row.row]));
  return {
    ...scalar(found.values[row.row] ?? null, { readings, transform: null, values: [] }),
    format: writtenFormat(found),
    name: `${row.dataset.name}.${rowKey(row.dataset, row.row)}.${column}`,
  };
}

/** Some rows of a column as read. */
export function readingOf(dataset: Dataset, column: string, rows: readonly number[]): Reading {
  return { dataset, column, rows };
}
