import { layOutInterval } from './interval/layout.ts';
import { intervalOptionNames, readInterval } from './interval/read.ts';
import { intervalSpec } from './interval/spec.ts';
import { intervalTables } from './interval/tables.ts';
import { tellInterval } from './interval/told.ts';
import type { ChartKind, KindFence } from './kind.ts';

/** Dots with their intervals, one row a label, with columns of text that line up beside them. */
export const interval: ChartKind = { name: 'interval', options: intervalOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const chart = readInterval(fence);
  const layout = chart === null ? null : layOutInterval(chart);
  if (chart === null || layout === null) return null;
  return {
    spec: intervalSpec(chart, layout),
    computed: intervalTables(chart, layout),
    told: tellInterval(chart, layout),
  };
}
