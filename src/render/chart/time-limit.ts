import type { SpecChart } from '../../model/chart.ts';
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

/** Watches nothing. */
export const endless: Clock = (part) => part();

/** Whether a scene is of so few rows and bytes that reading and writing it takes no time worth watching. */
export function isSmall({ datasets }: SpecChart, size: number): boolean {
  return size < 100_000 && datasets.every(({ rowCount }) => rowCount < 2000);
}

/** What makes many rows of few or takes long over one: such words stand in a spec that is watched. */
const costly =
  /sequence|flatten|density|loess|regression|impute|quantile|graticule|facet|repeat|row"|column"|step|tickCount|maxbins|(?:test|regexp|replace|split|pad|format)\s*\(|\d{6}/i;

/** Whether the text of a spec, without its rows, has words of what takes long over few rows. */
export function isCostly(text: string): boolean {
  return costly.test(text);
}

/** Charts of so few rows that no time needs to be watched, which itself takes a fifth of a millisecond and a thread. */
export function hasFewRows({ datasets }: SpecChart): boolean {
  return datasets.every(({ rowCount }) => rowCount < 500);
}
