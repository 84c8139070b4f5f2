import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { isList, type Checks } from '../../checks.ts';
import { wrong, type OptionFence } from '../options.ts';
import { placed, type Plot } from '../plot.ts';

/**
 * Where the sum of the target lesions is a partial response and where it is progression, in percent of the baseline
 * (RECIST 1.1: Eisenhauer, Eur J Cancer 2009;45:228–247; progression is counted from the smallest sum).
 */
export const recistThresholds: readonly number[] = [-30, 20];

/** `thresholds: [-30, 20]`, or `false` for none. */
export function thresholdsOption(fence: OptionFence): readonly number[] {
  const { thresholds } = fence.options;
  if (thresholds === undefined || thresholds === true) return recistThresholds;
  if (thresholds === false) return [];
  if (
    isList(thresholds) &&
    thresholds.length <= 4 &&
    thresholds.every((one) => typeof one === 'number' && one >= -100)
  ) {
    return [...new Set(thresholds as readonly number[])].sort((a, b) => a - b);
  }
  wrong(fence, 'thresholds', ['`false`', 'a list of up to four changes in percent']);
  return [];
}

/**
 * A change as it is written: `+20%`, `−30%`; with decimals where the whole number would stand on the other side of a
 * mark, or on it: −29.99 is not −30%.
 * @param marks thresholds, and where a bar is cut; 0 and −100 always are
 */
export function changeText(change: number, lang: string, marks: readonly number[] = []): string {
  const keeps = (decimals: number): boolean =>
    [0, -100, ...marks].every(
      (mark) => Math.sign(Number(change.toFixed(decimals)) - mark) === Math.sign(change - mark),
    );
  const decimals = [0, 1, 2, 3].find(keeps) ?? 4;
  return writeNumber(change, { format: `+.${decimals}f`, unit: 'pct', lang }).replace(/^\+(?=0\D*$)/, '');
}

/** Dashed lines across the plot, each with its number at the right edge. */
export function thresholdLayer(
  thresholds: readonly number[],
  facts: { plot: Plot; look: Look; lang: string },
): JsonObject {
  const { plot, look, lang } = facts;
  const values = thresholds.map((change) => ({
    change,
    text: changeText(change, lang),
    from: plot.x[0],
    to: plot.x[1],
  }));
  return {
    name: 'reference',
    data: { name: 'thresholds', values },
    encoding: { y: placed('change', 'y', plot) },
    layer: [
      {
        mark: { type: 'rule', stroke: look.muted, strokeWidth: 1.5, strokeDash: [6, 5] },
        encoding: { x: placed('from', 'x', plot), x2: { field: 'to' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 12, fontSize: 17, color: look.muted },
        encoding: { x: placed('to', 'x', plot), text: { field: 'text' } },
      },
    ],
  };
}

/** The axis of changes: a line at 0, numbers with their sign. */
export function changeAxis([low, high]: readonly [number, number]): JsonObject {
  const step = high > 60 ? 50 : 20;
  const values: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high; at += step) values.push(at);
  return { values, tickCount: values.length, grid: false, domain: true, ticks: true, labelExpr: signed };
}

/** A true minus, a plus, and neither at 0. */
const signed = "(datum.value > 0 ? '+' : datum.value < 0 ? '\u2212' : '') + abs(datum.value)";

/** Upper end of the axis of changes: what is needed in steps of 20, at least 40, at most the limit. */
export function upperEnd(changes: readonly number[], limit: number): number {
  const most = Math.max(40, ...changes);
  return Math.min(limit, Math.ceil(most / 20) * 20);
}

/** Warns where changes look like shares of 1: none beyond 1 and not all of them whole. They are drawn as percent. */
export function warnOfShares(changes: readonly number[], column: string, checks: Checks): void {
  const largest = Math.max(...changes.map(Math.abs));
  if (changes.length === 0 || largest > 1 || changes.every(Number.isInteger)) return;
  checks.report('chart/change-shares', checks.valueAt('/value'), { column, largest });
}
