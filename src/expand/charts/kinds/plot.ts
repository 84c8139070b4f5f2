import type { JsonObject } from '../../../model/json.ts';

/** A plot whose size and domains are known before it is drawn, so that words can be placed in CSS px. */
export interface Plot {
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** What its left and right edges stand for. */
  readonly x: readonly [number, number];
  /** What its lower and upper edges stand for. */
  readonly y: readonly [number, number];
  /** Every layer says the same of an axis, since Vega-Lite makes one of all that they say. */
  readonly axes: { readonly x: PlotAxis; readonly y: PlotAxis };
}

/** An axis as Vega-Lite takes it; `null` for none. */
export interface PlotAxis {
  readonly title: string | null;
  readonly axis: JsonObject | null;
}

/** The value of the x scale so many CSS px from the left edge. */
export function valueAcross({ width, x: [left, right] }: Pick<Plot, 'width' | 'x'>, px: number): number {
  return tidy(left + (px / width) * (right - left));
}

/** The value of the y scale so many CSS px below the upper edge. */
export function valueDown({ height, y: [low, high] }: Plot, px: number): number {
  return tidy(high - (px / height) * (high - low));
}

/** CSS px from the left edge of a value of the x scale. */
export function pxAcross({ width, x: [left, right] }: Pick<Plot, 'width' | 'x'>, value: number): number {
  return ((value - left) / (right - left)) * width;
}

/** CSS px below the upper edge of a value of the y scale. */
export function pxDown({ height, y: [low, high] }: Plot, value: number): number {
  return ((high - value) / (high - low)) * height;
}

/** A position channel over one of the plot's domains, with its axis. */
export function placed(field: string, channel: 'x' | 'y', plot: Plot): JsonObject {
  const scale = { domain: [...plot[channel]], nice: false, zero: false };
  return { field, type: 'quantitative', ...plot.axes[channel], scale };
}

/** Size and room of a plot as a spec writes them. */
export function plotSpec({ width, height }: Plot, title: string | null): JsonObject {
  const size = { width, height, padding: 0, autosize: { type: 'pad', contains: 'padding' } };
  return title === null ? size : { title, ...size };
}

/** Without the noise of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(9));
}
