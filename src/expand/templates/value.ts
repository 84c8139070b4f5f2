import type { Cell, Dataset } from '../../model/data.ts';
import type { Origin } from '../../model/values.ts';
import { columnOf, rowKey, rowWithKey } from '../../util/dataset.ts';

/** What a name in a template can stand for. */
export type TemplateValue = Scalar | RowValue | TableValue | RecordValue;

/** A single value: a cell, a literal, what a helper gives. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly value: Cell;
  /** What it was made of; `null` for what comes from no data. */
  readonly origin: Origin | null;
  /** The d3-format pattern that it is written with. */
  readonly format: string | null;
}

/** A row: what `each` walks over, and what a row key names. */
export interface RowValue {
  readonly kind: 'row';
  readonly dataset: Dataset;
  readonly row: number;
}

/** Rows of a dataset, all or some, in an order. */
export interface TableValue {
  readonly kind: 'table';
  readonly dataset: Dataset;
  readonly rows: readonly number[];
}

/** Named values: the deck's settings, the datasets of a slide. */
export interface RecordValue {
  readonly kind: 'record';
  readonly fields: ReadonlyMap<string, TemplateValue>;
}

/** A single value, with what it was made of. */
export function scalar(value: Cell, origin: Origin | null = null): Scalar {
  return { kind: 'scalar', value, origin, format: null };
}

/** All rows of a dataset. */
export function tableOf(dataset: Dataset): TableValue {
  return { kind: 'table', dataset, rows: Array.from({ length: dataset.rowCount }, (_, row) => row) };
}

/** The cell of a row, with its way back; `null` where there is no such column. */
export function cellOf(row: RowValue, column: string): Scalar | null {
  const found = columnOf(row.dataset, column);
  if (found === null) return null;
  const reading = { dataset: row.dataset, column, rows: [row.row] };
  return scalar(found.values[row.row] ?? null, { readings: [reading], transform: null, values: [] });
}

/** The part of a value after a dot: a row by its key, a cell by its column, a field by its name. */
export function memberOf(value: TemplateValue, name: string): TemplateValue | null {
  switch (value.kind) {
    case 'scalar':
      return null;
    case 'row':
      return cellOf(value, name);
    case 'record':
      return value.fields.get(name) ?? null;
    case 'table': {
      const row = rowWithKey(value.dataset, name);
      return row === -1 ? null : { kind: 'row', dataset: value.dataset, row };
    }
  }
}

/** The names that may follow a dot, for a suggestion. */
export function memberNames(value: TemplateValue): string[] {
  switch (value.kind) {
    case 'scalar':
      return [];
    case 'row':
      return value.dataset.columns.map((column) => column.name);
    case 'record':
      return [...value.fields.keys()];
    case 'table':
      return value.rows.slice(0, 10_000).map((row) => rowKey(value.dataset, row));
  }
}

/** Whether `{{#if}}` takes its first branch: Handlebars' rule, with empty tables false and 0 true only where asked. */
export function isTruthy(value: TemplateValue): boolean {
  if (value.kind === 'table') return value.rows.length > 0;
  if (value.kind !== 'scalar') return true;
  return value.value !== null && value.value !== false && value.value !== '' && value.value !== 0;
}
