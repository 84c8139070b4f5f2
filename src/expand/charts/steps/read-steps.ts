import type { ChartStep, ChartSteps, StepGuide, StepPick } from '../../../model/chart-steps.ts';
import type { PlacedJson } from '../../../model/chart.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { child, isList, isObject } from '../checks.ts';
import type { Walker, UnitView } from '../walker.ts';
import { layerNames, seriesColumns, stepGuides, valueParams, type SeriesColumn } from './names.ts';
import { roleOf, type StepRoles } from './step-roles.ts';
import { checkStepField, checkStepTest, mergedScope } from './step-tests.ts';

/** What steps can name. */
export interface StepOptions {
  readonly spec: JsonObject;
  /** The plots of the chart with the columns that exist in each. */
  readonly units: readonly UnitView[];
  /** Names that the chart's kind gives, each with an expression. */
  readonly parts: ReadonlyMap<string, string>;
  /** Fields that it builds by in its own order: an expression for each step. */
  readonly builds: ReadonlyMap<string, readonly string[]>;
  /** What its options name; `null` where the author wrote the drawing. */
  readonly roles: StepRoles | null;
  readonly walker: Walker;
}

/** Steps that were read, and how they are printed: names that only a kind knows as the expressions behind them. */
export interface ReadSteps {
  readonly steps: ChartSteps;
  readonly printed: Json;
}

/** Most steps of one chart. */
export const mostSteps = 40;

/**
 * Reads and checks `steps:`; each item becomes what it names.
 * @returns `null` where something is wrong, which is reported
 */
export function readSteps({ value, pointer }: PlacedJson, options: StepOptions): ReadSteps | null {
  const { checks } = options.walker;
  const before = checks.diagnostics.length;
  const built = typeof value === 'string' ? options.builds.get(value) : undefined;
  if (built !== undefined) return builtSteps(built, pointer, options);
  if (typeof value === 'string') {
    const field = options.roles === null ? value : kindField(value, pointer, { ...options, roles: options.roles });
    if (field === null || !checkStepField(field, pointer, options, partNames(options))) return null;
    return { steps: { kind: 'field', field, pointer }, printed: field };
  }
  if (!isList(value)) {
    const expected = ['a field', 'a list of parts, values, conditions and parameters'];
    checks.report('chart/bad-value', checks.valueAt(pointer), { path: 'steps', found: value, expected, near: null });
    return null;
  }
  if (value.length === 0) checks.report('chart/steps-empty', checks.valueAt(pointer), {});
  if (value.length > mostSteps)
    checks.report('chart/too-many-steps', checks.valueAt(pointer), { count: value.length, limit: mostSteps });
  const reader = openReader(options);
  const steps = value.slice(0, mostSteps).map((item, i) => readStep(item, child(pointer, i), reader));
  if (checks.diagnostics.length > before) {
    if (checks.diagnostics.slice(before).some(({ severity }) => severity === 'error')) return null;
  }
  const printed = value.map((item) => printedItem(item, reader));
  return { steps: { kind: 'list', steps: steps.filter((step) => step !== null) }, printed };
}

/**
 * The column of a kind's drawing that an author's word stands for: its own name, or that of the author's column.
 * @returns `null` where there is none, which is reported; columns that only the kind knows are no news to its author
 */
function kindField(word: string, pointer: string, options: StepOptions & { readonly roles: StepRoles }): string | null {
  const { units, roles, builds, walker } = options;
  const { columns } = mergedScope(units);
  const parts = partNames(options);
  if (columns.has(word) || parts.includes(word)) return word;
  const role = roleOf(word, roles, (column) => columns.has(column));
  if (role !== null) return role;
  const known = [...builds.keys(), ...[...roles.values()].flat().filter((column) => columns.has(column))];
  const own = [...roles].flatMap(([name, keys]) => (keys.some((key) => columns.has(key)) ? [name] : []));
  const facts = { name: word, roles: [...new Set(known)], columns: own, parts };
  walker.checks.report('chart/step-column', walker.checks.valueAt(pointer), facts);
  return null;
}

/** The steps of a field whose order is the kind's; all of them stand where the field is written. */
function builtSteps(tests: readonly string[], pointer: string, options: StepOptions): ReadSteps | null {
  const picks = tests.map((test) => checkStepTest(test, pointer, options));
  if (picks.includes(null)) return null;
  const steps = picks.flatMap((pick): ChartStep[] =>
    pick === null ? [] : [{ kind: 'items', picks: [pick], pointer }],
  );
  return { steps: { kind: 'list', steps }, printed: tests };
}

interface Reader extends StepOptions {
  readonly layers: ReadonlySet<string>;
  readonly series: readonly (readonly SeriesColumn[])[];
  readonly params: ReadonlyMap<string, Json>;
}

function openReader(options: StepOptions): Reader {
  const { spec, units } = options;
  return { ...options, layers: layerNames(spec), series: seriesColumns(units), params: valueParams(spec) };
}

function partNames({ spec, parts }: StepOptions): readonly string[] {
  return [...new Set([...layerNames(spec), ...parts.keys(), ...stepGuides])];
}

function readStep(item: Json, pointer: string, reader: Reader): ChartStep | null {
  const { checks } = reader.walker;
  if (isObject(item) && 'params' in item) return readParams(item, pointer, reader);
  if (isList(item)) {
    if (item.length === 0) checks.report('chart/steps-empty', checks.valueAt(pointer), {});
    const picks = item.map((part, i) => readPick(part, child(pointer, i), reader));
    return { kind: 'items', picks: picks.filter((pick) => pick !== null), pointer };
  }
  const pick = readPick(item, pointer, reader);
  return pick === null ? null : { kind: 'items', picks: [pick], pointer };
}

/** One name, value or condition. */
function readPick(item: Json, pointer: string, reader: Reader): StepPick | null {
  const { layers, parts, walker } = reader;
  if (isObject(item)) return checkStepTest(item, pointer, reader);
  if (isList(item) || item === null) {
    const expected = ['a part', 'a value of a series', 'a condition'];
    walker.checks.report('chart/bad-value', walker.checks.valueAt(pointer), {
      path: 'steps',
      found: item,
      expected,
      near: null,
    });
    return null;
  }
  const name = String(item);
  if (layers.has(name)) return { kind: 'layer', name };
  const part = parts.get(name);
  if (part !== undefined) return checkStepTest(part, pointer, reader);
  if (isGuide(name)) return { kind: 'guide', guide: name };
  const columns = columnsWith(name, reader.series);
  if (columns.length > 0) return { kind: 'value', columns, value: name };
  if (typeof item === 'string' && /\bdatum\b/.test(name)) return checkStepTest(name, pointer, reader);
  const values = new Set(reader.series.flat().flatMap((column) => [...(column.values ?? [])]));
  walker.checks.report('chart/unknown-step', walker.checks.valueAt(pointer), {
    name,
    parts: partNames(reader),
    values: [...values],
  });
  return null;
}

function isGuide(name: string): name is StepGuide {
  return (stepGuides as readonly string[]).includes(name);
}

/** The first columns in which a value stands; where cells are unknown before the chart runs, those. */
function columnsWith(value: string, series: readonly (readonly SeriesColumn[])[]): readonly string[] {
  const holds = series.map((some) => some.filter(({ values }) => values?.has(value) === true));
  const first = holds.find((some) => some.length > 0) ?? [];
  return (first.length > 0 ? first : openColumns(series, value)).map(({ name }) => name);
}

/** An expression is never taken for a value that may yet come. */
function openColumns(series: readonly (readonly SeriesColumn[])[], value: string): readonly SeriesColumn[] {
  return /\bdatum\b/.test(value) ? [] : series.flat().filter(({ values }) => values === null);
}

function readParams(item: JsonObject, pointer: string, reader: Reader): ChartStep | null {
  const { params, walker } = reader;
  const { checks } = walker;
  const values = item['params'];
  const at = child(pointer, 'params');
  for (const key of Object.keys(item)) {
    if (key === 'params') continue;
    checks.report('chart/unknown-key', checks.keyAt(child(pointer, key)), {
      key,
      of: 'steps',
      known: ['params'],
      clash: null,
    });
  }
  if (!isObject(values) || Object.keys(values).length === 0) {
    const expected = ['parameters with their new values'];
    checks.report('chart/bad-value', checks.valueAt(at), {
      path: 'params',
      found: values ?? null,
      expected,
      near: null,
    });
    return null;
  }
  for (const name of Object.keys(values)) {
    if (!params.has(name))
      checks.report('chart/step-param', checks.keyAt(child(at, name)), {
        name,
        known: [...params.keys()],
        exists: walker.params.has(name),
      });
  }
  return { kind: 'params', values, pointer };
}

/** What a kind's own names stand for is written out, so that the printed spec needs no kind. */
function printedItem(item: Json, reader: Reader): Json {
  if (isList(item)) return item.map((part) => printedItem(part, reader));
  if (typeof item !== 'string' || reader.layers.has(item)) return item;
  return reader.parts.get(item) ?? item;
}
