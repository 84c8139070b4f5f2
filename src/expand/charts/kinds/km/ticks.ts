import { isOnGrid } from '../../../../statistics/coarse-curve.ts';
import type { Checks } from '../../checks.ts';
import type { KmOptions } from './options.ts';

/** Steps that readers of a unit expect. */
const steps: Readonly<Record<string, readonly number[]>> = {
  days: [1, 7, 14, 30, 60, 90, 180, 365, 730, 1825],
  weeks: [1, 2, 4, 8, 13, 26, 52, 104, 260],
  months: [1, 2, 3, 6, 12, 24, 36, 60, 120],
  years: [0.5, 1, 2, 5, 10, 20],
};

/** Where the time axis is labelled, and how far it goes. */
export interface TimeAxis {
  readonly ticks: readonly number[];
  /** At least the end of the longest curve. */
  readonly end: number;
}

/**
 * The times that the axis names: as given, or of the step that gives few enough. On sensitive rows every tick is a
 * multiple of the grid, since numbers stand at it.
 * @param last end of the longest curve
 * @param most ticks that there is room for, 2 or more
 * @returns `null` where a given tick is off the grid, which is reported
 */
export function timeAxis(last: number, most: number, options: KmOptions, checks: Checks): TimeAxis | null {
  const grid = options.privacy?.timeGrid ?? null;
  const given = typeof options.ticks === 'number' ? [options.ticks] : (options.ticks ?? []);
  const off = grid === null ? undefined : given.find((time) => !isOnGrid(time, grid));
  if (off !== undefined && grid !== null) {
    checks.report('chart/off-grid', checks.valueAt('/ticks'), { time: off, grid });
    return null;
  }
  if (options.ticks !== null && typeof options.ticks !== 'number') {
    return { ticks: options.ticks, end: Math.max(last, options.ticks.at(-1) ?? 0) };
  }
  const step = options.ticks ?? chosenStep(last, most, { unit: options.unit, grid });
  const count = Math.ceil(last / step - 1e-9);
  if (count > mostTicks) {
    checks.report('chart/too-many-ticks', checks.valueAt('/ticks'), { step, count: count + 1, limit: mostTicks + 1 });
    return null;
  }
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
  return { ticks, end: Math.max(last, ticks.at(-1) ?? 0) };
}

const mostTicks = 40;

function chosenStep(
  last: number,
  most: number,
  { unit, grid }: { readonly unit: string | null; readonly grid: number | null },
): number {
  const expected = steps[unit ?? ''] ?? [];
  const all = [...expected, ...roundSteps(last)];
  const fits = (step: number): boolean => Math.ceil(last / step - 1e-9) + 1 <= most;
  if (grid === null) return all.find(fits) ?? last;
  const onGrid = all.filter((step) => isOnGrid(step, grid) && step >= grid);
  return onGrid.find(fits) ?? grid * Math.ceil(last / grid / Math.max(1, most - 1));
}

/** 1, 2 and 5 times powers of ten around the length of the axis. */
function roundSteps(last: number): readonly number[] {
  const power = Math.floor(Math.log10(last)) - 2;
  return [0, 1, 2, 3].flatMap((more) => [1, 2, 5].map((digit) => Number(`${digit}e${power + more}`)));
}
