import type { JsonObject } from '../../../../model/json.ts';
import { isList } from '../../checks.ts';
import { wrong, type OptionFence } from '../options.ts';

/** The scale of the numbers: where it begins and ends, and what it names. */
export interface NumberAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/**
 * The axis of the numbers: `domain` and `ticks` as given; per cent from 0 to 100; else from 0, or from a round number
 * below the lowest where that is negative, to a round number.
 */
export function numberAxis(fence: OptionFence, values: readonly number[], percent: boolean): NumberAxis {
  const given = pairOption(fence);
  const usual: NumberAxis = percent ? { from: 0, to: 100, ticks: [0, 25, 50, 75, 100] } : roundAxis(values);
  const range = given === null ? usual : { from: given[0], to: given[1], ticks: ticksIn(given[0], given[1]) };
  const outside = values.find((value) => value < range.from || value > range.to);
  if (given !== null && outside !== undefined) wrong(fence, 'domain', [`a range that holds ${outside}`]);
  const ticks = ticksOption(fence);
  return ticks === null ? range : { ...range, ticks: ticks.filter((tick) => tick >= range.from && tick <= range.to) };
}

function pairOption(fence: OptionFence): readonly [number, number] | null {
  const { domain } = fence.options;
  if (domain === undefined) return null;
  if (isList(domain) && domain.length === 2) {
    const [from, to] = domain;
    if (typeof from === 'number' && typeof to === 'number' && from < to) return [from, to];
  }
  wrong(fence, 'domain', ['two numbers, the lower first']);
  return null;
}

/** Most numbers that an axis may name. */
const mostTicks = 21;

function ticksOption(fence: OptionFence): readonly number[] | null {
  const { ticks } = fence.options;
  if (ticks === undefined) return null;
  const numbers = isList(ticks) ? ticks.filter((tick) => typeof tick === 'number') : [];
  if (isList(ticks) && numbers.length === ticks.length && numbers.length > 0 && numbers.length <= mostTicks)
    return numbers;
  wrong(fence, 'ticks', [`a list of up to ${mostTicks} numbers`]);
  return null;
}

function roundAxis(values: readonly number[]): NumberAxis {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep(high - low || 1);
  const from = Math.floor(low / step + 1e-9) * step;
  const to = Math.ceil(high / step - 1e-9) * step || step;
  return { from, to, ticks: ticksIn(from, to, step) };
}

function ticksIn(from: number, to: number, step = roundStep(to - from)): readonly number[] {
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.min(mostTicks, Math.max(0, count)) }, (_, i) =>
    Number(((first + i) * step).toFixed(10)),
  );
}

/** A step of 1, 2, 2.5 or 5 times a power of ten that gives four to six ticks. */
function roundStep(range: number): number {
  const rough = range / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return factor * power;
}

/** The axis as a channel of Vega-Lite reads it. */
export function axisChannel(axis: NumberAxis, title: string | null): JsonObject {
  const { ticks } = axis;
  return {
    title,
    scale: { domain: [axis.from, axis.to], nice: false, zero: false },
    axis: { values: ticks, tickCount: ticks.length, grid: true },
  };
}
