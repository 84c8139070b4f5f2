import type { ChartKind, KindFence } from './kind.ts';
import { tableOption } from './options.ts';
import { drawSwimmer } from './swimmer/draw.ts';
import { readLanes } from './swimmer/lanes.ts';
import { readSwimmerOptions, swimmerOptionNames } from './swimmer/options.ts';
import { tellSwimmer } from './swimmer/told.ts';

/** Each patient's course as a bar of stretches with events on it. */
export const swimmer: ChartKind = { name: 'swimmer', options: swimmerOptionNames, expand };

function expand(fence: KindFence): ReturnType<ChartKind['expand']> {
  const table = tableOption(fence);
  const options = table === null ? null : readSwimmerOptions(fence, table);
  const lanes = options === null ? null : readLanes(options, fence.checks);
  if (options === null || lanes === null) return null;
  return { ...drawSwimmer(lanes, options, fence), told: tellSwimmer(lanes, options, fence.lang) };
}
