import { layOutDumbbell } from './dumbbell/layout.ts';
import { pairOptionNames, readPairs } from './dumbbell/read.ts';
import { dumbbellSpec } from './dumbbell/spec.ts';
import { dumbbellTables } from './dumbbell/tables.ts';
import { tellPairs } from './dumbbell/told.ts';
import type { ChartKind, KindFence } from './kind.ts';

/** Two points or more a row, joined by a line: from remission to survival, from one arm to the other. */
export const dumbbell: ChartKind = { name: 'dumbbell', options: pairOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const chart = readPairs(fence, true);
  const layout = chart === null ? null : layOutDumbbell(chart);
  if (chart === null || layout === null) return null;
  return {
    spec: dumbbellSpec(chart, layout),
    computed: dumbbellTables(chart, layout),
    told: tellPairs(chart, 'Dumbbell chart of {} row|Dumbbell chart of {} rows'),
  };
}
