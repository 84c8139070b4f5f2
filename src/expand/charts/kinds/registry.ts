import { flow } from './flow.ts';
import { forest } from './forest.ts';
import { dumbbell } from './dumbbell.ts';
import { gap } from './gap.ts';
import { interval } from './interval.ts';
import { slope } from './slope.ts';
import { staircase } from './staircase.ts';
import { unit } from './unit.ts';
import type { ChartKind } from './kind.ts';
import { km } from './km.ts';
import { lifeTable } from './life-table.ts';
import { riskGrid } from './risk-grid.ts';
import { spider } from './spider.ts';
import { stacked } from './stacked.ts';
import { table1 } from './table1.ts';
import { swimmer } from './swimmer.ts';
import { timeline } from './timeline.ts';
import { waterfall } from './waterfall.ts';

/** Every chart kind, by the name that a fence writes. Adding a kind is its file and a line here. */
export const chartKinds: ReadonlyMap<string, ChartKind> = new Map(
  [
    interval,
    dumbbell,
    gap,
    slope,
    staircase,
    unit,
    flow,
    forest,
    riskGrid,
    table1,
    km,
    lifeTable,
    spider,
    stacked,
    swimmer,
    timeline,
    waterfall,
  ].map((kind) => [kind.name, kind]),
);
