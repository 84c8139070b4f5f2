import type { Json, JsonObject } from '../../../model/json.ts';
import { child, isList, isObject } from '../checks.ts';
import type { Encoding } from '../encoding.ts';
import { readField } from '../scope.ts';
import type { Operation } from './judge.ts';

/** What an encoding aggregates, written out as transforms, and the encoding that draws their results. */
export interface EncodingPlan {
  /** `bin` and `timeUnit`. */
  readonly before: readonly Json[];
  readonly groupby: readonly string[];
  readonly operations: readonly Operation[];
  readonly encoding: JsonObject;
  /** Parts that cannot be written out, with their places. */
  readonly refused: readonly Refusal[];
}

/** A part of a chart that cannot be drawn of a sensitive table. */
export interface Refusal {
  readonly pointer: string;
  readonly what: string;
  /** What to write instead. */
  readonly instead: string;
}

interface Draft {
  readonly before: Map<string, Json>;
  readonly groupby: Set<string>;
  readonly operations: Map<string, Operation>;
  readonly extra: Map<string, Json>;
  readonly refused: Refusal[];
  readonly mark: string;
}

/** Writes the aggregates, bins and time units of an encoding out, by the names that Vega-Lite would give them. */
export function planEncoding(encoding: Encoding, mark: string): EncodingPlan {
  const draft: Draft = {
    before: new Map(),
    groupby: new Set(),
    operations: new Map(),
    extra: new Map(),
    refused: [],
    mark,
  };
  const rewritten = new Map<string, Json>();
  for (const [channel, { definition, pointer }] of encoding) {
    rewritten.set(channel, rewrite(definition, { channel, pointer }, draft));
  }
  for (const [channel, definition] of draft.extra) {
    if (rewritten.has(channel)) draft.refused.push(binElsewhere(encoding.get(channel)?.pointer ?? ''));
    rewritten.set(channel, definition);
  }
  return {
    before: [...draft.before.values()],
    groupby: [...draft.groupby],
    operations: [...draft.operations.values()],
    encoding: Object.fromEntries(rewritten),
    refused: draft.refused,
  };
}

interface Where {
  readonly channel: string;
  readonly pointer: string;
}

function rewrite(definition: Json, where: Where, draft: Draft): Json {
  if (isList(definition))
    return definition.map((part, i) => rewrite(part, { ...where, pointer: child(where.pointer, i) }, draft));
  if (!isObject(definition)) return definition;
  const { condition } = definition;
  const inside = condition === undefined ? {} : { condition: rewrite(condition, at(where, 'condition'), draft) };
  const { scale } = definition;
  if (isObject(scale) && scale['domain'] === 'unaggregated') {
    const pointer = child(child(where.pointer, 'scale'), 'domain');
    draft.refused.push({ pointer, what: 'the domain `unaggregated`', instead: 'write the domain out: `[0, 100]`' });
  }
  return { ...rewriteField(definition, where, draft), ...inside };
}

function rewriteField(definition: JsonObject, where: Where, draft: Draft): JsonObject {
  const { aggregate, field, bin, timeUnit } = definition;
  if (isObject(field)) {
    draft.refused.push({ ...at(where, 'field'), what: '`repeat`', instead: 'write each of the views out' });
    return definition;
  }
  if (isObject(aggregate)) {
    const what = `\`${Object.keys(aggregate)[0] ?? 'argmax'}\`, which picks one row,`;
    draft.refused.push({ ...at(where, 'aggregate'), what, instead: 'draw a mean or a median' });
    return definition;
  }
  if (typeof aggregate === 'string') return aggregated(definition, aggregate, draft);
  if (typeof field !== 'string') return definition;
  if (bin === true || (isObject(bin) && bin['binned'] !== true)) return binned(definition, where, draft);
  if (timeUnit !== undefined && timeUnit !== null) return timed(definition, timeUnit, draft);
  draft.groupby.add(field);
  return definition;
}

function aggregated(definition: JsonObject, op: string, draft: Draft): JsonObject {
  const { aggregate: _, field, ...rest } = definition;
  const source = op === 'count' || typeof field !== 'string' ? null : field;
  const as = source === null ? '__count' : nameFor(op, source);
  draft.operations.set(as, { op, field: source === null ? null : readField(source).whole, as });
  const title =
    source === null ? 'Count of Records' : `${op[0]?.toUpperCase() ?? ''}${op.slice(1)} of ${plain(source)}`;
  return { title, type: 'quantitative', ...rest, field: as };
}

const tight: ReadonlySet<string> = new Set(['bar', 'rect']);

/** A histogram's bins become two columns, the ends of each bar; elsewhere a bin would need a label of its own. */
function binned(definition: JsonObject, where: Where, draft: Draft): JsonObject {
  const field = definition['field'] as string;
  const { channel } = where;
  const asWord = definition['type'] === 'ordinal' || definition['type'] === 'nominal';
  if ((channel !== 'x' && channel !== 'y') || !tight.has(draft.mark) || asWord) {
    draft.refused.push(binElsewhere(child(where.pointer, 'bin')));
    return definition;
  }
  const { bin } = definition;
  if (isObject(bin) && bin['nice'] === false) {
    const pointer = child(child(where.pointer, 'bin'), 'nice');
    draft.refused.push({ pointer, what: 'a bin that begins at the smallest value', instead: 'leave `nice` out' });
  }
  const as = [nameFor('bin', field), `${nameFor('bin', field)}_end`];
  draft.before.set(`bin ${field}`, { bin: bin as Json, field, as });
  for (const name of as) draft.groupby.add(name);
  draft.extra.set(`${channel}2`, { field: as[1] as string });
  return {
    title: `${plain(field)} (binned)`,
    ...definition,
    type: 'quantitative',
    field: as[0] as string,
    bin: 'binned',
  };
}

function binElsewhere(pointer: string): Refusal {
  const instead = 'bin on `x` or `y` of bars, or write the groups as transforms: `bin`, then `aggregate`';
  return { pointer, what: 'a bin in this place', instead };
}

function timed(definition: JsonObject, timeUnit: Json, draft: Draft): JsonObject {
  const field = definition['field'] as string;
  const unit = typeof timeUnit === 'string' ? timeUnit : 'time';
  const as = nameFor(unit, field);
  draft.before.set(`time ${as}`, { timeUnit, field, as });
  draft.groupby.add(as);
  return { title: `${plain(field)} (${unit})`, type: 'temporal', ...definition, field: as };
}

function nameFor(op: string, field: string): string {
  return `${op}_${plain(field).replace(/[^\p{L}\p{N}_-]/gu, '_')}`;
}

function plain(field: string): string {
  return readField(field).whole;
}

function at({ channel, pointer }: Where, key: string): Where {
  return { channel, pointer: child(pointer, key) };
}
