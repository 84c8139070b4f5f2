import { flow } from './flow.ts';
import { forest } from './forest.ts';
import { dumbbell } from './dumbbell.ts';
import { interval } from './interval.ts';
import type { ChartKind } from './kind.ts';
import { km } from './km.ts';
import { stacked } from './stacked.ts';

/** Every chart kind, by the name that a fence writes. Adding a kind is its file and a line here. */
export const chartKinds: ReadonlyMap<string, ChartKind> = new Map(
  [interval, dumbbell, flow, forest, km, stacked].map((kind) => [kind.name, kind]),
);
