import { compile, type TopLevelSpec } from 'vega-lite';
import type { SpecChart } from '../../model/chart.ts';
import type { JsonObject } from '../../model/json.ts';
import { openLog } from './log.ts';
import { useUtc } from '../../util/vega-utc.ts';

/**
 * The Vega spec that a chart compiles to, as it is drawn.
 * @param config Vega-Lite settings of the theme
 * @throws Vega-Lite's error for a spec that it cannot compile
 */
export function vegaSpec(chart: SpecChart, config: JsonObject): JsonObject {
  const { logger } = openLog();
  const spec = structuredClone(chart.spec) as unknown as TopLevelSpec;
  const compiled = compile(spec, { config: structuredClone(config) as object, logger });
  useUtc(compiled.spec);
  return compiled.spec as unknown as JsonObject;
}
