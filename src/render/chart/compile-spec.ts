import type { LoggerInterface } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { JsonObject } from '../../model/json.ts';
import { useUtc } from '../../util/vega-utc.ts';
import { freeLogAxes } from './axes.ts';
import { isRecord, type VegaSpec } from './drawing.ts';

/** What Vega-Lite makes of a spec. */
export interface CompiledSpec {
  readonly vega: VegaSpec;
  /** The Vega-Lite spec with composite marks, repeats and shared encodings written out. */
  readonly normalized: JsonObject;
}

/**
 * Compiles a Vega-Lite spec as it is drawn: in UTC, with room where Vega leaves too little, no tick without a label.
 * @param spec passes to Vega-Lite, which writes into it
 * @param config Vega-Lite settings of the theme; not changed
 * @throws Vega-Lite's error for a spec that it cannot compile
 */
export function compileSpec(spec: JsonObject, config: JsonObject, logger: LoggerInterface): CompiledSpec {
  const asked = asksForTicks(spec);
  const compiled = compile(spec as unknown as TopLevelSpec, {
    // Words for every mark would be computed for nobody: a chart has one description, and a table.
    config: { aria: false, ...roomForTitle(structuredClone(config), spec) } as object,
    logger,
  });
  useUtc(compiled.spec);
  const vega = compiled.spec as unknown as VegaSpec;
  freeLogAxes(vega, asked);
  return { vega, normalized: compiled.normalized as unknown as JsonObject };
}

/** Room for a title above the y axis, in px: Vega places the legend at the top as if there were none. */
const titleRoom = 28;

/** The config with that room, where a legend at the top would stand in a title above the y axis. */
export function roomForTitle(config: JsonObject, spec: JsonObject): JsonObject {
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
