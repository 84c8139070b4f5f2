import type { Aggregated } from '../../../model/chart.ts';
import type { Dataset } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { child, isList, isObject, type Checks } from '../checks.ts';
import { definitionsOf, mergeEncoding, type Encoding } from '../encoding.ts';
import { openTable, type Table } from '../table.ts';
import { viewsIn, type Tables } from '../tables.ts';
import { writeOut } from './composite.ts';
import { groupTable, tableOfGroups } from './group-table.ts';
import { isSmallGroup, rowsBehind, type Operation } from './judge.ts';
import { planEncoding, type Refusal } from './plan-encoding.ts';
import {
  lookupRefusal,
  planTransforms,
  refuseOperations,
  refuseRaw,
  withRows,
  type PlacedTransform,
} from './plan-transforms.ts';
import { numberField } from './judge.ts';
import { runTransforms } from './run-transforms.ts';

/** What the walk through the views of a chart with sensitive tables carries. */
export interface Work {
  readonly checks: Checks;
  readonly tables: Tables;
  /** Rows by dataset name, as the finished spec would have held them. */
  readonly rows: JsonObject;
  /** Columns that the chart reads, by dataset name; `null` where all. */
  readonly used: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly params: readonly Json[];
  /** Groups by what was done to get them: marks of the same groups share one table. */
  readonly made: Map<string, Aggregated>;
  /** The tables of the new spec, by the pointer of their `data`. */
  readonly byPointer: Map<string, Table>;
}

/** What a view takes from the views around it. */
export interface Around {
  readonly pointer: string;
  readonly table: Table | null;
  readonly data: JsonObject;
  readonly transforms: readonly PlacedTransform[];
  readonly encoding: Encoding;
}

/**
 * A view with groups in the place of every sensitive table, bound to the single plots that draw them. What cannot be
 * drawn of groups is reported.
 */
export function aggregateView(view: JsonObject, around: Around, work: Work): JsonObject {
  const { pointer } = around;
  const at = child(pointer, 'data');
  const own = work.tables.byPointer.get(at);
  const data = isObject(view['data']) ? view['data'] : null;
  const start: Around = data === null ? around : { ...around, table: own ?? null, data, transforms: [] };
  const transforms = [...start.transforms, ...placed(view['transform'], child(pointer, 'transform'))];
  const encoding = mergeEncoding(around.encoding, view['encoding'], child(pointer, 'encoding'));
  const inside: Around = { ...start, transforms, encoding };
  const sensitive = isSensitiveTable(inside.table);
  if (!sensitive) refuseLookups(transforms, work);
  else if (view['facet'] !== undefined || view['repeat'] !== undefined) refuseOperator(view, inside, work);
  if (data !== null && own !== undefined && !isSensitiveTable(own)) work.byPointer.set(at, own);
  const { data: _, transform: __, encoding: ___, ...rest } = view;
  const kept = sensitive ? rest : { ...pick(view, ['data', 'transform']), ...rest };
  if (view['mark'] !== undefined) {
    return sensitive ? plot(kept, inside, work) : { ...kept, encoding: plain(encoding) };
  }
  const shared = 'layer' in view ? encoding : new Map();
  const parts = new Map(
    viewsIn(view, pointer).map(([part, where]) => [
      part,
      aggregateView(part, { ...inside, pointer: where, encoding: shared }, work),
    ]),
  );
  return withParts(kept, parts);
}

/** A single plot of a sensitive table. */
function plot(view: JsonObject, around: Around, work: Work): JsonObject {
  const { pointer, encoding, transforms } = around;
  const dataset = around.table?.dataset as Dataset;
  const mark = markOf(view['mark']);
  const byTransform = planTransforms(transforms, work.tables);
  if (byTransform === null && (mark === 'errorbar' || mark === 'errorband')) {
    const written = writeOut(view['mark'] as JsonObject, plain(encoding));
    if (written !== null && !('facet' in written)) {
      const { mark: _, ...rest } = view;
      return aggregateView({ ...rest, ...written }, { ...around, encoding: new Map() }, work);
    }
  }
  if (byTransform !== null) {
    if (refuse(byTransform.refused, dataset, work)) return view;
    const groups = groupsOf({ ...byTransform, around, dataset }, work);
    if (groups === null) return view;
    const transform = byTransform.rest.length === 0 ? {} : { transform: byTransform.rest };
    return { ...bind(groups, pointer, work), ...transform, ...view, encoding: plain(encoding) };
  }
  if (mark === 'boxplot')
    return reportRows('a box plot, whose whiskers and outliers are single rows,', `${pointer}/mark`, {
      around,
      work,
      view,
    });
  const plan = planEncoding(encoding, mark);
  const { operations, groupby } = plan;
  if (operations.length === 0 && (groupby.length === 0 || hasQuantity(encoding)))
    return withoutAggregate(view, { around, work, hasFields: groupby.length > 0 });
  const refused = [
    ...plan.refused,
    ...refuseRaw(transforms),
    ...refuseOperations(operations, child(pointer, 'encoding')),
  ];
  if (refuse(refused, dataset, work)) return view;
  const run = [...transforms.map((each) => each.transform), ...plan.before, withRows(operations, groupby)];
  const groups = groupsOf({ run, operations, groupby, pointer: child(pointer, 'encoding'), around, dataset }, work);
  return groups === null ? view : { ...bind(groups, pointer, work), ...view, encoding: plan.encoding };
}

/** Whether a channel draws each row by its own number or time; words alone part the rows into groups. */
function hasQuantity(encoding: Encoding): boolean {
  return definitionsOf(encoding).some(
    ({ field, type }) => field !== undefined && type !== 'nominal' && type !== 'ordinal',
  );
}

interface PlotAt {
  readonly around: Around;
  readonly work: Work;
}

/** A plot of rows one by one; one that reads no column is drawn once instead of once a row. */
function withoutAggregate(view: JsonObject, at: PlotAt & { readonly hasFields: boolean }): JsonObject {
  const { around, work, hasFields } = at;
  const { pointer, encoding } = around;
  if (hasFields) {
    const [channel] = [...encoding].find(([, { definition }]) => readsField(definition)) ?? [''];
    const place = encoding.get(channel)?.pointer ?? pointer;
    return reportRows(`a ${markOf(view['mark'])} for each row`, place, { around, work, view });
  }
  work.byPointer.set(child(pointer, 'data'), { ...openTable, open: false });
  return { data: { values: [{}] }, ...view, encoding: plain(encoding) };
}

function reportRows(what: string, pointer: string, at: PlotAt & { readonly view: JsonObject }): JsonObject {
  const dataset = at.around.table?.dataset;
  const facts = { what, table: dataset?.name ?? '', minimum: dataset?.privacy?.minimumCell ?? 0 };
  at.work.checks.report('privacy/row-shown', at.work.checks.valueAt(pointer), facts);
  return at.view;
}

interface GroupWish {
  readonly run: readonly Json[];
  readonly operations: readonly Operation[];
  readonly groupby: readonly string[];
  /** Where the aggregate was written. */
  readonly pointer: string;
  readonly around: Around;
  readonly dataset: Dataset;
}

/** The groups of a plot, once it is sure that none is too small; `null` where one is, which is reported. */
function groupsOf(wish: GroupWish, work: Work): Aggregated | null {
  const { run, operations, groupby, around, dataset } = wish;
  const name = around.table?.name as string;
  const identity = JSON.stringify([name, around.data, run]);
  const known = work.made.get(identity);
  if (known !== undefined) return known;
  const rows = (work.rows[name] as unknown as readonly object[]).map((row, i) => ({ ...row, [numberField]: i }));
  const format = around.data['format'];
  const groups = runTransforms({ rows, transforms: run, params: work.params, format: format ?? null });
  const place = work.checks.valueAt(wish.pointer);
  if (groups === null) {
    const facts = {
      what: 'this aggregate',
      table: dataset.name,
      instead: 'simplify its transforms: they fail on some row',
    };
    work.checks.report('privacy/form', place, facts);
    return null;
  }
  const minimum = dataset.privacy?.minimumCell ?? 0;
  const small = groups.filter((group) => isSmallGroup(group, operations, dataset)).length;
  if (small > 0) {
    const by = groupby.map((column) => `\`${column}\``).join(' and ');
    const what = `${small} of ${groups.length} ${groups.length === 1 ? 'group' : 'groups'}${by === '' ? '' : ` of ${by}`}`;
    const facts = { what: `${what} ${small === 1 ? 'tells' : 'tell'} of fewer`, table: dataset.name, minimum };
    work.checks.report('privacy/small-cell', place, facts);
    return null;
  }
  const shown = new Set(groups.flatMap((group) => rowsBehind(group).map((row) => row[numberField]))).size;
  const left = dataset.rowCount - shown;
  if (left > 0 && left < minimum) work.checks.report('privacy/complement', place, { table: dataset.name, minimum });
  const columns = [...(work.used.get(name) ?? dataset.columns.map((column) => column.name))];
  const made = groupTable({ name: freeName(name, work), source: dataset, columns, groups, groupby });
  work.made.set(identity, made);
  return made;
}

function freeName(name: string, work: Work): string {
  const taken = new Set([...work.made.values()].map(({ dataset }) => dataset.name));
  let free = name;
  for (let i = 2; taken.has(free) || (free !== name && free in work.rows); i++) free = `${name}-${i}`;
  return free;
}

function bind(groups: Aggregated, pointer: string, work: Work): JsonObject {
  work.byPointer.set(child(pointer, 'data'), tableOfGroups(groups));
  return { data: { name: groups.dataset.name } };
}

/** Reports what cannot be drawn; whether there is any. */
function refuse(refused: readonly Refusal[], dataset: Dataset, work: Work): boolean {
  for (const { pointer, what, instead } of refused) {
    work.checks.report('privacy/form', work.checks.valueAt(pointer), { what, table: dataset.name, instead });
  }
  return refused.length > 0;
}

function refuseOperator(view: JsonObject, around: Around, work: Work): void {
  const key = view['facet'] === undefined ? 'repeat' : 'facet';
  const instead =
    key === 'facet' ? 'use the channels `row`, `column` or `facet` of the encoding' : 'write each of the views out';
  refuse(
    [{ pointer: child(around.pointer, key), what: `\`${key}\` of views`, instead }],
    around.table?.dataset as Dataset,
    work,
  );
}

function refuseLookups(transforms: readonly PlacedTransform[], work: Work): void {
  for (const { transform, pointer } of transforms) {
    const other = work.tables.byPointer.get(`${child(pointer, 'from')}/data`);
    if (isObject(transform) && other !== undefined && isSensitiveTable(other))
      refuse([lookupRefusal(pointer)], other.dataset as Dataset, work);
  }
}

/** Whether a table's rows must not be drawn one by one. */
export function isSensitiveTable(table: Table | null): boolean {
  return table?.dataset?.privacy != null;
}

function readsField(definition: Json): boolean {
  return definitionsOf(new Map([['', { definition, pointer: '' }]])).some(({ field }) => field !== undefined);
}

function markOf(mark: Json | undefined): string {
  return String(isObject(mark) ? mark['type'] : mark);
}

function plain(encoding: Encoding): JsonObject {
  return Object.fromEntries([...encoding].map(([channel, { definition }]) => [channel, definition]));
}

function placed(transforms: Json | undefined, pointer: string): readonly PlacedTransform[] {
  return isList(transforms) ? transforms.map((transform, i) => ({ transform, pointer: child(pointer, i) })) : [];
}

function pick(view: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(view).filter(([key]) => keys.includes(key)));
}

function withParts(view: JsonObject, parts: ReadonlyMap<JsonObject, JsonObject>): JsonObject {
  const swap = (part: Json): Json => parts.get(part as JsonObject) ?? part;
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [
      key,
      key === 'spec' ? swap(value) : /^(?:layer|[hv]?concat)$/.test(key) && isList(value) ? value.map(swap) : value,
    ]),
  );
}
