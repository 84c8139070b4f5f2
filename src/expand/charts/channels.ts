import type { Json, JsonObject } from '../../model/json.ts';
import { definitionsOf, type Encoding } from './encoding.ts';
import { child, isList, isObject } from './checks.ts';
import { checkDates, checkNumbers, checkPresent, noteColumn } from './column-types.ts';
import { checkFormat } from './format.ts';
import { checkPredicate } from './predicates.ts';
import { readField, withColumns, type Origin, type Scope } from './scope.ts';
import { checkField, type Repeats, type Walker } from './walker.ts';

/** Where a channel definition stands. */
export interface Place {
  readonly channel: string;
  readonly pointer: string;
  readonly scope: Scope;
  readonly repeats: Repeats;
  readonly walker: Walker;
  /** The mark says what becomes of cells that are no numbers. */
  readonly lenient?: boolean;
}

/** Checks every channel of an encoding: fields, sorts, conditions, types. */
export function checkEncoding(encoding: Encoding, place: Omit<Place, 'channel' | 'pointer'>): void {
  for (const [channel, { definition, pointer }] of encoding) {
    checkDefinition(definition, { ...place, channel, pointer });
  }
}

/** Checks one channel, or the field of a facet. */
export function checkDefinition(definition: Json, place: Place): void {
  if (isList(definition)) {
    definition.forEach((part, i) => checkDefinition(part, { ...place, pointer: child(place.pointer, i) }));
    return;
  }
  if (!isObject(definition)) return;
  checkOwnField(definition, place);
  checkSort(definition['sort'], { ...place, pointer: child(place.pointer, 'sort') });
  checkAggregate(definition['aggregate'], { ...place, pointer: child(place.pointer, 'aggregate') });
  checkRange(definition['scale'], place);
  checkFormat(definition, place.pointer, place.walker.checks);
  const conditions = definition['condition'];
  const list = isList(conditions) ? conditions : conditions === undefined ? [] : [conditions];
  list.forEach((condition, i) => {
    const pointer = child(place.pointer, 'condition') + (isList(conditions) ? `/${i}` : '');
    if (!isObject(condition)) return;
    const { test, ...rest } = condition;
    if (test !== undefined) checkPredicate(test, child(pointer, 'test'), place.scope, place.walker);
    checkDefinition(rest, { ...place, pointer });
  });
}

function checkOwnField(definition: JsonObject, place: Place): void {
  const field = definition['field'];
  const pointer = child(place.pointer, 'field');
  if (isObject(field)) return checkRepeated(field, definition, place);
  if (typeof field !== 'string') return;
  const origin = checkField(field, pointer, place.scope, place.walker);
  if (origin !== null) checkType(origin, definition, { ...place, pointer });
}

/** `{repeat: row}` stands for each field of that list, which must all exist here. */
function checkRepeated(field: JsonObject, definition: JsonObject, place: Place): void {
  for (const { field: name, pointer } of place.repeats[String(field['repeat'])] ?? []) {
    const origin = checkField(name, pointer, place.scope, place.walker);
    if (origin !== null) checkType(origin, definition, { ...place, pointer });
  }
}

const counting: ReadonlySet<string> = new Set(['count', 'distinct', 'valid', 'missing']);

/** Holds what the channel makes of a field against the column's cells. */
function checkType(origin: Origin, definition: JsonObject, place: Place): void {
  const { checks } = place.walker;
  const { aggregate, bin, type, timeUnit } = definition;
  const span = checks.valueAt(place.pointer);
  const demand = { span, rows: place.scope.rows, lenient: place.lenient === true };
  if (typeof aggregate === 'string' && counting.has(aggregate)) return;
  if (type === 'temporal' || timeUnit !== undefined) {
    noteColumn(place.walker.temporal, origin);
    return checkDates(origin, { ...demand, role: 'temporal' }, place.walker);
  }
  if (typeof aggregate === 'string') return checkNumbers(origin, { ...demand, role: aggregate }, place.walker);
  if (bin === true || isObject(bin)) return checkNumbers(origin, { ...demand, role: 'bin' }, place.walker);
  if (type === 'quantitative') return checkNumbers(origin, { ...demand, role: 'quantitative' }, place.walker);
  if (checkPresent(origin, { role: String(type ?? ''), span }, checks)) return;
  if (type === undefined && measured.has(place.channel) && !givesType(definition)) {
    const { column } = origin;
    if (column.type !== 'number' && column.type !== 'integer') return;
    checks.report('chart/type-missing', span, { field: column.name, channel: place.channel });
  }
}

/** Channels on which numbers are most likely a quantity. */
const measured: ReadonlySet<string> = new Set(['x', 'y', 'theta', 'radius', 'size', 'opacity']);

/** Vega-Lite takes a type from a sort order or a scale where none is written. */
function givesType(definition: JsonObject): boolean {
  const scale = definition['scale'];
  return isList(definition['sort']) || (isObject(scale) && 'type' in scale);
}

function checkSort(sort: Json | undefined, place: Place): void {
  if (!isObject(sort) || typeof sort['field'] !== 'string') return;
  checkField(sort['field'], child(place.pointer, 'field'), place.scope, place.walker);
}

/** `{argmax: field}` and `{argmin: field}`. */
function checkAggregate(aggregate: Json | undefined, place: Place): void {
  if (!isObject(aggregate)) return;
  for (const [key, field] of Object.entries(aggregate)) {
    if (typeof field === 'string') checkField(field, child(place.pointer, key), place.scope, place.walker);
  }
}

/** `scale: {range: {field: colour}}` and parameters named by a domain. */
function checkRange(scale: Json | undefined, place: Place): void {
  if (!isObject(scale) || !isObject(scale['range']) || typeof scale['range']['field'] !== 'string') return;
  const pointer = child(child(child(place.pointer, 'scale'), 'range'), 'field');
  checkField(scale['range']['field'], pointer, place.scope, place.walker);
}

/**
 * The columns that a mark's own expressions see: beside those of its data, the results of the encoding.
 * Names of bins and time units are Vega-Lite's to make, so with one of them nothing more is known.
 */
export function afterEncoding(encoding: Encoding, scope: Scope): Scope {
  const names: string[] = [];
  for (const definition of definitionsOf(encoding)) {
    const { field, aggregate, bin, timeUnit, stack } = definition;
    if (bin !== undefined || timeUnit !== undefined || isObject(aggregate) || isObject(field))
      return { ...scope, open: true };
    const column = typeof field === 'string' ? readField(field).whole : '';
    if (aggregate === 'count') names.push('__count');
    else if (typeof aggregate === 'string') names.push(`${aggregate}_${column}`);
    if (stack !== null)
      for (const end of ['start', 'end']) names.push(`${column}_${end}`, `${String(aggregate)}_${column}_${end}`);
  }
  return withColumns(scope, names);
}
