import type { SpecChart } from '../../../model/chart.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { isRecord, type Drawing } from '../drawing.ts';
import { forEachMark, sceneOf } from '../scene.ts';

/** A chart as it is drawn from one of its steps on, with the parameters that this step gives it. */
export interface ChartState {
  readonly chart: SpecChart;
  /** The step that brings this state; -1 for the first. */
  readonly from: number;
  /** Where that step was written. */
  readonly pointer: string;
}

/** The states that a chart goes through; one alone where no step changes a parameter. */
export function statesOf(chart: SpecChart): readonly ChartState[] {
  const states: ChartState[] = [{ chart, from: -1, pointer: '' }];
  const { steps } = chart;
  if (steps?.kind !== 'list') return states;
  let { spec } = chart;
  steps.steps.forEach((step, from) => {
    if (step.kind !== 'params') return;
    spec = { ...spec, params: withValues(spec['params'] ?? [], step.values) };
    states.push({ chart: { ...chart, spec }, from, pointer: step.pointer });
  });
  return states;
}

function withValues(params: Json, values: JsonObject): Json {
  if (!Array.isArray(params)) return params;
  return (params as readonly Json[]).map((param) => {
    const name = isRecord(param) ? String(param['name']) : '';
    return Object.hasOwn(values, name) ? { ...(param as JsonObject), value: values[name] as Json } : param;
  });
}

/** What must not change between two states: where rows land on the page. */
export interface Frame {
  /** Domain and range of each scale, as text. */
  readonly scales: ReadonlyMap<string, string>;
  /** Places and sizes of the plots, as text. */
  readonly layout: string;
}

/** The frame of a drawing. */
export function frameOf({ view, vega }: Drawing): Frame {
  const scales = new Map<string, string>();
  for (const { name } of vega.scales ?? []) {
    const scale = view.scale(name) as { domain?: () => unknown; range?: () => unknown };
    scales.set(name, JSON.stringify([scale.domain?.(), scale.range?.()]));
  }
  const plots: unknown[] = [view.width(), view.height(), (view as unknown as { _origin: unknown })._origin];
  forEachMark(sceneOf(view), (mark) => {
    if (mark.marktype !== 'group' || mark.role === 'axis' || mark.role === 'legend' || mark.role === 'title') return;
    for (const item of mark.items) plots.push([item['x'], item['y'], item['width'], item['height']]);
  });
  return { scales, layout: JSON.stringify(plots) };
}

/** What moved from one frame to the next, in words, or `null`. */
export function movedBetween(before: Frame, after: Frame): string | null {
  for (const [name, scale] of after.scales) {
    if (before.scales.get(name) !== scale) return `the scale \`${name}\``;
  }
  if (before.scales.size !== after.scales.size) return 'the number of scales';
  return before.layout === after.layout ? null : 'the layout';
}
