import type { Cell, Column, Dataset } from '../model/data.ts';

/** One row as an object without a prototype. */
export type Row = Readonly<Record<string, Cell>>;

/** A column by its exact name. */
export function columnOf(dataset: Dataset, name: string): Column | null {
  return dataset.columns.find((column) => column.name === name) ?? null;
}

/**
 * The pattern by which the numbers of a column are written as in their file: `18.0`; `null` for each as it is.
 * @param beside numbers that are written by the same pattern, and may not lose a digit by it
 */
export function writtenFormat(column: Column | null, beside: readonly Cell[] = []): string | null {
  const decimals = column?.decimals;
  if (decimals === undefined || decimals > mostDecimals) return null;
  const fits = (cell: Cell): boolean => typeof cell !== 'number' || Number(cell.toFixed(decimals)) === cell;
  return beside.every(fits) ? `.${decimals}f` : null;
}

/** More are no style but the digits of a computer. */
const mostDecimals = 6;

/** The readable key of a row: its primary key's cells joined with `/`, else its number from 1. */
export function rowKey(dataset: Dataset, row: number): string {
  return keyOf(keyColumns(dataset), row);
}

/** What to do where a readable key finds no row, since the table has none. */
export function withoutKey({ file }: Dataset): string {
  return `the rows of \`${file}\` have no key but their number: name a \`primaryKey\` in \`datapackage.json\` (\`plenary describe ${file}\` writes the entry)`;
}

/** The row's number with this key, or -1. Without a primary key it is read off the key; else it takes one pass. */
export function rowWithKey(dataset: Dataset, key: string): number {
  const columns = keyColumns(dataset);
  if (columns.length === 0) return rowNumbered(dataset, key);
  const [only] = columns;
  if (columns.length === 1) return only?.values.findIndex((value) => String(value ?? '') === key) ?? -1;
  for (let row = 0; row < dataset.rowCount; row++) if (keyOf(columns, row) === key) return row;
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

function keyColumns(dataset: Dataset): readonly Column[] {
  return dataset.primaryKey.map((name) => columnOf(dataset, name) ?? { name, type: 'string', values: [] });
}

function keyOf(columns: readonly Column[], row: number): string {
  if (columns.length === 0) return String(row + 1);
  return columns.map((column) => String(column.values[row] ?? '')).join('/');
}

function rowNumbered(dataset: Dataset, key: string): number {
  const row = /^[1-9]\d{0,9}$/.test(key) ? Number(key) - 1 : -1;
  return row < dataset.rowCount ? row : -1;
}
