import * as vega from 'vega';
import type { JsonObject } from '../../model/json.ts';
import { callsLocalTime, useUtcFunctions } from '../../util/vega-utc.ts';
import { colorDrawn, colorWritten, roleScalesOf, type RoleScales } from './colors.ts';
import { compileSpec } from './compile-spec.ts';
import type { VegaData, VegaSpec } from './drawing.ts';
import { openLog, type VegaLog } from './log.ts';
import type { Unnamed } from './tables.ts';
import { isCostly } from './time-limit.ts';
import { followRows } from './trail/follow-rows.ts';

/**
 * What charts share that differ in nothing but their rows: the compiled spec, without rows, and its dataflow. Neither
 * is written to when a chart is drawn.
 */
export interface Shape {
  readonly vega: VegaSpec;
  /** The Vega-Lite spec with composite marks, repeats and shared encodings written out. */
  readonly normalized: JsonObject;
  /** What Vega-Lite said, with what stands for the names of tables. */
  readonly said: Pick<VegaLog, 'warnings' | 'errors'>;
  /** What stands in the place of each table's rows, by what stands for its name. */
  readonly places: ReadonlyMap<string, readonly unknown[]>;
  /** Whether colour scales have values that are known only when drawn, some of which may be roles of the talk. */
  readonly isOpen: boolean;
  /** Whether it may take long over few rows. */
  readonly isCostly: boolean;
  /** The same in the colours that roles had in some drawing. */
  readonly colored: Map<string, Shape>;
  /** Parsed when it is first run. */
  runtime: Runtime | null;
}

/** A parsed Vega spec, as far as it is looked into. */
export interface Runtime {
  readonly operators: readonly RuntimeOperator[];
}

interface RuntimeOperator {
  readonly type?: string;
  readonly value?: unknown;
}

/** What the shape of a chart depends on beside its spec. */
export interface ShapeLook {
  readonly config: JsonObject;
  readonly roles: ReadonlyMap<string, string>;
  readonly palette: readonly string[];
}

/** Most shapes that are kept, the last used; one takes about a quarter of a megabyte. */
const mostShapes = 40;
/** Charts drawn since, after which a shape is let go of: one is left behind by each change of a chart that is edited. */
const mostUnused = 100;
const mostColored = 4;
const known = new WeakMap<JsonObject, Map<string, KeptShape>>();
let drawn = 0;

interface KeptShape {
  readonly shape: Shape;
  /** The count of charts when it was last asked for. */
  readonly asked: number;
}

/**
 * The shape of a chart, compiled once for all charts that have it.
 * @param log hears what Vega-Lite says, each time
 * @throws Vega-Lite's error for a spec that it cannot compile
 */
export function shapeOf(unnamed: Unnamed, look: ShapeLook, log: VegaLog): Shape {
  const shapes = known.get(look.config) ?? new Map<string, KeptShape>();
  known.set(look.config, shapes);
  const key = look.roles.size === 0 ? unnamed.text : JSON.stringify([unnamed.text, [...look.roles], look.palette]);
  const shape = shapes.get(key)?.shape ?? compileShape(unnamed, look, log);
  shapes.delete(key);
  shapes.set(key, { shape, asked: ++drawn });
  for (const [oldest, { asked }] of shapes) {
    if (shapes.size <= mostShapes && drawn - asked <= mostUnused) break;
    shapes.delete(oldest);
  }
  repeat(shape.said, log);
  return shape;
}

function compileShape({ spec, names, text }: Unnamed, look: ShapeLook, log: VegaLog): Shape {
  const places = new Map([...names.keys()].map((name): [string, readonly unknown[]] => [name, []]));
  const datasets = Object.fromEntries(places) as JsonObject;
  const heard = openLog();
  try {
    const { vega: compiled, normalized } = compileSpec({ ...spec, datasets }, look.config, heard.logger);
    followRows(compiled);
    const isOpen = openScales(compiled, look) !== null;
    const said = { warnings: heard.warnings, errors: heard.errors };
    return {
      vega: compiled,
      normalized,
      said,
      places,
      isOpen,
      isCostly: isCostly(text),
      colored: new Map(),
      runtime: null,
    };
  } catch (error) {
    repeat(heard, log);
    throw error;
  }
}

function repeat({ warnings, errors }: Shape['said'], { logger }: VegaLog): void {
  warnings.forEach((text) => logger.warn(text));
  errors.forEach((text) => logger.error(text));
}

/** Gives scales of known values the colours of roles, in place; the others are left over. */
function openScales(spec: VegaSpec, { roles, palette }: ShapeLook): RoleScales | null {
  const found = roleScalesOf(spec, roles, palette);
  return found === null ? null : colorWritten(found);
}

/** The shape with the colours that the roles of the talk have in a drawing of it; `null` where that has them already. */
export function coloredAs(shape: Shape, view: vega.View, look: ShapeLook): Shape | null {
  if (!shape.isOpen) return null;
  const { data, ...rest } = shape.vega;
  const copy: VegaSpec = { ...structuredClone(rest), ...(data === undefined ? {} : { data }) };
  const open = openScales(copy, look);
  if (open === null || !colorDrawn(open, view)) return null;
  const key = JSON.stringify(open.scales.map(({ domain, range }) => [domain, range]));
  const colored = shape.colored.get(key) ?? { ...shape, vega: copy, isOpen: false, runtime: null };
  if (shape.colored.size >= mostColored) shape.colored.clear();
  shape.colored.set(key, colored);
  return colored;
}

/** A Vega spec with the rows of one chart. */
export function withRows(spec: VegaSpec, { places }: Shape, tables: ReadonlyMap<string, unknown>): VegaSpec {
  const rows = new Map<unknown, unknown>([...places].map(([name, place]) => [place, tables.get(name)]));
  const filled = (data: VegaData): VegaData =>
    rows.has(data.values) ? { ...data, values: rows.get(data.values) } : data;
  return { ...spec, data: (spec.data ?? []).map(filled) };
}

/** Parses a Vega spec, its expressions as trees that are interpreted, in UTC. */
export function parseVega(spec: VegaSpec): Runtime {
  const runtime = vega.parse(spec as unknown as vega.Spec, undefined, { ast: true }) as Runtime;
  if (callsLocalTime(textOf(spec))) useUtcFunctions(runtime);
  return runtime;
}

/** A spec without its rows. */
function textOf({ data = [], ...spec }: VegaSpec): string {
  return JSON.stringify([spec, data.map((one) => ({ ...one, values: null }))]);
}

/**
 * The dataflow of a shape with the rows of one chart.
 * @returns `null` where the rows are read in another way than from where they stand
 */
export function runtimeWithRows(shape: Shape, tables: ReadonlyMap<string, unknown>): Runtime | null {
  shape.runtime ??= parseVega(shape.vega);
  const rows = new Map<unknown, unknown>([...shape.places].map(([name, place]) => [place, tables.get(name)]));
  let filled = 0;
  const operators = shape.runtime.operators.map((operator) => {
    const { value } = operator;
    if (typeof value !== 'object' || value === null) return operator;
    const ingested = (value as { readonly $ingest?: unknown }).$ingest;
    if (rows.has(ingested)) {
      filled += 1;
      return { ...operator, value: { ...value, $ingest: rows.get(ingested) } };
    }
    // Vega writes a number onto each row, those of guides among them.
    return Array.isArray(value) && operator.type === 'collect' ? { ...operator, value: value.map(copied) } : operator;
  });
  return filled === placesUsed(shape) ? { ...shape.runtime, operators } : null;
}

function placesUsed({ vega: { data = [] }, places }: Shape): number {
  const all = new Set<unknown>(places.values());
  return data.filter(({ values }) => all.has(values)).length;
}

function copied(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? { ...row } : row;
}
