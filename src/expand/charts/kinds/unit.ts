import type { ChartKind, KindFence } from './kind.ts';
import { layOutUnits } from './unit/layout.ts';
import { readUnits, unitOptionNames } from './unit/read.ts';
import { tellUnits, unitSpec, unitTables } from './unit/spec.ts';

/** A few patients as dots, filled for yes, counted group by group. */
export const unit: ChartKind = { name: 'unit', options: unitOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const chart = readUnits(fence);
  const layout = chart === null ? null : layOutUnits(chart);
  if (chart === null || layout === null) return null;
  return { spec: unitSpec(chart, layout), computed: unitTables(chart, layout), told: tellUnits(chart) };
}
