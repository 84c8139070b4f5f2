import type { Json } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { isObject, type Checks } from './checks.ts';
import type { ColumnNotes } from './column-types.ts';
import type { Encoding } from './encoding.ts';
import { readExpression } from './expression.ts';
import { isFormat } from './format.ts';
import { allowedFunctions, isTamePattern, refusedMembers } from './expression-rules.ts';
import { unknownPart } from './nested.ts';
import { readField, type Origin, type Scope } from './scope.ts';
import type { Tables } from './tables.ts';

/** What the walk through a chart's views carries. */
export interface Walker {
  readonly checks: Checks;
  readonly tables: Tables;
  /** Parameters of the chart, by name; the value where it is written out. */
  readonly params: ReadonlyMap<string, Json | undefined>;
  /** Columns read, by dataset name; `null` where all are. */
  readonly used: Map<string, Set<string> | null>;
  /** Columns read as points in time, by dataset name. */
  readonly temporal: ColumnNotes;
  /** Columns of text that hold numbers and are read as such, by dataset name. */
  readonly numeric: ColumnNotes;
  /** The plots that were walked through, for what concerns all of them. */
  readonly units: UnitView[];
}

/** A view with a mark: its channels, those that it shares included, and the columns that its marks' rows have. */
export interface UnitView {
  readonly encoding: Encoding;
  readonly scope: Scope;
}

/** Names that stand for several fields: what `{repeat: row}` may be. */
export type Repeats = Readonly<Record<string, readonly { readonly field: string; readonly pointer: string }[]>>;

/**
 * Checks one field reference and notes the column as used.
 * @param pointer where the reference was written
 * @returns the untouched column behind it, where there is one
 */
export function checkField(field: string, pointer: string, scope: Scope, walker: Walker): Origin | null {
  const { root, whole, steps } = readField(field);
  const origin = scope.columns.get(root);
  const span = walker.checks.valueAt(pointer);
  if (origin !== undefined) {
    if (origin !== null) use(origin, walker);
    checkParts({ root, steps, span }, scope, walker);
    return origin;
  }
  if (scope.open) return null;
  reportUnknown({ name: root, whole, span }, scope, walker);
  return null;
}

/** Checks what is read of the cells of a column that is there. */
function checkParts(
  path: { readonly root: string; readonly steps: readonly string[]; readonly span: Span },
  scope: Scope,
  walker: Walker,
): void {
  const { root, steps, span } = path;
  const nested = scope.nested.get(root);
  const [first, ...rest] = steps;
  // What leads out of the row is refused elsewhere.
  if (nested === undefined || first === undefined || steps.some((step) => refusedMembers.has(step))) return;
  if (nested.kind === 'rows') {
    const origin = nested.scope.columns.get(first);
    if (origin === undefined && !nested.scope.open) {
      return reportUnknown({ name: first, whole: `${root}.${first}`, span }, { ...nested.scope, of: null }, walker);
    }
    if (origin != null) use(origin, walker);
    return checkParts({ root: first, steps: rest, span }, nested.scope, walker);
  }
  const missing = unknownPart(nested, steps);
  if (missing === null) return;
  const parts = [root, ...missing.steps];
  walker.checks.report('chart/unknown-field', span, {
    field: parts.join('.'),
    asked: parts[parts.length - 1] as string,
    of: scope.of,
    known: missing.known,
    escaped: false,
    cutBy: scope.cutBy,
  });
}

function use(origin: Origin, walker: Walker): void {
  const name = origin.table.name;
  if (name === null) return;
  const columns = walker.used.get(name);
  if (columns === undefined) walker.used.set(name, new Set([origin.column.name]));
  else columns?.add(origin.column.name);
}

function reportUnknown(field: { name: string; whole: string; span: Span }, scope: Scope, walker: Walker): void {
  const known = [...scope.columns.keys()];
  const escaped = field.whole !== field.name && scope.columns.has(field.whole);
  walker.checks.report('chart/unknown-field', field.span, {
    field: field.whole,
    asked: field.name,
    of: scope.of,
    known: escaped ? [field.whole.replace(/[.[\]]/g, '\\$&')] : known,
    escaped,
    cutBy: scope.cutBy,
  });
}

/** Where an expression stands: its columns, whether rows are there at all. */
export interface ExpressionPlace {
  readonly pointer: string;
  readonly scope: Scope;
  /** What it gives is used nowhere, so that Vega never asks for its names. */
  readonly unused?: boolean;
}

/** Checks an expression: its syntax with the place in it, its functions and names, its columns. */
export function checkExpression(text: string, place: ExpressionPlace, walker: Walker): void {
  const { checks } = walker;
  const facts = readExpression(text);
  const at = (offset: number, length = 1): Span => {
    const value = checks.valueAt(place.pointer);
    return offset < 0 ? value : spanInside(value, { text, offset, length });
  };
  for (const problem of facts.problems) {
    if (problem.kind === 'syntax') checks.report('chart/expression', at(problem.offset), { detail: problem.detail });
    else if (problem.kind === 'function') {
      checks.report('chart/forbidden-function', at(problem.offset, problem.name.length), {
        name: problem.name,
        why: problem.why,
        known: [...allowedFunctions],
      });
    } else checks.report('chart/forbidden-expression', at(problem.offset), { what: problem.what });
  }
  for (const { format, kind, offset } of facts.formats) {
    if (!isFormat(format, kind)) checks.report('chart/bad-format', at(offset, format.length), { format, kind });
  }
  for (const { name, offset } of facts.patterns) {
    const pattern = walker.params.get(name);
    if (typeof pattern === 'string' && isTamePattern(pattern)) continue;
    const what = 'a regular expression that is not written out or can take endless time';
    checks.report('chart/forbidden-expression', at(offset, name.length), { what });
  }
  for (const { name, offset, index } of facts.names) {
    if (!walker.params.has(name)) {
      if (place.unused === true) continue;
      const column = place.scope.columns.has(name);
      checks.report('chart/unknown-name', at(offset, name.length), { name, column, known: [...walker.params.keys()] });
    } else if (index && !isPlainName(walker.params.get(name))) {
      checks.report('chart/forbidden-expression', at(offset, name.length), {
        what: 'a member whose name is not written out',
      });
    }
  }
  for (const { name, steps, offset, length } of facts.fields) {
    const span = at(offset, length);
    checkDatum(name, span, place.scope, walker);
    if (place.scope.columns.has(name)) checkParts({ root: name, steps, span }, place.scope, walker);
  }
  if (facts.wholeRow) useAll(place.scope, walker);
}

function isPlainName(value: Json | undefined): boolean {
  if (isObject(value)) return false;
  return value !== undefined && !refusedMembers.has(String(value));
}

function checkDatum(name: string, span: Span, scope: Scope, walker: Walker): void {
  const origin = scope.columns.get(name);
  if (origin !== undefined) {
    if (origin !== null) use(origin, walker);
  } else if (refusedMembers.has(name))
    walker.checks.report('chart/forbidden-expression', span, { what: `\`.${name}\`` });
  else if (!scope.open) reportUnknown({ name, whole: name, span }, scope, walker);
}

/** Notes every column of a scope as used: an expression reads the row as a whole. */
export function useAll(scope: Scope, walker: Walker): void {
  for (const origin of scope.columns.values()) if (origin?.table.name != null) walker.used.set(origin.table.name, null);
}

/**
 * The place of a part of a text value. A plain or simply quoted value maps letter by letter; where escapes or folded
 * lines stand between, the whole value is the place.
 */
export function spanInside(
  value: Span,
  part: { readonly text: string; readonly offset: number; readonly length: number },
): Span {
  const extra = value.end - value.start - part.text.length;
  if (extra !== 0 && extra !== 2) return value;
  const start = Math.min(value.start + extra / 2 + part.offset, Math.max(value.start, value.end - 1));
  return { file: value.file, start, end: Math.min(start + Math.max(1, part.length), value.end) };
}
