import type { Dataset } from '../../../model/data.ts';
import type { RowStep } from '../scope.ts';
import { evaluate } from './evaluate.ts';
import { judge } from './predicate.ts';
import { anything, truth, type Run, type Value } from './values.ts';

/** The cells of a row. Text that is a date is not compared here. */
export function rowCells(dataset: Dataset, row: number): ReadonlyMap<string, Value> {
  return new Map(
    dataset.columns.map(({ name, type, values }) => {
      const cell = values[row] ?? null;
      return [name, cell !== null && (type === 'date' || type === 'datetime') ? anything : cell];
    }),
  );
}

/** A row after some transforms, or `null` where a filter removed it. */
export function ledThrough(
  steps: readonly RowStep[],
  cells: ReadonlyMap<string, Value>,
  params: Run['params'],
): ReadonlyMap<string, Value> | null {
  const row = new Map(cells);
  for (const step of steps) {
    const run: Run = { row, params, asZero: true, hits: new Set() };
    if (step.kind === 'filter' && truth(judge(step.says, run)) === false) return null;
    if (step.kind === 'set') row.set(step.name, evaluate(step.says, run));
    if (step.kind === 'forget') for (const name of step.names) row.delete(name);
    if (step.kind === 'keep') for (const name of row.keys()) if (!step.names.includes(name)) row.delete(name);
  }
  return row;
}
