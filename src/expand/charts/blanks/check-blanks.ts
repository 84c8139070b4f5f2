import type { Dataset } from '../../../model/data.ts';
import type { Json } from '../../../model/json.ts';
import { hideSmall } from '../../../util/privacy.ts';
import type { Scope } from '../scope.ts';
import type { Walker } from '../walker.ts';
import { evaluate } from './evaluate.ts';
import { judge } from './predicate.ts';
import { ledThrough, rowCells } from './led-through.ts';
import { isUnknown, truth, type Run, type Value } from './values.ts';

/** A filter or a calculation, where it stands and what it says. */
export interface Asked {
  readonly kind: 'filter' | 'calculate';
  readonly says: Json;
  readonly pointer: string;
  readonly scope: Scope;
}

/**
 * Warns where a blank cell is taken for 0: Vega reckons `null - 10` as −10 and keeps it under `< 25`. The rows with
 * blank cells are led through what stands before; a row that a filter removed, or for which a guard settles the
 * result, is none of them.
 */
export function checkBlanks({ kind, says, pointer, scope }: Asked, walker: Walker): void {
  const dataset = scope.rows.dataset;
  if (dataset === null) return;
  const counts = new Map<string, number>();
  for (const cells of blankRows(dataset, walker)) {
    const row = ledThrough(scope.rows.steps, cells, walker.params);
    if (row === null) continue;
    for (const name of takenForZero({ kind, says }, row, walker)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [field, count] of counts) {
    const facts = { field, rows: hideSmall(count, dataset), one: count === 1, filter: kind === 'filter' };
    walker.checks.report('chart/blank-as-zero', walker.checks.valueAt(pointer), facts);
  }
}

/** The rows in which a column that the chart has read so far is blank. Text that is a date is not compared here. */
function* blankRows(dataset: Dataset, walker: Walker): Generator<ReadonlyMap<string, Value>> {
  const used = walker.used.get(dataset.name);
  const gappy = dataset.columns.filter(
    ({ name, values }) => (used === null || used?.has(name) === true) && values.includes(null),
  );
  if (gappy.length === 0) return;
  for (let row = 0; row < dataset.rowCount; row++) {
    if (!gappy.some(({ values }) => values[row] === null)) continue;
    yield rowCells(dataset, row);
  }
}

/** The blank columns on whose being 0 the result depends. */
function takenForZero(
  { kind, says }: Pick<Asked, 'kind' | 'says'>,
  row: ReadonlyMap<string, Value>,
  walker: Walker,
): ReadonlySet<string> {
  const run: Run = { row, params: walker.params, asZero: false, hits: new Set() };
  if (kind === 'calculate') return isUnknown(evaluate(String(says), run)) ? run.hits : new Set();
  if (!isUnknown(judge(says, run))) return new Set();
  // What has no value is left out by a comparison that 0 does not pass either.
  const isLeftOut = truth(judge(says, { ...run, asZero: true, hits: new Set() })) === false;
  return isLeftOut ? new Set() : run.hits;
}
