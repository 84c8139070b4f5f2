import type { StepPick } from '../../../model/chart-steps.ts';
import type { Json } from '../../../model/json.ts';
import { isList, isObject } from '../checks.ts';
import { readExpression } from '../expression.ts';
import { checkPredicate } from '../predicates.ts';
import { readField, type Origin, type Scope } from '../scope.ts';
import { checkField, type UnitView, type Walker } from '../walker.ts';

/** The plots of a chart, and what their checks share. */
export interface TestPlace {
  readonly units: readonly UnitView[];
  readonly walker: Walker;
}

/** The columns of all plots together: a step need not concern each of them. */
export function mergedScope(units: readonly UnitView[]): Scope {
  const columns = new Map<string, Origin | null>();
  for (const { scope } of units) {
    for (const [name, origin] of scope.columns)
      if (origin !== null || !isStacked(name, scope)) columns.set(name, origin);
  }
  const tables = new Set(units.map(({ scope }) => scope.of));
  return {
    columns,
    open: units.some(({ scope }) => scope.open),
    of: tables.size === 1 ? ([...tables][0] ?? null) : null,
    cutBy: units.length === 1 ? (units[0]?.scope.cutBy ?? null) : null,
    nested: new Map(units.flatMap(({ scope }) => [...scope.nested])),
    rows: { dataset: null, steps: [] },
  };
}

/** Ends of bars and areas, which Vega-Lite adds to the rows under names of its own. */
function isStacked(name: string, { columns }: Scope): boolean {
  const base = /^(.*)_(?:start|end)$/s.exec(name)?.[1];
  return (
    base !== undefined &&
    (base === '' || base === 'undefined_' || columns.has(base) || columns.has(base.replace(/^[a-z]+?_/, '')))
  );
}

/** Checks the field that a chart builds by; `parts` are what else may have been meant. */
export function checkStepField(field: string, pointer: string, place: TestPlace, parts: readonly string[]): boolean {
  const { units, walker } = place;
  const scope = mergedScope(units);
  const name = readField(field).root;
  if (!scope.columns.has(name) && !scope.open && parts.includes(field)) {
    walker.checks.report('chart/step-no-list', walker.checks.valueAt(pointer), { name: field });
    return false;
  }
  checkField(field, pointer, scope, walker);
  use(name, pointer, place);
  return scope.columns.has(name) || scope.open;
}

/** Checks a condition as those of the spec are; the columns that it reads will be in the rows of the marks. */
export function checkStepTest(test: Json, pointer: string, place: TestPlace): StepPick | null {
  const before = place.walker.checks.diagnostics.length;
  checkPredicate(test, pointer, mergedScope(place.units), place.walker);
  if (place.walker.checks.diagnostics.slice(before).some(({ severity }) => severity === 'error')) return null;
  const columns = [...columnsOf(test)];
  for (const name of columns) use(name, pointer, place);
  return { kind: 'rows', test, columns };
}

/** Notes a column as used in every plot that has it. */
function use(name: string, pointer: string, { units, walker }: TestPlace): void {
  const escaped = name.replace(/[.[\]\\]/g, '\\$&');
  for (const { scope } of units) if (scope.columns.has(name)) checkField(escaped, pointer, scope, walker);
}

/** The columns that a condition reads. */
function columnsOf(test: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (part: Json): void => {
    if (typeof part === 'string') readExpression(part).fields.forEach(({ name }) => found.add(name));
    if (!isObject(part)) return;
    if (typeof part['field'] === 'string') found.add(readField(part['field']).root);
    for (const key of ['and', 'or']) if (isList(part[key])) (part[key] as readonly Json[]).forEach(visit);
    if (part['not'] !== undefined) visit(part['not']);
  };
  visit(test);
  return found;
}
