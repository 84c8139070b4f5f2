import type { Json, JsonObject } from '../../../model/json.ts';
import { isList, isObject } from '../checks.ts';
import { readField } from '../scope.ts';
import { evaluate } from './evaluate.ts';
import { compare } from './operators.ts';
import { anything, isUnknown, truth, valueOf, type Run, type Value } from './values.ts';

/** What a predicate of Vega-Lite says of one row: an expression, a field with a condition, or `and`, `or`, `not`. */
export function judge(predicate: Json | undefined, run: Run): Value {
  if (typeof predicate === 'string') return evaluate(predicate, run);
  if (!isObject(predicate)) return anything;
  const { and, or, not } = predicate;
  if (isList(and)) return joined(and, false, run);
  if (isList(or)) return joined(or, true, run);
  if (not !== undefined) {
    const yes = truth(judge(not, run));
    return yes === null ? anything : !yes;
  }
  return typeof predicate['field'] === 'string' && predicate['timeUnit'] === undefined
    ? judgeField(predicate['field'], predicate, run)
    : anything;
}

/** `or` is settled by the first `true`, `and` by the first `false`. */
function joined(parts: readonly Json[], settling: boolean, run: Run): Value {
  let open = false;
  for (const part of parts) {
    const yes = truth(judge(part, run));
    if (yes === settling) return settling;
    open ||= yes === null;
  }
  return open ? anything : !settling;
}

const orders: readonly (readonly [string, string])[] = [
  ['lt', '<'],
  ['lte', '<='],
  ['gt', '>'],
  ['gte', '>='],
];

function judgeField(field: string, predicate: JsonObject, run: Run): Value {
  const name = readField(field).root;
  const value = run.row.has(name) ? run.row.get(name) : anything;
  const { valid, equal, oneOf, range } = predicate;
  const operands = { run, names: value === null || value === undefined ? [name] : [] };
  if (valid !== undefined) return isUnknown(value) ? anything : isNumberOrText(value) === (valid !== false);
  if (equal !== undefined) return compare('===', [value, valueOf(equal)], operands);
  if (isList(oneOf)) return isUnknown(value) ? anything : oneOf.includes(value as Json);
  const order = orders.find(([key]) => predicate[key] !== undefined);
  if (order !== undefined) return compare(order[1], [value, valueOf(predicate[order[0]])], operands);
  if (!isList(range)) return anything;
  const ends = range.map((end, i) =>
    end === null ? true : truth(compare(i === 0 ? '>=' : '<=', [value, valueOf(end)], operands)),
  );
  return ends.includes(false) ? false : ends.includes(null) ? anything : true;
}

function isNumberOrText(value: Value): boolean {
  return value !== null && value !== undefined && !Number.isNaN(value);
}
