import type { Cell, Column, Dataset } from '../../../../model/data.ts';
import { columnOf, rowKey, rowWithKey } from '../../../../util/dataset.ts';
import { nearest } from '../../../../util/nearest.ts';
import { child, isList, isObject } from '../../checks.ts';
import type { KindFence } from '../kind.ts';
import { missingOption, rowsOption, tableOption, wrong } from '../options.ts';

/** The table of a chart, and the one whose rows its cells may refer to by key. */
export interface RowSource {
  readonly table: Dataset;
  /** What `lookup` names; `null` without it. */
  readonly looked: Dataset | null;
  /** Rows of `table` that `where` picks. */
  readonly rows: readonly number[];
}

/** A row of the table, and the row of the other table that it refers to. */
export interface Pick {
  readonly own: number;
  /** `null` where the cell is blank or there is no `lookup`. */
  readonly looked: number | null;
}

/** A column, and which of the two tables has it. */
export interface Place {
  readonly of: 'table' | 'looked';
  readonly column: Column;
}

/** Reads `data`, `lookup` and `where`; `null` where one of them is wrong, which is reported. */
export function sourceOption(fence: KindFence): RowSource | null {
  const table = tableOption(fence);
  if (table === null) return null;
  const rows = rowsOption(fence, table);
  const looked = lookupOption(fence);
  if (rows === null || looked === undefined) return null;
  if (rows.length > 0) return { table, looked, rows: asListed(fence, table, rows) };
  fence.checks.report('chart/kind-no-rows', fence.checks.valueAt('/where'), {});
  return null;
}

/** Rows that `where` picks by a list of keys stand in the order of that list. */
function asListed(
  { options: { where } }: KindFence,
  { columns, primaryKey }: Dataset,
  rows: readonly number[],
): readonly number[] {
  const [key, ...others] = primaryKey;
  if (key === undefined || others.length > 0 || !isObject(where) || !Object.hasOwn(where, key)) return rows;
  const listed = where[key];
  const cells = columns.find(({ name }) => name === key)?.values ?? [];
  if (!isList(listed)) return rows;
  const places = new Map(listed.map((cell, i) => [String(cell), i]));
  const place = (row: number): number => places.get(String(cells[row])) ?? 0;
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** `undefined` where it is wrong. */
function lookupOption(fence: KindFence): Dataset | null | undefined {
  const { options, chart, checks } = fence;
  const { lookup } = options;
  if (lookup === undefined) return null;
  if (typeof lookup !== 'string') {
    wrong(fence, 'lookup', ['the name of a table']);
    return undefined;
  }
  const dataset = chart.datasets.get(lookup);
  if (dataset === undefined && !chart.parsed.dataRefs.some((ref) => ref.name === lookup)) {
    checks.report('chart/unknown-data', checks.valueAt('/lookup'), { name: lookup, known: [...chart.datasets.keys()] });
  }
  return dataset;
}

/** The table that the numbers stand in: what a trace leads to. */
export function numbersOf({ table, looked }: RowSource): Dataset {
  return looked ?? table;
}

/** The row number of a pick in the table of the numbers; `null` where it refers to none. */
export function numberRow({ looked }: RowSource, pick: Pick): number | null {
  return looked === null ? pick.own : pick.looked;
}

/**
 * A column of either table, by the name that an option gives.
 * @param first where it is looked for first: numbers belong to the table of the numbers, labels to the chart's own
 */
export function placeOption(
  fence: KindFence,
  key: string,
  source: RowSource,
  { first, needed }: { readonly first: 'own' | 'numbers'; readonly needed: boolean },
): Place | null {
  const { options, checks } = fence;
  const name = options[key];
  if (name === undefined || name === null) {
    if (needed) missingOption(fence, key);
    return null;
  }
  if (typeof name !== 'string') {
    wrong(fence, key, ['the name of a column']);
    return null;
  }
  const found = placeNamed(source, name, first);
  if (found !== null) return found;
  const tables = placesIn(source, first).map(({ dataset }) => dataset);
  checks.report('chart/unknown-field', checks.valueAt(child('', key)), {
    field: name,
    of: tables[0]?.name ?? '',
    known: [...new Set(tables.flatMap(({ columns }) => columns.map((column) => column.name)))],
    escaped: false,
    cutBy: null,
  });
  return null;
}

/** A column of either table by its name; `null` where neither has it. */
export function placeNamed(source: RowSource, name: string, first: 'own' | 'numbers'): Place | null {
  for (const { of, dataset } of placesIn(source, first)) {
    const column = columnOf(dataset, name);
    if (column !== null) return { of, column };
  }
  return null;
}

function placesIn(
  { table, looked }: RowSource,
  first: 'own' | 'numbers',
): readonly { of: Place['of']; dataset: Dataset }[] {
  const own = { of: 'table' as const, dataset: table };
  if (looked === null) return [own];
  const other = { of: 'looked' as const, dataset: looked };
  return first === 'own' ? [own, other] : [other, own];
}

/** The cell of a column in a picked row. */
export function cellAt(place: Place | null, pick: Pick): Cell {
  if (place === null) return null;
  const row = place.of === 'table' ? pick.own : pick.looked;
  return row === null ? null : (place.column.values[row] ?? null);
}

/** A cell as text; blank is `null`. */
export function textAt(place: Place | null, pick: Pick): string | null {
  const cell = cellAt(place, pick);
  return cell === null ? null : String(cell);
}

/** What a row is called in a message. */
export function keyOfPick(source: RowSource, pick: Pick): string {
  const row = numberRow(source, pick);
  return row === null ? rowKey(source.table, pick.own) : rowKey(numbersOf(source), row);
}

/**
 * Follows the cells of a column to the rows that they refer to; without `lookup` each row refers to itself.
 * @param option the option that names the column of keys
 */
export function follow(fence: KindFence, source: RowSource, option: string): readonly Pick[] | null {
  const { table, looked, rows } = source;
  if (looked === null) return rows.map((own) => ({ own, looked: null }));
  const place = placeOption(fence, option, { ...source, looked: null }, { first: 'own', needed: true });
  if (place === null) return null;
  const picks: Pick[] = [];
  for (const own of rows) {
    const key = place.column.values[own] ?? null;
    const found = key === null ? null : rowWithKey(looked, String(key));
    if (found === -1) reportKey(fence, String(key), { option, column: place.column.name, table, looked });
    else picks.push({ own, looked: found });
  }
  return picks.length === rows.length ? picks : null;
}

interface KeyFacts {
  readonly option: string;
  readonly column: string;
  readonly table: Dataset;
  readonly looked: Dataset;
}

function reportKey({ checks }: KindFence, key: string, { option, column, looked }: KeyFacts): void {
  const near = nearest(
    key,
    Array.from({ length: Math.min(looked.rowCount, 10_000) }, (_, row) => rowKey(looked, row)),
  );
  checks.report('chart/kind-unknown-key', checks.valueAt(child('', option)), {
    key,
    table: looked.name,
    column,
    hint: near === null ? null : `did you mean \`${near}\`?`,
  });
}
