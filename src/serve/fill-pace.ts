import { setImmediate } from 'node:timers/promises';
import type { Pace } from '../memory/waiting.ts';

/** Milliseconds of making slides before a talk is shown as far as it is there, and after that before it is filled up. */
const rounds = [60, 600, 2400, 9600] as const;

/** Milliseconds of making slides after which the slide that is looked at is shown before the others are made: less than a chart takes. */
export const mostAtOnce = 10;

/**
 * The pace of an edit that changes many slides, as one of a table does: the slide that is looked at is seen first.
 * @param most milliseconds
 */
export function editPace(looked: () => string | null, most: number): Pace {
  let started: number | null = null;
  const wish = looked();
  return {
    keepsOld: true,
    looked() {
      started ??= performance.now();
      return wish;
    },
    next: async () => performance.now() - (started ?? 0) < most,
  };
}

/**
 * The pace of a talk that was never shown: one slide is seen as soon as it is there, the others come in few rounds,
 * since each puts the talk together once more.
 * @param looked id of the slide that someone looks at
 */
export function fillPace(round: number, looked: () => string | null): Pace {
  const started = performance.now();
  const wish = looked();
  const most = rounds[round] ?? Infinity;
  return {
    looked: () => wish,
    async next() {
      // Pages that ask meanwhile are answered.
      await setImmediate();
      return looked() === wish && performance.now() - started < most;
    },
  };
}
