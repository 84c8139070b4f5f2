import type { Dataset } from '../../../model/data.ts';
import type { Reading } from '../../../model/values.ts';
import { rowField } from '../scene.ts';
import type { Datum } from '../units.ts';
import { everything, type Fields } from './fields-read.ts';
import type { Made, Plan, Way } from './plan.ts';

/** Rows of a data set of the running chart, or `null` where it cannot be read. */
export type RowsOf = (name: string) => readonly Datum[] | null;

/** Where what was read is gathered. */
export interface Gathered {
  /** Row numbers by dataset and column. */
  readonly cells: Map<number, Map<string, Set<number>>>;
  /** Lists of rows that were followed already, with the plan that they were followed by. */
  readonly seen: Map<readonly Datum[], Set<Plan>>;
  /** How many rows may still be visited. */
  room: number;
}

/** An empty gathering. */
export function openGathering(room = Infinity): Gathered {
  return { cells: new Map(), seen: new Map(), room };
}

/** Follows one row by a plan to the rows of the tables. */
export function gather(datum: Datum, plan: Plan, to: Gathered, rowsOf: RowsOf): void {
  to.room -= 1;
  const place = placeOf(datum[rowField]);
  if (place !== null) add(place, plan.columns, to);
  let found = place !== null;
  for (const way of plan.ways) found = follow(datum[way.key], way, to, rowsOf) || found;
  if (!found && plan.made !== null) gatherMade(datum, plan.made, to, rowsOf);
}

function follow(target: unknown, { plan }: Way, to: Gathered, rowsOf: RowsOf): boolean {
  const place = placeOf(target);
  if (place !== null) {
    add(place, plan.columns, to);
    return true;
  }
  if (Array.isArray(target)) {
    gatherAll(target as readonly Datum[], plan, to, rowsOf);
    return true;
  }
  if (typeof target !== 'object' || target === null) return false;
  gather(target as Datum, plan, to, rowsOf);
  return true;
}

function gatherAll(rows: readonly Datum[], plan: Plan, to: Gathered, rowsOf: RowsOf): void {
  const plans = to.seen.get(rows) ?? new Set();
  if (plans.has(plan) || to.room < 0) return;
  to.seen.set(rows, plans.add(plan));
  for (const row of rows) gather(row, plan, to, rowsOf);
}

function gatherMade(datum: Datum, { source, groupby, plan }: Made, to: Gathered, rowsOf: RowsOf): void {
  const alike = (row: Datum): boolean => groupby.every((name) => !(name in datum) || row[name] === datum[name]);
  for (const row of rowsOf(source) ?? []) {
    if (to.room < 0) return;
    if (alike(row)) gather(row, plan, to, rowsOf);
  }
}

interface Place {
  readonly dataset: number;
  readonly row: number;
}

function placeOf(mark: unknown): Place | null {
  const match = typeof mark === 'string' ? /^(\d+):(\d+)$/.exec(mark) : null;
  return match === null ? null : { dataset: Number(match[1]), row: Number(match[2]) };
}

function add({ dataset, row }: Place, columns: Fields, { cells }: Gathered): void {
  let known = cells.get(dataset);
  if (known === undefined) cells.set(dataset, (known = new Map()));
  for (const column of columns) {
    const rows = known.get(column);
    if (rows === undefined) known.set(column, new Set([row]));
    else rows.add(row);
  }
  // A row that is drawn without a cell of it being read is behind the mark all the same.
  if (columns.size === 0 && !known.has('')) known.set('', new Set());
  if (columns.size === 0) known.get('')?.add(row);
}

/**
 * What was gathered as readings, in the order of datasets and columns.
 * @param used the columns that the chart reads, by dataset: what stands for all columns of a row
 */
export function readingsOf(
  gathered: Gathered,
  datasets: readonly Dataset[],
  used: readonly ReadonlySet<string>[],
): readonly Reading[] {
  return datasets.flatMap((dataset, d) => {
    const cells = gathered.cells.get(d);
    if (cells === undefined) return [];
    const all = cells.get(everything);
    return dataset.columns.flatMap(({ name }): Reading[] => {
      const rows = new Set([...(cells.get(name) ?? []), ...(used[d]?.has(name) === true ? (all ?? []) : [])]);
      return rows.size === 0 ? [] : [{ dataset, column: name, rows: [...rows].sort((a, b) => a - b) }];
    });
  });
}

/** How many different rows were gathered. */
export function rowCount({ cells }: Gathered): number {
  let count = 0;
  for (const columns of cells.values()) count += new Set([...columns.values()].flatMap((rows) => [...rows])).size;
  return count;
}
