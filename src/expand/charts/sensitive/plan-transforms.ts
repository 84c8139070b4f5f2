import type { Json, JsonObject } from '../../../model/json.ts';
import { child, isList, isObject } from '../checks.ts';
import type { Tables } from '../tables.ts';
import { numberField, rowsField, tellableOps, type Operation } from './judge.ts';
import type { Refusal } from './plan-encoding.ts';

/** A transform with its place. */
export interface PlacedTransform {
  readonly transform: Json;
  readonly pointer: string;
}

/** A chart's own transforms around its first `aggregate`. */
export interface TransformPlan {
  /** Everything up to the groups that are drawn: run here, so that no row leaves. */
  readonly run: readonly Json[];
  /** What comes behind: it reads groups alone, and is left to the drawing. */
  readonly rest: readonly Json[];
  readonly operations: readonly Operation[];
  readonly groupby: readonly string[];
  /** The `aggregate`. */
  readonly pointer: string;
  readonly refused: readonly Refusal[];
}

/** What may be done to single rows, since an aggregate of each result is all that is seen of it. */
const rowByRow: ReadonlySet<string> = new Set(['filter', 'calculate', 'timeUnit', 'bin']);

/** What may still change which groups are drawn before they are judged. */
const groupByGroup: ReadonlySet<string> = new Set(['filter', 'calculate']);

/** Splits transforms at the first aggregate; `null` where there is none. */
export function planTransforms(transforms: readonly PlacedTransform[], tables: Tables): TransformPlan | null {
  const cut = transforms.findIndex(({ transform }) => isObject(transform) && isList(transform['aggregate']));
  if (cut === -1) return null;
  const { transform, pointer } = transforms[cut] as PlacedTransform;
  const list = (transform as JsonObject)['aggregate'] as readonly JsonObject[];
  const operations = list.map(readOperation);
  const groupby = listOf((transform as JsonObject)['groupby']);
  let end = cut + 1;
  while (end < transforms.length && groupByGroup.has(kindOf((transforms[end] as PlacedTransform).transform))) end++;
  const raw = transforms.slice(0, cut);
  return {
    run: [
      ...raw.map((each) => each.transform),
      withRows(operations, groupby),
      ...transforms.slice(cut + 1, end).map((each) => each.transform),
    ],
    rest: transforms.slice(end).map((each) => each.transform),
    operations,
    groupby,
    pointer,
    refused: [...refuseRaw(raw), ...refuseOperations(operations, pointer), ...refuseLookups(transforms, tables)],
  };
}

/** The aggregate with the rows behind each group. */
export function withRows(operations: readonly Operation[], groupby: readonly string[]): Json {
  const own = operations.map(({ op, field, as }) => (field === null ? { op, as } : { op, field: escaped(field), as }));
  return { aggregate: [...own, { op: 'values', field: numberField, as: rowsField }], groupby: [...groupby] };
}

/** Transforms of single rows that are more than row by row: they copy rows, order them, or look past them. */
export function refuseRaw(transforms: readonly PlacedTransform[]): readonly Refusal[] {
  return transforms.flatMap(({ transform, pointer }): Refusal[] => {
    const kind = kindOf(transform);
    const instead = '`aggregate` first: before it may stand `filter`, `calculate`, `bin` and `timeUnit`';
    if (!rowByRow.has(kind)) return [{ pointer, what: `\`${kind}\` of single rows`, instead }];
    if (kind === 'filter' && JSON.stringify(transform).includes('"param"'))
      return [{ pointer, what: 'a filter by a selection', instead: 'filter by a condition' }];
    const bin = isObject(transform) ? transform['bin'] : undefined;
    if (isObject(bin) && bin['nice'] === false)
      return [{ pointer, what: 'a bin that begins at the smallest value', instead: 'leave `nice` out' }];
    return [];
  });
}

/** Operations that are the value of one row. */
export function refuseOperations(operations: readonly Operation[], pointer: string): readonly Refusal[] {
  return operations.flatMap(({ op }) =>
    tellableOps.has(op)
      ? []
      : [{ pointer, what: `\`${op}\`, which tells single values,`, instead: 'draw a mean, a median or quartiles' }],
  );
}

/** A `lookup` brings rows of a sensitive table to where they are drawn one by one. */
function refuseLookups(transforms: readonly PlacedTransform[], tables: Tables): readonly Refusal[] {
  return transforms.flatMap(({ transform, pointer }) => {
    if (!isObject(transform) || transform['lookup'] === undefined) return [];
    const other = tables.byPointer.get(`${child(pointer, 'from')}/data`)?.dataset;
    return other?.privacy == null ? [] : [lookupRefusal(pointer)];
  });
}

/** What is said of a `lookup` from a sensitive table. */
export function lookupRefusal(pointer: string): Refusal {
  return {
    pointer,
    what: '`lookup` from it',
    instead: 'aggregate the table into a file of its own, and look up there',
  };
}

const kinds = `aggregate joinaggregate window stack fold flatten pivot lookup density regression loess quantile impute
  extent sample bin timeUnit filter calculate`.split(/\s+/);

/** The name of a transform. */
export function kindOf(transform: Json): string {
  return isObject(transform) ? (kinds.find((kind) => kind in transform) ?? 'transform') : 'transform';
}

function readOperation({ op, field, as }: JsonObject): Operation {
  const whole = typeof field === 'string' && field !== '*' && op !== 'count' ? field.replace(/\\(.)/g, '$1') : null;
  return { op: String(op), field: whole, as: String(as) };
}

function escaped(field: string): string {
  return field.replace(/[.[\]\\]/g, '\\$&');
}

function listOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((name) => typeof name === 'string') : [];
}
