import { flow } from './flow.ts';
import { forest } from './forest.ts';
import { dumbbell } from './dumbbell.ts';
import { gap } from './gap.ts';
import { interval } from './interval.ts';
import type { ChartKind } from './kind.ts';
import { km } from './km.ts';
import { stacked } from './stacked.ts';
import { waterfall } from './waterfall.ts';

/** Every chart kind, by the name that a fence writes. Adding a kind is its file and a line here. */
export const chartKinds: ReadonlyMap<string, ChartKind> = new Map(
  [interval, dumbbell, gap, flow, forest, km, stacked, waterfall].map((kind) => [kind.name, kind]),
);
