import type { Aggregated } from '../../model/chart.ts';
import type { Dataset } from '../../model/data.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { rowsOf } from '../../util/dataset.ts';
import { isList, isObject, openChecks, type Checks } from './checks.ts';
import { aggregateView, isSensitiveTable } from './sensitive/aggregate-views.ts';
import type { Table } from './table.ts';
import { viewsIn, type Tables } from './tables.ts';
import { checkViews, paramsOf } from './views.ts';

/** A finished spec with its datasets. */
export interface FinishedSpec {
  readonly spec: JsonObject;
  readonly datasets: readonly Dataset[];
  /** Tables of groups among the datasets. */
  readonly aggregated?: readonly Aggregated[];
}

/** What is known of a chart when its spec is finished. */
export interface SensitiveFacts {
  readonly tables: Tables;
  readonly checks: Checks;
  /** Columns that the chart reads, by dataset name; `null` where all. */
  readonly used: ReadonlyMap<string, ReadonlySet<string> | null>;
}

/**
 * Puts groups of at least `minimumCell` rows in the place of every sensitive table, computed here by the chart's own
 * transforms and aggregates. Behind this point no row of such a table is in a spec, so that nothing that is made of
 * one (drawing, description, data table, trace, printed spec) can give any away.
 * A chart that shows more than groups, or smaller ones, is an error; its value is then the spec without any data.
 */
export function aggregateSensitive(finished: FinishedSpec, facts: SensitiveFacts): FinishedSpec {
  const sensitive = [...facts.tables.byPointer.values()].filter(isSensitiveTable);
  if (sensitive.length === 0) return finished;
  const { datasets: rows, ...spec } = finished.spec;
  const work = {
    ...facts,
    rows: isObject(rows) ? rows : {},
    params: plainParams(spec),
    made: new Map<string, Aggregated>(),
    byPointer: new Map<string, Table>(),
  };
  const around = { pointer: '', table: null, data: {}, transforms: [], encoding: new Map() };
  const view = aggregateView(spec, around, work);
  const aggregated = [...work.made.values()];
  const hidden = new Set(sensitive.map(({ name }) => name));
  const open = finished.datasets.filter(({ name }) => !hidden.has(name));
  const datasets = [...open, ...aggregated.map(({ dataset }) => dataset)];
  const shown = Object.fromEntries([
    ...open.map(({ name }) => [name, (rows as JsonObject)[name] as Json]),
    ...aggregated.map(({ dataset }) => [dataset.name, rowsOf(dataset).map((row) => ({ ...row }))]),
  ]) as JsonObject;
  checkGroups(view, { ...facts, byPointer: work.byPointer, table: sensitive[0]?.dataset as Dataset });
  return { spec: { ...view, datasets: shown }, datasets, aggregated };
}

interface Regroup {
  readonly checks: Checks;
  readonly byPointer: ReadonlyMap<string, Table>;
  /** The sensitive table that is blamed. */
  readonly table: Dataset;
}

/** Reads the new spec as any other: what asks for a column that no group has would have shown single rows. */
function checkGroups(view: JsonObject, { checks, byPointer, table }: Regroup): void {
  if (checks.diagnostics.some(({ severity }) => severity === 'error')) return;
  const again = openChecks({ value: view, places: new Map() }, checks.valueAt(''));
  checkViews(view, {
    checks: { ...again, valueAt: (pointer) => checks.valueAt(pointer), keyAt: (pointer) => checks.keyAt(pointer) },
    tables: { byPointer, missing: false },
    params: paramsOf(view),
    used: new Map(),
    temporal: new Map(),
    numeric: new Map(),
    units: [],
  });
  const wrong = again.diagnostics.find(({ severity }) => severity === 'error');
  if (wrong === undefined) return;
  const column = /`([^`]+)`/.exec(wrong.message)?.[1] ?? 'the chart';
  const minimum = table.privacy?.minimumCell ?? 0;
  checks.report('privacy/row-shown', wrong.span ?? checks.valueAt(''), {
    what: `\`${column}\``,
    table: table.name,
    minimum,
  });
}

/** Parameters with a value, of all views; selections are nothing before somebody selects. */
function plainParams(spec: JsonObject): readonly Json[] {
  const own = isList(spec['params']) ? spec['params'].filter((param) => isObject(param) && !('select' in param)) : [];
  return [...own, ...viewsIn(spec, '').flatMap(([part]) => plainParams(part))];
}
