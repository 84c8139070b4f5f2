import { textWidth } from '../../../../util/text-width.ts';
import type { Checks } from '../../checks.ts';
import type { ForestOptions } from './options.ts';
import type { Estimate } from './rows.ts';

/** The scale of the estimates. */
export interface ForestAxis extends Ends {
  readonly ticks: readonly number[];
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * The scale: as given, else around all intervals and both sides of the reference.
 * @param room width of the plot in CSS px
 * @returns `null` where an estimate lies beyond the given ends, which is reported
 */
export function forestAxis(
  estimates: readonly Estimate[],
  options: ForestOptions,
  { room, checks }: { readonly room: number; readonly checks: Checks },
): ForestAxis | null {
  const { domain, ticks, measure } = options;
  if (domain === null) {
    const ends = endsOf(estimates, options);
    if (ticks === null) return measure.log ? logAxis(ends, room) : linearAxis(ends, room);
    return { low: Math.min(ends.low, ticks[0] as number), high: Math.max(ends.high, ticks.at(-1) as number), ticks };
  }
  const [low, high] = domain;
  const beyond = estimates.find(({ value }) => value < low || value > high);
  if (beyond !== undefined) {
    checks.report('chart/kind-beyond-axis', checks.valueAt('/domain'), { value: beyond.value, low, high });
    return null;
  }
  const chosen = ticks ?? ticksWithin({ low, high }, measure.log, room);
  return { low, high, ticks: chosen.filter((tick) => tick >= low && tick <= high) };
}

/** All intervals; both sides of the reference are seen, wherever the estimates lie. */
function endsOf(estimates: readonly Estimate[], { reference, measure }: ForestOptions): Ends {
  const all = [reference, ...estimates.flatMap(({ low, high }) => [low, high])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (measure.log) return { low: Math.min(low, reference / 1.25), high: Math.max(high, reference * 1.25) };
  const beside = 0.15 * (high - low || 1);
  return { low: Math.min(low, reference - beside), high: Math.max(high, reference + beside) };
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

/** An interval that goes beyond is cut, with an arrow. */
const farthest = { low: 0.001, high: 1000 };

/** An axis that ends at its ticks may be longer than the intervals need by this factor; else it ends beside them. */
const slack = 1.3;

function logAxis(ends: Ends, room: number): ForestAxis {
  const low = Math.max(ends.low, farthest.low);
  const high = Math.min(ends.high, farthest.high);
  const length = Math.log(high / low);
  const margin = Math.exp(length * 0.04);
  for (const list of ratios) {
    const covered = covering(list, low, high);
    if (covered !== null && lengthOf(covered) <= slack * length && isLegible(covered, endsAt(covered), room)) {
      return { ...endsAt(covered), ticks: covered };
    }
    const free = { low: low / margin, high: high * margin };
    const within = list.filter((tick) => tick >= free.low && tick <= free.high);
    const reaches = (list[0] as number) <= low * 2 && (list.at(-1) as number) >= high / 2;
    if (reaches && isLegible(within, free, room)) return { ...free, ticks: within };
  }
  const last = covering(ratios.at(-1) as readonly number[], low, high) ?? (ratios.at(-1) as readonly number[]);
  return { ...endsAt(last), ticks: last };
}

/** The ticks from the last one below an interval to the first one above it; `null` where the list ends before. */
function covering(list: readonly number[], low: number, high: number): readonly number[] | null {
  const first = list.findLastIndex((tick) => tick <= low);
  const last = list.findIndex((tick) => tick >= high);
  return first === -1 || last === -1 ? null : list.slice(first, last + 1);
}

function endsAt(ticks: readonly number[]): Ends {
  return { low: ticks[0] as number, high: ticks.at(-1) as number };
}

function lengthOf(ticks: readonly number[]): number {
  const { low, high } = endsAt(ticks);
  return Math.log(high / low);
}

/** Font size of the labels of ticks, the least room between two, and the room for one on a linear axis. CSS px. */
const tickSize = 18;
const betweenTicks = 10;
const linearTick = 62;

/** How many ticks an axis is given. */
const tickCount = { least: 3, most: 8 };

/** Whether there are enough ticks and their labels stand clear of each other on a log axis. */
function isLegible(ticks: readonly number[], { low, high }: Ends, room: number): boolean {
  if (ticks.length < tickCount.least || ticks.length > tickCount.most) return false;
  const at = (tick: number): number => (Math.log(tick / low) / Math.log(high / low)) * room;
  return ticks.slice(1).every((tick, i) => {
    const before = ticks[i] as number;
    const widths = textWidth(String(before), tickSize) + textWidth(String(tick), tickSize);
    return at(tick) - at(before) >= widths / 2 + betweenTicks;
  });
}

function linearAxis({ low, high }: Ends, room: number): ForestAxis {
  const step = niceStep(high - low, room);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step));
  return { ...endsAt(ticks), ticks };
}

function ticksWithin({ low, high }: Ends, log: boolean, room: number): readonly number[] {
  if (!log) {
    const step = niceStep(high - low, room);
    const first = Math.ceil(low / step - 1e-9);
    return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => clean((first + i) * step));
  }
  for (const list of ratios) {
    const within = list.filter((tick) => tick >= low && tick <= high);
    const reaches = (list[0] as number) <= low * 2.5 && (list.at(-1) as number) >= high / 2.5;
    if (reaches && isLegible(within, { low, high }, room)) return within;
  }
  return [low, high].map((end) => Number(end.toPrecision(2)));
}

/** 1, 2 or 5 times a power of ten, so that the labels have room. */
function niceStep(length: number, room: number): number {
  const most = Math.max(tickCount.least, Math.min(tickCount.most, Math.floor(room / linearTick)));
  const power = 10 ** Math.floor(Math.log10(length / most));
  return clean([1, 2, 5, 10].map((digit) => digit * power).find((step) => length / step <= most - 1) ?? 10 * power);
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}
