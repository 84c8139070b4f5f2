import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { SpecChart } from '../../model/chart.ts';
import type { JsonObject } from '../../model/json.ts';
import { rowsOf } from '../../util/dataset.ts';
import { freeLogAxes } from './axes.ts';
import { closedLoader } from './loader.ts';
import type { VegaLog } from './log.ts';
import type { Ruler } from './measure.ts';
import { rowField } from './scene.ts';
import { isRecord, type Drawing, type VegaSpec } from './drawing.ts';
import { followRows } from './trail/follow-rows.ts';
import { useUtc, useUtcFunctions } from '../../util/vega-utc.ts';

/** What every drawing needs. */
export interface DrawTools {
  readonly config: JsonObject;
  readonly ruler: Ruler;
}

/**
 * Compiles a spec and runs its dataflow, with nothing of the machine in it: no loader, no clock, no zone, no fonts but
 * the talk's, random numbers from a fixed seed, expressions interpreted instead of compiled to code.
 * @returns `null` where Vega-Lite or Vega threw; the reason is in the log
 */
export async function drawScene(chart: SpecChart, tools: DrawTools, log: VegaLog): Promise<Drawing | null> {
  setGlobals(tools.ruler);
  try {
    const compiled = compile(withRowNumbers(chart) as unknown as TopLevelSpec, {
      config: roomForTitle(structuredClone(tools.config), chart.spec) as object,
      logger: log.logger,
    });
    useUtc(compiled.spec);
    freeLogAxes(compiled.spec as unknown as VegaSpec, asksForTicks(chart.spec));
    followRows(compiled.spec as unknown as VegaSpec);
    const runtime = vega.parse(compiled.spec, undefined, { ast: true });
    useUtcFunctions(runtime);
    const view = new vega.View(runtime, {
      expr: expressionInterpreter,
      loader: closedLoader(),
      logger: log.logger,
      renderer: 'none',
    } as vega.ViewOptions);
    await view.runAsync();
    return {
      view,
      vega: compiled.spec as unknown as VegaSpec,
      normalized: compiled.normalized as unknown as JsonObject,
    };
  } catch (error) {
    log.logger.error(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Room for a title above the y axis, in px: Vega places the legend at the top as if there were none. */
const titleRoom = 28;

function roomForTitle(config: JsonObject, spec: JsonObject): JsonObject {
  const legend = config['legend'];
  if (!isRecord(legend) || legend['orient'] !== 'top' || !hasTitleAboveY(spec)) return config;
  return { ...config, legend: { ...legend, offset: Number(legend['offset'] ?? 0) + titleRoom } };
}

function hasTitleAboveY(view: JsonObject): boolean {
  const y = isRecord(view['encoding']) ? view['encoding']['y'] : undefined;
  if (isRecord(y) && y['axis'] !== null && y['title'] !== null && !(isRecord(y['axis']) && y['axis']['title'] === null))
    return true;
  return ['layer', 'concat', 'hconcat', 'vconcat'].some((key) => {
    const views = view[key];
    return Array.isArray(views) && views.some((part) => isRecord(part) && hasTitleAboveY(part));
  });
}

function asksForTicks(spec: JsonObject): boolean {
  const { datasets: _, ...rest } = spec;
  return JSON.stringify(rest).includes('"tickCount"');
}

/** Vega keeps these for the whole process, so they are set again for each chart. */
function setGlobals(ruler: Ruler): void {
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
    const rows = (Array.isArray(given) ? given : rowsOf(dataset)) as readonly object[];
    datasets[dataset.name] = rows.map((row, r) => ({ ...row, [rowField]: `${d}:${r}` }));
  });
  // Vega-Lite turns objects into text here and there, which those without a prototype cannot.
  return { ...structuredClone(spec), datasets: datasets as JsonObject };
}
