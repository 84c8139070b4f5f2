import type { Json } from '../../model/json.ts';
import { child, isList, isObject } from './checks.ts';
import type { Scope } from './scope.ts';
import { checkExpression, checkField, type Walker } from './walker.ts';

/** Checks a predicate: an expression, a field with a condition, a parameter, or `and`, `or`, `not` of such. */
export function checkPredicate(predicate: Json, pointer: string, scope: Scope, walker: Walker): void {
  if (typeof predicate === 'string') return checkExpression(predicate, { pointer, scope }, walker);
  if (!isObject(predicate)) return;
  if (typeof predicate['field'] === 'string') checkField(predicate['field'], child(pointer, 'field'), scope, walker);
  if (typeof predicate['param'] === 'string') checkParam(predicate['param'], child(pointer, 'param'), walker);
  for (const key of ['and', 'or']) {
    const list = predicate[key];
    if (isList(list)) list.forEach((part, i) => checkPredicate(part, child(child(pointer, key), i), scope, walker));
  }
  if (predicate['not'] !== undefined) checkPredicate(predicate['not'], child(pointer, 'not'), scope, walker);
}

/** Checks that a parameter of this name exists. */
export function checkParam(name: string, pointer: string, walker: Walker): void {
  if (walker.params.has(name)) return;
  walker.checks.report('chart/unknown-param', walker.checks.valueAt(pointer), {
    name,
    known: [...walker.params.keys()],
  });
}
