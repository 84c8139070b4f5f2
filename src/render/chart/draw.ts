import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { SpecChart } from '../../model/chart.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { rowsOf } from '../../util/dataset.ts';
import { colorDrawn, colorWritten, roleScalesOf } from './colors.ts';
import { compileSpec } from './compile-spec.ts';
import { closedLoader } from './loader.ts';
import type { VegaLog } from './log.ts';
import type { Ruler } from './measure.ts';
import { rowField } from './scene.ts';
import { endless, isQuick, tooSlow, type Clock } from './time-limit.ts';
import { isRecord, type Drawing, type VegaSpec } from './drawing.ts';
import { followRows } from './trail/follow-rows.ts';
import { callsLocalTime, useUtcFunctions } from '../../util/vega-utc.ts';

/** What every drawing needs. */
export interface DrawTools {
  readonly config: JsonObject;
  readonly ruler: Ruler;
  /** The time that the drawing has; endless where it is not given. */
  readonly clock?: Clock;
}

/**
 * Compiles a spec and runs its dataflow, with nothing of the machine in it: no loader, no clock, no zone, no fonts but
 * the talk's, random numbers from a fixed seed, expressions interpreted instead of compiled to code.
 * @returns `null` where Vega-Lite or Vega threw; the reason is in the log
 */
export async function drawScene(chart: SpecChart, tools: DrawTools, log: VegaLog): Promise<Drawing | null> {
  setGlobals(tools.ruler);
  try {
    const compiled = compileSpec(withRowNumbers(chart), tools.config, log.logger);
    followRows(compiled.vega);
    return { view: await runWithRoles(compiled.vega, chart, { tools, log }), ...compiled };
  } catch (error) {
    if (error === tooSlow) throw error;
    log.logger.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Runs a spec, and once more where its rows turn out to be things that have a colour in the talk, which it then says. */
export async function runWithRoles(
  spec: VegaSpec,
  chart: SpecChart,
  { tools, log }: { readonly tools: DrawTools; readonly log: VegaLog },
): Promise<vega.View> {
  const {
    roles,
    spec: { config },
  } = chart;
  const clock = isQuick(chart) ? endless : tools.clock;
  const palette = categoryOf(config) ?? categoryOf(tools.config) ?? [];
  const found = roleScalesOf(spec, roles ?? new Map(), palette);
  const open = found === null ? null : colorWritten(found);
  const view = await run(spec, log, clock);
  if (open === null || !colorDrawn(open, view)) return view;
  view.finalize();
  vega.setRandom(vega.randomLCG(seed));
  return run(spec, log, clock);
}

function categoryOf(config: Json | undefined): readonly string[] | null {
  const range = isRecord(config) ? config['range'] : undefined;
  const category = isRecord(range) ? range['category'] : undefined;
  return Array.isArray(category) ? category.filter((color) => typeof color === 'string') : null;
}

/** Vega's dataflow runs in one go: nothing in it waits. Only a second round of layout comes later. */
async function run(spec: VegaSpec, log: VegaLog, clock: Clock = endless): Promise<vega.View> {
  return clock(() => {
    const runtime = vega.parse(spec as unknown as vega.Spec, undefined, { ast: true });
    if (callsLocalTime(textOf(spec))) useUtcFunctions(runtime);
    const view = new vega.View(runtime, {
      expr: expressionInterpreter,
      loader: closedLoader(),
      logger: log.logger,
      renderer: 'none',
    } as vega.ViewOptions);
    return view.runAsync();
  });
}

/** A spec without its rows. */
function textOf({ data = [], ...spec }: VegaSpec): string {
  return JSON.stringify([spec, data.map((one) => ({ ...one, values: null }))]);
}

/** Sets what Vega keeps for the whole process, for one chart: how text is measured, the first random number. */
export function setGlobals(ruler: Ruler): void {
  vega.textMetrics.width = (item, text) => {
    const style = item as unknown as Parameters<Ruler['width']>[1] & { limit?: number };
    const width = ruler.width(text === null || text === undefined ? '' : String(text).trim(), style);
    return style.limit !== undefined && style.limit > 0 ? Math.min(width, style.limit) : width;
  };
  vega.setRandom(vega.randomLCG(seed));
}

const seed = 20_240_607;

/** The spec with rows that know their number, `dataset:row`, both from 0. */
function withRowNumbers(chart: SpecChart): JsonObject {
  const { datasets: rows, ...spec } = chart.spec;
  const datasets: Record<string, unknown> = { ...(rows as JsonObject | undefined) };
  chart.datasets.forEach((dataset, d) => {
    const given = datasets[dataset.name];
    if (dataset.document !== undefined) return;
    const rows = (Array.isArray(given) ? given : rowsOf(dataset)) as readonly object[];
    datasets[dataset.name] = rows.map((row, r) => ({ ...row, [rowField]: `${d}:${r}` }));
  });
  // Vega-Lite turns objects into text here and there, which those without a prototype cannot.
  return { ...structuredClone(spec), datasets: datasets as JsonObject };
}
