import type { Cell, Dataset } from '../model/data.ts';
import type { ColumnOrWord, Estimates, NamedValue, ValueMember, ValuePart, Values } from '../model/values.ts';
import { columnOf, rowKey, rowWithKey, writtenFormat } from './dataset.ts';

/** The members of a value that may follow its name after a dot. */
export const valueMembers: readonly ValueMember[] = ['value', 'low', 'high', 'level', 'n'];

/** Whether a word is a member of a value. */
export function isMember(word: string): word is ValueMember {
  return (valueMembers as readonly string[]).includes(word);
}

/** A row's key as a name: lower case, all that is no letter or digit a hyphen. `E1910, OS 5` is `e1910-os-5`. */
export function slugOf(key: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key)) return key;
  return key
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

interface KeyIndex {
  readonly exact: ReadonlyMap<string, number>;
  /** By slug; -1 where two rows have one. */
  readonly slugs: ReadonlyMap<string, number>;
}

/** Keys of datasets are asked for again and again; they never change. */
const keyIndexes = new WeakMap<Dataset, KeyIndex>();

function keyIndexOf(dataset: Dataset): KeyIndex {
  const known = keyIndexes.get(dataset);
  if (known !== undefined) return known;
  const exact = new Map<string, number>();
  const slugs = new Map<string, number>();
  for (let row = 0; row < dataset.rowCount; row++) {
    const key = rowKey(dataset, row);
    if (!exact.has(key)) exact.set(key, row);
    const slug = slugOf(key);
    slugs.set(slug, slugs.has(slug) ? -1 : row);
  }
  const index = { exact, slugs };
  keyIndexes.set(dataset, index);
  return index;
}

/**
 * The number of the row that a name means, or -1: by its exact key, else by its slug. Two rows with one slug are found
 * by their exact keys only.
 * @param inExpression `_` stands for the `-` of a name
 */
export function rowNamed(dataset: Dataset, name: string, inExpression = false): number {
  if (dataset.primaryKey.length === 0) return rowWithKey(dataset, name);
  const { exact, slugs } = keyIndexOf(dataset);
  return exact.get(name) ?? slugs.get(inExpression ? slugOf(name) : name) ?? -1;
}

/** Rows of a table whose keys become one name: pairs of a row and the first row with the same slug. */
export function rowsWithOneSlug(dataset: Dataset): (readonly [first: number, second: number])[] {
  if (dataset.primaryKey.length === 0) return [];
  const first = new Map<string, number>();
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0; row < dataset.rowCount; row++) {
    const slug = slugOf(rowKey(dataset, row));
    const before = first.get(slug);
    if (before === undefined) first.set(slug, row);
    else if (slug !== '') pairs.push([before, row]);
  }
  return pairs;
}

/** The value that a row of a table is; a cell without a value is no interval, level or number. */
export function estimateOf(estimates: Estimates, row: number): NamedValue {
  const { dataset, columns, span } = estimates;
  const key = rowKey(dataset, row);
  const part = (column: string | null): ValuePart | null => {
    const value = column === null ? null : cellAt(dataset, column, row);
    return value === null ? null : partOf(dataset, column as string, row);
  };
  const word = (written: ColumnOrWord | null): string | null => {
    if (written?.kind !== 'column') return written?.word ?? null;
    const cell = cellAt(dataset, written.column, row);
    return cell === null ? null : String(cell);
  };
  const [low, high] = [part(columns.low), part(columns.high)];
  const bounds = [low?.value ?? null, high?.value ?? null];
  return {
    name: `${dataset.name}.${/^[\w-]+$/.test(key) ? key : slugOf(key)}`,
    label: word(estimates.label),
    unit: word(estimates.unit),
    format: word(estimates.format) ?? writtenFormat(columnOf(dataset, columns.value), bounds),
    value: partOf(dataset, columns.value, row),
    low,
    high,
    level: estimates.level === null ? part(columns.level) : writtenPart(estimates.level),
    n: part(columns.n),
    span,
  };
}

/** A number that is written in the definition itself: a level of 95. */
export function writtenPart(value: number): ValuePart {
  return { value, origin: { readings: [], transform: null, values: [] } };
}

/** One cell as a part of a value, with its way back. */
export function partOf(dataset: Dataset, column: string, row: number): ValuePart {
  const reading = { dataset, column, rows: [row] };
  return { value: cellAt(dataset, column, row), origin: { readings: [reading], transform: null, values: [] } };
}

function cellAt(dataset: Dataset, column: string, row: number): Cell {
  return columnOf(dataset, column)?.values[row] ?? null;
}

/** A value that the beginning of a path names. */
export interface FoundValue {
  readonly value: NamedValue;
  /** How many parts of the path are its name; a member, or for a row a column, may follow. */
  readonly length: number;
  /** The row that it is; `null` for a value with a name of its own. */
  readonly row: { readonly estimates: Estimates; readonly row: number } | null;
}

/**
 * The value that a path begins with: the longest name of `values:` first, else a row of a table with estimates.
 * @param path the parts between the dots: `['trials', 'e1910-os5-blina', 'low']`
 * @param inExpression `_` stands for the `-` of a name; the exact name goes first
 */
export function findValue(values: Values, path: readonly string[], inExpression = false): FoundValue | null {
  for (let length = Math.min(path.length, longestName); length > 0; length--) {
    const value = named(values, path.slice(0, length).join('.'), inExpression);
    if (value !== null) return { value, length, row: null };
  }
  const [table, key] = path;
  if (table === undefined || key === undefined) return null;
  const estimates = estimatesNamed(values, table, inExpression);
  const row = estimates === null ? -1 : rowNamed(estimates.dataset, key, inExpression);
  if (estimates === null || row === -1) return null;
  return { value: estimateOf(estimates, row), length: 2, row: { estimates, row } };
}

/** More parts than any name of a value has. */
const longestName = 12;

/** A name as expressions compare it: `_` and `-` are one. */
export function foldName(name: string): string {
  return name.replaceAll('_', '-');
}

const foldedNames = new WeakMap<Values, ReadonlyMap<string, NamedValue>>();

function named(values: Values, name: string, inExpression: boolean): NamedValue | null {
  const exact = values.named.get(name);
  if (exact !== undefined || !inExpression) return exact ?? null;
  let folded = foldedNames.get(values);
  if (folded === undefined) {
    folded = new Map([...values.named].map(([key, value]) => [foldName(key), value]));
    foldedNames.set(values, folded);
  }
  return folded.get(foldName(name)) ?? null;
}

function estimatesNamed({ estimates }: Values, name: string, inExpression: boolean): Estimates | null {
  const exact = estimates.get(name);
  if (exact !== undefined || !inExpression) return exact ?? null;
  for (const [key, value] of estimates) if (foldName(key) === foldName(name)) return value;
  return null;
}

/** Among broken names: the file of definitions could not be read, so that any name may be one of its own. */
export const anyName = '*';

/** A path's beginning that names a value whose definition has an error, which is told already; else `null`. */
export function brokenValue(values: Values, path: readonly string[], inExpression = false): string | null {
  if (values.broken.has(anyName)) return path.join('.');
  for (let length = 1; length <= Math.min(path.length, longestName); length++) {
    const name = path.slice(0, length).join('.');
    if (values.broken.has(name)) return name;
    if (!inExpression) continue;
    for (const broken of values.broken) if (foldName(broken) === foldName(name)) return broken;
  }
  return null;
}
