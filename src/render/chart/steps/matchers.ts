import type { ChartStep, StepPick } from '../../../model/chart-steps.ts';
import type { SpecChart } from '../../../model/chart.ts';
import { isRecord, type Drawing } from '../drawing.ts';
import type { SceneItem } from '../scene.ts';
import { fieldsOf, type Datum, type Unit } from '../units.ts';
import { rowsThatFit } from './row-tests.ts';

/** A step of the drawing at hand; those that change parameters match nothing. */
export interface Matcher {
  readonly pointer: string;
  /** As the author wrote it, or the value of the field that the chart builds by. */
  readonly words: string;
  readonly picks: readonly StepPick[];
}

/** Says whether a mark's row is named by a pick. */
export type RowMatch = (pick: StepPick, datum: Datum) => boolean;

/** The steps of a list, in order. */
export function listedSteps(steps: readonly ChartStep[], words: (pointer: string) => string): readonly Matcher[] {
  return steps.map((step) => ({
    pointer: step.pointer,
    words: words(step.pointer),
    picks: step.kind === 'items' ? step.picks : [],
  }));
}

/** A step for each value of a field: in the order of the discrete scale that shows them, else as they come. */
export function fieldSteps(
  { field, pointer }: { readonly field: string; readonly pointer: string },
  drawing: Drawing,
  units: readonly Unit[],
): readonly Matcher[] {
  const columns = columnsFor(field, units);
  const values = new Set<string>();
  for (const { datum } of units.flatMap((unit) => unit.items)) {
    const value = datum === undefined ? null : valueIn(datum, columns);
    if (value !== null) values.add(value);
  }
  const order = domainWith(values, drawing) ?? [...values];
  return order
    .filter((value) => values.has(value))
    .map((value) => ({ pointer, words: value, picks: [{ kind: 'value', columns, value }] }));
}

/** A field under its own name, and under that which a time unit of its axis gives it. */
function columnsFor(field: string, units: readonly Unit[]): readonly string[] {
  const name = field.replace(/\\(.)/g, '$1');
  const byTime = units
    .flatMap(fieldsOf)
    .flatMap(([, { field: other, timeUnit }]) =>
      other === field && timeUnit !== undefined
        ? [`${typeof timeUnit === 'string' ? timeUnit : isRecord(timeUnit) ? String(timeUnit['unit']) : ''}_${name}`]
        : [],
    );
  return [...new Set([name, ...byTime])];
}

/** Values as one word each: points in time by their milliseconds. */
function valueIn(datum: Datum, columns: readonly string[]): string | null {
  for (const name of columns) {
    const value = Object.hasOwn(datum, name) ? datum[name] : null;
    if (value !== undefined && value !== null) return wordOf(value);
  }
  return null;
}

function wordOf(value: unknown): string {
  return String(value instanceof Date ? value.getTime() : value);
}

const discrete: ReadonlySet<string> = new Set(['band', 'point', 'ordinal']);

function domainWith(values: ReadonlySet<string>, { view, vega }: Drawing): readonly string[] | null {
  const scales = (vega.scales ?? []).filter(({ type }) => discrete.has(type));
  // What is read along an axis goes before what is read off a legend.
  const ordered = [...scales].sort((a, b) => Number(a.type === 'ordinal') - Number(b.type === 'ordinal'));
  for (const { name } of ordered) {
    const scale = view.scale(name) as { domain(): readonly unknown[] };
    const domain = scale.domain().map(wordOf);
    const known = new Set(domain);
    if ([...values].every((value) => known.has(value))) return domain;
  }
  return null;
}

/** Prepares all conditions of the steps; each row is then looked up. */
export async function rowMatcher(
  matchers: readonly Matcher[],
  drawing: Drawing,
  items: readonly SceneItem[],
): Promise<RowMatch> {
  const tests = matchers.flatMap(({ picks }) => picks.filter((pick) => pick.kind === 'rows'));
  const rows = [...new Set(items.flatMap(({ datum }) => (datum === undefined ? [] : [datum])))];
  const fitting = await rowsThatFit(tests, rows, drawing);
  const sets = new Map(tests.map((test, i) => [test as StepPick, fitting[i]]));
  return (pick, datum) => {
    if (pick.kind === 'rows') return sets.get(pick)?.has(datum) === true;
    if (pick.kind !== 'value') return false;
    return valueIn(datum, pick.columns) === pick.value;
  };
}

/** What the author wrote as a step, on one line. */
export function stepWords(chart: SpecChart, pointer: string): string {
  let part: unknown = chart.source.value;
  for (const key of pointer.split('/').slice(1)) part = (part as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (typeof part === 'string') return part;
  const params = isRecord(part) ? part['params'] : undefined;
  if (!isRecord(params)) return JSON.stringify(part ?? pointer);
  return Object.entries(params)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');
}
