import type { Cell, Dataset } from '../../model/data.ts';
import { hideSmall, isSensitive } from '../../util/privacy.ts';
import type { Checks } from './checks.ts';
import type { Origin } from './scope.ts';

/** A lookup: the column that is looked up, if a table has it, the other table's key, and the columns brought in. */
export interface Lookup {
  readonly asked: Origin | null;
  readonly key: Origin;
  /** Empty where the whole row is. */
  readonly brought: readonly string[];
}

/** Warns of a key with several rows that differ in what is brought in: the lookup takes one of them without a word. */
export function checkRepeats({ asked, key, brought }: Lookup, pointer: string, checks: Checks): void {
  const { dataset } = key.table;
  if (dataset === null) return;
  const wanted = asked === null ? null : new Set(asked.column.values);
  const found = firstRepeat(key.column.values, rowWords(dataset, brought), wanted);
  if (found === null) return;
  checks.report('chart/lookup-repeats', checks.valueAt(pointer), {
    key: key.column.name,
    of: key.table.name ?? dataset.name,
    cell: isSensitive(dataset) ? null : String(found.cell),
    count: hideSmall(found.count, dataset),
  });
}

interface Repeat {
  readonly cell: Cell;
  readonly count: number;
}

function firstRepeat(
  keys: readonly Cell[],
  words: (row: number) => string,
  wanted: ReadonlySet<Cell> | null,
): Repeat | null {
  const first = new Map<Cell, string>();
  const other = keys.findIndex((cell, row) => {
    if (cell === null || (wanted !== null && !wanted.has(cell))) return false;
    const before = first.get(cell);
    if (before === undefined) first.set(cell, words(row));
    return before !== undefined && before !== words(row);
  });
  const cell = keys[other];
  return cell === undefined ? null : { cell, count: keys.filter((one) => one === cell).length };
}

function rowWords(dataset: Dataset, brought: readonly string[]): (row: number) => string {
  const columns = dataset.columns.filter(({ name }) => brought.length === 0 || brought.includes(name));
  return (row) => JSON.stringify(columns.map(({ values }) => values[row] ?? null));
}
