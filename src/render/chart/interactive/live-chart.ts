import type { SpecChart } from '../../../model/chart.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { LiveChart } from '../../../model/live-chart.ts';
import { compileSpec } from '../compile-spec.ts';
import { runWithRoles, setGlobals, type DrawTools } from '../draw.ts';
import { openLog } from '../log.ts';
import { takeControls } from './controls.ts';
import { recordingRuler } from './recording-ruler.ts';
import { withTooltips } from './tooltips.ts';

/**
 * A chart for the page: the Vega spec of the drawing, with tooltips, without inputs of Vega's own and without labels
 * for every mark, which nobody would want to hear. It is run once here, to take along the widths of its texts: the page
 * lays it out to the same pixel.
 */
export async function liveChart(chart: SpecChart, tools: DrawTools): Promise<LiveChart> {
  const log = openLog();
  const { ruler, widths } = recordingRuler(tools.ruler);
  const { usermeta: _, ...spec } = structuredClone(chart.spec);
  const { vega } = compileSpec(withTooltips(spec), { ...tools.config, aria: false }, log.logger);
  // Running writes columns into the rows.
  const data = structuredClone(vega.data ?? []) as unknown as Json;
  setGlobals(ruler);
  const view = await runWithRoles(vega, chart, { tools, log });
  view.finalize();
  const controls = takeControls(vega, chart.lang ?? 'en');
  return {
    spec: { ...(vega as unknown as JsonObject), data, config: configOf(vega) },
    controls,
    drags: drags(spec),
    widths,
  };
}

/** Sources of events that Vega may listen to: the pointer on the chart, and its way beyond while a button is down. */
const events = {
  view: [
    'click',
    'dblclick',
    'pointerdown',
    'pointermove',
    'pointerout',
    'pointerover',
    'pointerup',
    'mousedown',
    'mousemove',
    'mouseout',
    'mouseover',
    'mouseup',
    'touchend',
    'touchmove',
    'touchstart',
    'wheel',
  ],
  window: ['mousemove', 'mouseup', 'pointermove', 'pointerup', 'touchend', 'touchmove'],
  selector: false,
  timer: false,
  defaults: { prevent: ['wheel'] },
};

function configOf(vega: object): JsonObject {
  const { config } = vega as { readonly config?: JsonObject };
  return { ...config, events };
}

function drags(spec: JsonObject): boolean {
  const { datasets: _, ...rest } = spec;
  return /"select":(?:"interval"|\{[^{}]*"type":"interval")/.test(JSON.stringify(rest));
}
