import type { Json, JsonObject } from '../../model/json.ts';
import { checkBlanks } from './blanks/check-blanks.ts';
import { child, isList, isObject } from './checks.ts';
import { checkNumbers, noteColumn } from './column-types.ts';
import { checkParam, checkPredicate } from './predicates.ts';
import {
  onlyColumns,
  readField,
  tableScope,
  unknownScope,
  withColumns,
  withNested,
  withStep,
  type Nested,
  type Origin,
  type Scope,
} from './scope.ts';
import { checkRepeats } from './lookup-keys.ts';
import { checkExpression, checkField, useAll, type Walker } from './walker.ts';

/** One transform at work: what it says, where, and the columns before it. */
interface Step {
  readonly transform: JsonObject;
  readonly pointer: string;
  readonly scope: Scope;
  readonly walker: Walker;
}

/** Checks a list of transforms in order and gives the columns that exist after the last. */
export function checkTransforms(transforms: Json | undefined, pointer: string, start: Scope, walker: Walker): Scope {
  let scope = start;
  if (!isList(transforms)) return scope;
  transforms.forEach((transform, i) => {
    if (!isObject(transform)) return;
    const name = transformNames.find((key) => key in transform);
    if (name !== undefined) scope = (rules[name] as Rule)({ transform, pointer: child(pointer, i), scope, walker });
  });
  return scope;
}

type Rule = (step: Step) => Scope;

/** What each transform reads and leaves. `aggregate` names a list here, an operation elsewhere. */
const rules: Readonly<Record<string, Rule>> = {
  filter(step) {
    const says = step.transform['filter'] as Json;
    const { scope, walker } = step;
    const pointer = child(step.pointer, 'filter');
    checkPredicate(says, pointer, scope, walker);
    checkBlanks({ kind: 'filter', says, pointer, scope }, walker);
    return withStep(scope, { kind: 'filter', says });
  },
  calculate(step) {
    const text = step.transform['calculate'];
    const pointer = child(step.pointer, 'calculate');
    const [name] = made(step, 'as', []);
    const scope = withColumns(step.scope, made(step, 'as', []));
    if (typeof text !== 'string' || name === undefined) return scope;
    checkExpression(text, { pointer, scope: step.scope }, step.walker);
    checkBlanks({ kind: 'calculate', says: text, pointer, scope: step.scope }, step.walker);
    return withStep({ ...scope, rows: step.scope.rows }, { kind: 'set', name, says: text });
  },
  joinaggregate(step) {
    fields(step, 'groupby');
    return withWholeRows(step, 'joinaggregate', withColumns(step.scope, operations(step, 'joinaggregate')));
  },
  aggregate(step) {
    const groups = fields(step, 'groupby');
    return withWholeRows(
      step,
      'aggregate',
      onlyColumns(step.scope, groups, operations(step, 'aggregate'), 'aggregate'),
    );
  },
  window(step) {
    fields(step, 'groupby');
    sorted(step);
    return withColumns(step.scope, operations(step, 'window'));
  },
  stack(step) {
    number(step, 'stack');
    fields(step, 'groupby');
    sorted(step);
    const as = made(step, 'as', []);
    return withColumns(step.scope, as.length === 1 ? [...as, `${as[0] as string}_end`] : as);
  },
  fold(step) {
    const folded = fields(step, 'fold');
    const as = made(step, 'as', ['key', 'value']);
    return withNested(withColumns(step.scope, as), as[0], { kind: 'cells', cells: () => folded });
  },
  flatten(step) {
    const flat = fields(step, 'flatten');
    const as = made(step, 'as', flat);
    return flat.reduce(
      (scope, name, i) => withNested(scope, as[i], itemsOf(step.scope.nested.get(name))),
      withColumns(step.scope, as),
    );
  },
  pivot: pivoted,
  lookup: lookedUp,
  bin(step) {
    number(step, 'field');
    const as = made(step, 'as', []);
    return withColumns(step.scope, as.length === 1 ? [...as, `${as[0] as string}_end`] : as);
  },
  timeUnit(step) {
    const origin = one(step, 'field');
    if (origin !== null) noteColumn(step.walker.temporal, origin);
    const as = made(step, 'as', []);
    return withColumns(
      step.scope,
      as.flatMap((name) => [name, `${name}_end`]),
    );
  },
  density(step) {
    number(step, 'density');
    return onlyColumns(step.scope, fields(step, 'groupby'), made(step, 'as', ['value', 'density']), 'density');
  },
  regression(step) {
    const names = [number(step, 'on'), number(step, 'regression')];
    const groups = fields(step, 'groupby');
    const fitted = step.transform['params'] === true ? ['coef', 'rSquared'] : made(step, 'as', names);
    return onlyColumns(step.scope, groups, fitted, 'regression');
  },
  loess(step) {
    const names = [number(step, 'on'), number(step, 'loess')];
    return onlyColumns(step.scope, fields(step, 'groupby'), made(step, 'as', names), 'loess');
  },
  quantile(step) {
    number(step, 'quantile');
    return onlyColumns(step.scope, fields(step, 'groupby'), made(step, 'as', ['prob', 'value']), 'quantile');
  },
  impute(step) {
    one(step, 'impute');
    one(step, 'key');
    fields(step, 'groupby');
    return withStep(step.scope, { kind: 'forget', names: [columnName(String(step.transform['impute']))] });
  },
  extent(step) {
    number(step, 'extent');
    return step.scope;
  },
  sample: (step) => step.scope,
};

/** In an order in which the telling key comes first: `bin` and `timeUnit` also stand inside others. */
const transformNames: readonly string[] = Object.keys(rules);

function pivoted(step: Step): Scope {
  const { scope } = step;
  one(step, 'pivot');
  const name = columnName(String(step.transform['pivot']));
  const cells = scope.nested.get(name);
  one(step, 'value');
  const groups = fields(step, 'groupby');
  // The new columns are the cells of the old one; a filter before may leave fewer, never others.
  const isSensitive = scope.columns.get(name)?.table.dataset?.privacy != null;
  if (cells?.kind !== 'cells' || isSensitive) return { ...unknownScope, cutBy: 'pivot' };
  const names = [
    ...new Set(
      cells
        .cells()
        .filter((cell) => cell !== null)
        .map(String),
    ),
  ];
  return onlyColumns(scope, groups, names, 'pivot');
}

function lookedUp(step: Step): Scope {
  const { transform, pointer, walker, scope } = step;
  const asked = one(step, 'lookup');
  const from = transform['from'];
  if (!isObject(from)) return scope;
  const at = child(pointer, 'from');
  const table = walker.tables.byPointer.get(child(at, 'data'));
  const other = table === undefined ? unknownScope : tableScope(table);
  if (typeof from['param'] === 'string') checkParam(from['param'], child(at, 'param'), walker);
  const inner: Step = { transform: from, pointer: at, scope: other, walker };
  const key = one(inner, 'key');
  const brought = fields(inner, 'fields');
  if (key !== null) checkRepeats({ asked, key, brought }, child(at, 'key'), walker.checks);
  const as = made(step, 'as', brought);
  // Without `fields` the whole row of the other table is brought in, as one object.
  if (brought.length === 0 && table?.name != null) walker.used.set(table.name, null);
  const brings = withColumns(scope, as);
  if (brought.length === 0) return withNested(brings, as[0], { kind: 'rows', scope: other });
  return brought.reduce((found, name, i) => withNested(found, as[i], other.nested.get(name)), brings);
}

/** `argmin` and `argmax` give a whole row of those before. */
function withWholeRows(step: Step, key: string, scope: Scope): Scope {
  const list = step.transform[key];
  const picks = (isList(list) ? list : []).filter(isObject).filter(({ op }) => op === 'argmin' || op === 'argmax');
  return picks.reduce((found, { as }) => withNested(found, String(as), { kind: 'rows', scope: step.scope }), scope);
}

/** What stands in the lists of a column. */
function itemsOf(nested: Nested | undefined): Nested | undefined {
  if (nested?.kind !== 'cells') return undefined;
  return { kind: 'cells', cells: () => nested.cells().flatMap((cell) => (isList(cell) ? cell : [])) };
}

/** A key that names one field. */
function one(step: Step, key: string): Origin | null {
  const field = step.transform[key];
  return typeof field === 'string' ? checkField(field, child(step.pointer, key), step.scope, step.walker) : null;
}

/** A key that names one field of numbers; gives the name. */
function number(step: Step, key: string): string {
  const origin = one(step, key);
  const pointer = child(step.pointer, key);
  if (origin !== null)
    checkNumbers(origin, { role: key, span: step.walker.checks.valueAt(pointer), rows: step.scope.rows }, step.walker);
  return String(step.transform[key] ?? '');
}

/** A key that lists fields; gives the columns' names. */
function fields(step: Step, key: string): readonly string[] {
  const list = step.transform[key];
  if (!isList(list)) return [];
  list.forEach((field, i) => {
    if (typeof field === 'string') checkField(field, child(child(step.pointer, key), i), step.scope, step.walker);
  });
  return list.filter((field) => typeof field === 'string').map((field) => columnName(field as string));
}

/** The operations of an aggregate or window; gives the names of their results. */
function operations(step: Step, key: string): readonly string[] {
  const list = step.transform[key];
  if (!isList(list)) return [];
  return list.flatMap((operation, i) => {
    if (!isObject(operation)) return [];
    const pointer = child(child(step.pointer, key), i);
    const { field, op, as } = operation;
    if (typeof field === 'string' && field !== '*') {
      const origin = checkField(field, child(pointer, 'field'), step.scope, step.walker);
      if (origin !== null && typeof op === 'string' && numeric.has(op)) {
        checkNumbers(
          origin,
          { role: op, span: step.walker.checks.valueAt(child(pointer, 'field')), rows: step.scope.rows },
          step.walker,
        );
      }
    }
    // The whole row is the result, of which any column may be read later.
    if (op === 'argmin' || op === 'argmax') useAll(step.scope, step.walker);
    return typeof as === 'string' ? [columnName(as)] : [];
  });
}

/** Operations that take numbers only. */
const numeric: ReadonlySet<string> = new Set(
  'sum product mean average variance variancep stdev stdevp stderr median q1 q3 ci0 ci1'.split(' '),
);

/** The fields that a transform sorts by. */
function sorted(step: Step): void {
  const list = step.transform['sort'];
  if (!isList(list)) return;
  list.forEach((item, i) => {
    const field = isObject(item) ? item['field'] : undefined;
    const pointer = child(child(child(step.pointer, 'sort'), i), 'field');
    if (typeof field === 'string') checkField(field, pointer, step.scope, step.walker);
  });
}

/** The names that a transform gives its results: as written, else its defaults in the places left. */
function made(step: Step, key: string, defaults: readonly string[]): readonly string[] {
  const as = step.transform[key];
  const written = (isList(as) ? as : as === undefined ? [] : [as]).filter((name) => typeof name === 'string');
  const names = written.map((name) => columnName(name as string));
  return [...names, ...defaults.slice(names.length)];
}

function columnName(field: string): string {
  const { root, whole } = readField(field);
  return /\\/.test(field) ? whole : root === whole ? root : whole;
}
