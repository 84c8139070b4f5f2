import type { ChartKind, KindFence } from './kind.ts';
import { layOutStaircase } from './staircase/layout.ts';
import { readStaircase, staircaseOptionNames } from './staircase/read.ts';
import { staircaseSpec, staircaseTables } from './staircase/spec.ts';
import { tellStaircase } from './staircase/told.ts';

/** Columns that rise from row to row, each outlined up to what could be reached. */
export const staircase: ChartKind = { name: 'staircase', options: staircaseOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const chart = readStaircase(fence);
  const layout = chart === null ? null : layOutStaircase(chart);
  if (chart === null || layout === null) return null;
  return {
    spec: staircaseSpec(chart, layout),
    computed: staircaseTables(chart, layout),
    told: tellStaircase(chart, layout),
  };
}
