import type { Cell, Column, Dataset } from '../model/data.ts';

/** A row as an object without a prototype. */
export type Row = Readonly<Record<string, Cell>>;

/** A column by its exact name. */
export function columnOf(dataset: Dataset, name: string): Column | null {
  return dataset.columns.find((column) => column.name === name) ?? null;
}

/** The readable key of a row: its primary key's cells joined with `/`, else its number from 1. */
export function rowKey(dataset: Dataset, row: number): string {
  if (dataset.primaryKey.length === 0) return String(row + 1);
  return dataset.primaryKey.map((name) => String(columnOf(dataset, name)?.values[row] ?? '')).join('/');
}

/** The row's number with this key, or -1. */
export function rowWithKey(dataset: Dataset, key: string): number {
  for (let row = 0; row < dataset.rowCount; row++) if (rowKey(dataset, row) === key) return row;
  return -1;
}

/**
 * Rows as plain objects without a prototype, so that a column may have any name.
 * @param names the columns to take; all where it is left out
 */
export function rowsOf(dataset: Dataset, names?: ReadonlySet<string>): Row[] {
  const columns = names === undefined ? dataset.columns : dataset.columns.filter((column) => names.has(column.name));
  return Array.from({ length: dataset.rowCount }, (_, row) => {
    const object: Record<string, Cell> = Object.create(null);
    for (const column of columns) object[column.name] = column.values[row] as Cell;
    return object;
  });
}
