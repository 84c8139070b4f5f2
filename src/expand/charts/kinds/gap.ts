import { columnsRead } from './comparisons/measured.ts';
import { numbersOf } from './comparisons/source.ts';
import { computedTable } from './computed-table.ts';
import { gapBars } from './gap/bars.ts';
import { gapDots } from './gap/dots.ts';
import { gapOptionNames, readGap } from './gap/read.ts';
import { gapRings } from './gap/rings.ts';
import { tellGap } from './gap/told.ts';
import type { ChartKind, KindFence } from './kind.ts';

/** What is reached of a hundred and what is left: bars, rings, or a hundred dots. */
export const gap: ChartKind = { name: 'gap', options: gapOptionNames, expand };

const drawings = { bar: gapBars, ring: gapRings, dots: gapDots } as const;

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const chart = readGap(fence);
  const drawn = chart === null ? null : drawings[chart.shape](chart);
  if (chart === null || drawn === null) return null;
  const source = numbersOf(chart.context.source);
  const reads = columnsRead(chart.context, [chart.value]);
  return {
    spec: drawn.spec,
    computed: [...drawn.tables].map(([name, rows]) => computedTable({ name, source, reads, rows })),
    told: tellGap(chart),
  };
}
