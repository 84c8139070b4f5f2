import { withinTime } from '../../util/within-time.ts';

/** Most time that drawing a chart may take, in ms. */
export const chartTime = 10_000;

/** What is thrown where a chart takes longer. */
export const tooSlow = new Error('the chart takes too long to draw');

/**
 * Runs a part of a drawing.
 * @throws {@link tooSlow} where the parts together take too long, else what the part throws itself
 */
export type Clock = <T>(part: () => T) => T;

/** Starts the time that the parts of one drawing share, in ms. */
export function startClock(limit: number): Clock {
  const end = performance.now() + limit;
  return (part) => {
    const left = Math.ceil(end - performance.now());
    const done = left > 0 ? withinTime(part, left) : null;
    if (done === null) throw tooSlow;
    return done.value;
  };
}
