import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { drawWaterfall } from './waterfall/draw.ts';
import { readWaterfallOptions, waterfallOptionNames } from './waterfall/options.ts';
import { readPatients } from './waterfall/patients.ts';
import { tellWaterfall } from './waterfall/told.ts';

/** The best change of each patient's tumour as a bar, sorted, with the lines of RECIST 1.1. */
export const waterfall: ChartKind = { name: 'waterfall', options: waterfallOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readWaterfallOptions(fence, table);
  const patients = options === null ? null : readPatients(options, fence.checks);
  if (options === null || patients === null) return null;
  return { ...drawWaterfall(patients, options, fence), told: tellWaterfall(patients, options, fence.lang) };
}
