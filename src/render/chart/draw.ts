import * as vega from 'vega';
import type { SpecChart } from '../../model/chart.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { colorDrawn, colorWritten, roleScalesOf } from './colors.ts';
import { isRecord, type Drawing, type VegaSpec } from './drawing.ts';
import { expressions } from './expressions.ts';
import { closedLoader } from './loader.ts';
import type { VegaLog } from './log.ts';
import type { Ruler } from './measure.ts';
import {
  coloredAs,
  parseVega,
  runtimeWithRows,
  shapeOf,
  withRows,
  type Runtime,
  type Shape,
  type ShapeLook,
} from './shapes.ts';
import { tablesOf, withoutTables } from './tables.ts';
import { endless, hasFewRows, isCostly, tooSlow, type Clock } from './time-limit.ts';

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
    return await drawShape(chart, tools, log);
  } catch (error) {
    if (error === tooSlow) throw error;
    log.logger.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Draws twice where rows turn out to be things that have a colour in the talk, which the shape then says. */
async function drawShape(chart: SpecChart, tools: DrawTools, log: VegaLog): Promise<Drawing> {
  const unnamed = withoutTables(chart);
  unnamed.names.forEach((name, word) => log.names.set(word, name));
  const look = lookOf(chart, tools);
  const shape = shapeOf(unnamed, look, log);
  const clock = clockFor(chart, shape.isCostly, tools);
  const draw = async (one: Shape): Promise<Drawing> => {
    const tables = tablesOf(chart, unnamed.names);
    const spec = withRows(one.vega, one, tables);
    const view = await run(() => runtimeWithRows(one, tables) ?? parseVega(spec), log, clock);
    return { view, vega: spec, normalized: one.normalized };
  };
  const drawing = await draw(shape);
  const colored = coloredAs(shape, drawing.view, look);
  if (colored === null) return drawing;
  drawing.view.finalize();
  vega.setRandom(vega.randomLCG(seed));
  return draw(colored);
}

/** Runs a spec of its own, with its rows, as {@link drawScene} runs that of a drawing. */
export async function runWithRoles(
  spec: VegaSpec,
  chart: SpecChart,
  { tools, log }: { readonly tools: DrawTools; readonly log: VegaLog },
): Promise<vega.View> {
  const { roles, palette } = lookOf(chart, tools);
  const clock = clockFor(chart, isCostly(JSON.stringify({ ...chart.spec, datasets: null })), tools);
  const found = roleScalesOf(spec, roles, palette);
  const open = found === null ? null : colorWritten(found);
  const view = await run(() => parseVega(spec), log, clock);
  if (open === null || !colorDrawn(open, view)) return view;
  view.finalize();
  vega.setRandom(vega.randomLCG(seed));
  return run(() => parseVega(spec), log, clock);
}

function lookOf({ roles, spec: { config } }: SpecChart, tools: DrawTools): ShapeLook {
  const palette = categoryOf(config) ?? categoryOf(tools.config) ?? [];
  return { config: tools.config, roles: roles ?? new Map(), palette };
}

function clockFor(chart: SpecChart, costly: boolean, { clock = endless }: DrawTools): Clock {
  return !costly && hasFewRows(chart) ? endless : clock;
}

function categoryOf(config: Json | undefined): readonly string[] | null {
  const range = isRecord(config) ? config['range'] : undefined;
  const category = isRecord(range) ? range['category'] : undefined;
  return Array.isArray(category) ? category.filter((color) => typeof color === 'string') : null;
}

/** Vega's dataflow runs in one go: nothing in it waits. Only a second round of layout comes later. */
async function run(parse: () => Runtime, log: VegaLog, clock: Clock): Promise<vega.View> {
  return clock(() => {
    const view = new vega.View(
      parse() as unknown as vega.Runtime,
      {
        expr: expressions,
        loader: closedLoader(),
        logger: log.logger,
        renderer: 'none',
      } as vega.ViewOptions,
    );
    return view.runAsync();
  });
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
