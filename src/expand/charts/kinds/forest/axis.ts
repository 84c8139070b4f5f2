import type { Checks } from '../../checks.ts';
import type { ForestOptions } from './options.ts';
import type { Estimate } from './rows.ts';

/** The scale of the estimates. */
export interface ForestAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * The scale: as given, else around all intervals and the reference, ending at ticks.
 * @param room width of the plot in CSS px
 * @returns `null` where an estimate lies beyond the given ends, which is reported
 */
export function forestAxis(
  estimates: readonly Estimate[],
  options: ForestOptions,
  { room, checks }: { readonly room: number; readonly checks: Checks },
): ForestAxis | null {
  const { domain, ticks, reference, measure } = options;
  if (domain !== null) {
    const beyond = estimates.find(({ value }) => value < domain[0] || value > domain[1]);
    if (beyond !== undefined) {
      const facts = { value: beyond.value, low: domain[0], high: domain[1] };
      checks.report('chart/kind-beyond-axis', checks.valueAt('/domain'), facts);
      return null;
    }
    const chosen = ticks ?? ticksWithin(domain[0], domain[1], measure.log, room);
    return { low: domain[0], high: domain[1], ticks: chosen.filter((tick) => tick >= domain[0] && tick <= domain[1]) };
  }
  const low = Math.min(reference, ...estimates.map((one) => one.low));
  const high = Math.max(reference, ...estimates.map((one) => one.high));
  if (ticks !== null)
    return { low: Math.min(low, ticks[0] as number), high: Math.max(high, ticks.at(-1) as number), ticks };
  return measure.log ? logAxis(low, high, room) : linearAxis(low, high, room);
}

/** Ratios that readers know, from fine to coarse. */
const ratios: readonly (readonly number[])[] = [
  [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4],
  [0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.2, 1.5, 1.8, 2, 2.5],
  [0.25, 0.5, 1, 2, 4],
  [0.125, 0.25, 0.5, 1, 2, 4, 8],
  [0.1, 0.2, 0.5, 1, 2, 5, 10],
  [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100],
  [0.001, 0.01, 0.1, 1, 10, 100, 1000],
];

/** Ticks of a log axis need this much room each, CSS px. */
const tickRoom = 62;

/** An interval that goes beyond is cut, with an arrow. */
const farthest = { low: 0.001, high: 1000 };

function logAxis(low: number, high: number, room: number): ForestAxis {
  const from = Math.max(low, farthest.low);
  const to = Math.min(high, farthest.high);
  const most = Math.max(3, Math.floor(room / tickRoom));
  for (const list of ratios) {
    const covered = covering(list, from, to);
    if (covered !== null && covered.length <= most && covered.length >= 3) return axisOf(covered);
  }
  const last = ratios.at(-1) as readonly number[];
  return axisOf(covering(last, from, to) ?? last);
}

/** The ticks from the last one below an interval to the first one above it; `null` where the list ends before. */
function covering(list: readonly number[], low: number, high: number): readonly number[] | null {
  const first = list.findLastIndex((tick) => tick <= low);
  const last = list.findIndex((tick) => tick >= high);
  return first === -1 || last === -1 ? null : list.slice(first, last + 1);
}

function linearAxis(low: number, high: number, room: number): ForestAxis {
  const step = niceStep(high - low || 1, Math.max(3, Math.floor(room / tickRoom)));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return axisOf(Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step)));
}

function ticksWithin(low: number, high: number, log: boolean, room: number): readonly number[] {
  const most = Math.max(3, Math.floor(room / tickRoom));
  if (!log) {
    const step = niceStep(high - low, most);
    const first = Math.ceil(low / step - 1e-9);
    return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => clean((first + i) * step));
  }
  for (const list of ratios) {
    const within = list.filter((tick) => tick >= low && tick <= high);
    const spans = (list[0] as number) <= low * 2.5 && (list.at(-1) as number) >= high / 2.5;
    if (spans && within.length >= 3 && within.length <= most) return within;
  }
  return [low, high].map((end) => clean(Number(end.toPrecision(2))));
}

/** 1, 2 or 5 times a power of ten, so that a length has at most so many ticks. */
function niceStep(length: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(length / most));
  return clean([1, 2, 5, 10].map((digit) => digit * power).find((step) => length / step <= most - 1) ?? 10 * power);
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}

function axisOf(ticks: readonly number[]): ForestAxis {
  return { low: ticks[0] as number, high: ticks.at(-1) as number, ticks };
}
