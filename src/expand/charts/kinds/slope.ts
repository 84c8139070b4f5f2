import { pairOptionNames, readPairs, type PairChart } from './dumbbell/read.ts';
import { tellPairs } from './dumbbell/told.ts';
import type { ChartKind, KindFence } from './kind.ts';
import { layOutSlope } from './slope/layout.ts';
import { slopeSpec, slopeTables } from './slope/spec.ts';

/** Lines from before to after, one a group, with their values at both ends. */
export const slope: ChartKind = { name: 'slope', options: pairOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const read = readPairs(fence, false);
  const chart = read === null ? null : plain(read, fence);
  const layout = chart === null ? null : layOutSlope(chart);
  if (chart === null || layout === null) return null;
  return {
    spec: slopeSpec(chart, layout),
    computed: slopeTables(chart, layout),
    told: tellPairs(chart, 'Slope chart of {} row|Slope chart of {} rows'),
  };
}

/** Ends stand at places of their own and need no colour: without `color` all lines share one. */
function plain(chart: PairChart, { look }: KindFence): PairChart {
  if (chart.colored === 'rows') return chart;
  return { ...chart, palette: { domain: [''], range: [look.accent], shapes: ['circle'] } };
}
