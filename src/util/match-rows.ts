import type { Cell, Column, Dataset } from '../model/data.ts';
import { columnOf } from './dataset.ts';
import { nearest } from './nearest.ts';
import { isSensitive } from './privacy.ts';

/** A column and what its cell must be: any of these. */
export interface Match {
  readonly column: string;
  readonly wanted: readonly Cell[];
}

/** Rows of a column by cell: those of cell `i` stand in `rows` from `starts[i]` to `starts[i + 1]`. */
interface ColumnIndex {
  readonly numbers: ReadonlyMap<Cell, number>;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Lists that have been asked for, by cell: one list is the same object each time. */
  readonly lists: Map<Cell, readonly number[]>;
}

/** A table is asked again and again and never changes: a column is walked once, whatever the number of questions. */
const indexes = new WeakMap<Column, ColumnIndex>();

/**
 * The rows whose cells are as wanted in every column, ascending.
 * @param matches columns that the dataset has; with none, all rows match
 */
export function matchingRows(dataset: Dataset, matches: readonly Match[]): readonly number[] {
  const lists = matches.map(({ column, wanted }) => rowsOfCells(columnOf(dataset, column), wanted));
  if (lists.length === 0) return allRows(dataset);
  if (lists.length === 1) return lists[0] as readonly number[];
  const shortest = lists.reduce((least, list) => (list.length < least.length ? list : least));
  const others = matches
    .filter((_, i) => lists[i] !== shortest)
    .map(({ column, wanted }) => ({
      cells: columnOf(dataset, column),
      wanted: wantedCells(columnOf(dataset, column), wanted),
    }));
  return shortest.filter((row) => others.every(({ cells, wanted }) => wanted.includes(cells?.values[row] ?? null)));
}

/** What a column's cells are compared with: `5` written as text is the number in a column of numbers, and so on. */
export function wantedCells(column: Column | null, wanted: readonly Cell[]): readonly Cell[] {
  return wanted.map((cell) => {
    if (column === null || cell === null) return cell;
    const { type } = column;
    if (type === 'number' || type === 'integer') return numberOf(cell);
    if (type === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : cell;
    return String(cell);
  });
}

/** A wanted cell that stands nowhere in its column. */
export interface StrayCell {
  readonly column: string;
  readonly wanted: Cell;
  /** What the column may have been meant to hold, as the end of a hint; `null` where nothing is near, or may be told. */
  readonly hint: string | null;
}

/** Different cells of a column that are compared with a misspelt one, and those that are told. */
const mostCompared = 10_000;
const mostTold = 4;

/**
 * The first wanted cell that no row at all has: most likely misspelt, where no row would look like a finding. Cells that
 * are there and meet in no row are an honest none; so are a blank, `true` and `false`, and numbers of a list, which often
 * is a range (2000 … 2013).
 */
export function strayCell(dataset: Dataset, matches: readonly Match[]): StrayCell | null {
  for (const { column: name, wanted } of matches) {
    const column = columnOf(dataset, name);
    if (column === null || column.values.length === 0) continue;
    const { numbers } = indexOf(column);
    const judged = wantedCells(column, wanted).filter(
      (cell) => typeof cell === 'string' || (typeof cell === 'number' && wanted.length === 1),
    );
    const stray = judged.find((cell) => !numbers.has(cell));
    if (stray === undefined) continue;
    return { column: name, wanted: stray, hint: isSensitive(dataset) ? null : strayHint(stray, column, numbers) };
  }
  return null;
}

function strayHint(stray: Cell, { type }: Column, cells: ReadonlyMap<Cell, number>): string | null {
  if (type === 'number' || type === 'integer') return null;
  const texts = [...cells.keys()].slice(0, mostCompared).flatMap((cell) => (cell === null ? [] : [String(cell)]));
  const near = nearest(String(stray), texts);
  if (near !== null) return `did you mean \`${near}\`?`;
  return texts.length > 0 && texts.length <= mostTold
    ? `there it is ${texts.map((t) => `\`${t}\``).join(' or ')}`
    : null;
}

function numberOf(cell: string | number | boolean): Cell {
  return typeof cell === 'string' && /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

const wholes = new WeakMap<Dataset, readonly number[]>();

/** The numbers of all rows; of one dataset the same list each time. */
export function allRows(dataset: Dataset): readonly number[] {
  const known = wholes.get(dataset);
  if (known !== undefined) return known;
  const rows = Array.from({ length: dataset.rowCount }, (_, row) => row);
  wholes.set(dataset, rows);
  return rows;
}

function rowsOfCells(column: Column | null, wanted: readonly Cell[]): readonly number[] {
  if (column === null) return [];
  const index = indexOf(column);
  const [first, ...others] = [...new Set(wantedCells(column, wanted))].map((cell) => rowsOfCell(index, cell));
  return others.reduce(joinRows, first ?? []);
}

function rowsOfCell({ numbers, starts, rows, lists }: ColumnIndex, cell: Cell): readonly number[] {
  const number = numbers.get(cell);
  if (number === undefined) return [];
  const known = lists.get(cell);
  if (known !== undefined) return known;
  const list = Array.from(rows.subarray(starts[number], starts[number + 1]));
  lists.set(cell, list);
  return list;
}

/** Two ascending lists of rows as one, each row once. */
export function joinRows(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const joined: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    joined.push(Math.min(x, y));
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return joined;
}

function indexOf(column: Column): ColumnIndex {
  const known = indexes.get(column);
  if (known !== undefined) return known;
  const { values } = column;
  const numbers = new Map<Cell, number>();
  const counts: number[] = [];
  const ids = Int32Array.from(values, (cell) => {
    let id = numbers.get(cell);
    if (id === undefined) numbers.set(cell, (id = counts.push(0) - 1));
    counts[id] = (counts[id] as number) + 1;
    return id;
  });
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, id) => (starts[id + 1] = (starts[id] as number) + count));
  const next = starts.slice();
  const rows = new Int32Array(values.length);
  ids.forEach((id, row) => {
    rows[next[id] as number] = row;
    next[id] = (next[id] as number) + 1;
  });
  const index = { numbers, starts, rows, lists: new Map<Cell, readonly number[]>() };
  indexes.set(column, index);
  return index;
}
