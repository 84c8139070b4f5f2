import type { SpecChart } from '../../model/chart.ts';
import type { JsonObject } from '../../model/json.ts';
import { compileSpec } from './compile-spec.ts';
import { openLog } from './log.ts';

/**
 * The Vega spec that a chart compiles to, as it is drawn.
 * @param config Vega-Lite settings of the theme
 * @throws Vega-Lite's error for a spec that it cannot compile
 */
export function vegaSpec(chart: SpecChart, config: JsonObject): JsonObject {
  return compileSpec(structuredClone(chart.spec), config, openLog().logger).vega as unknown as JsonObject;
}
