import type { KindFence } from '../kind.ts';
import type { Measured } from './measured.ts';
import { cellAt, placeNamed, type Place, type RowSource } from './source.ts';

/** Columns that say what a number is; numbers that differ in them are not alike. */
const telling: readonly string[] = ['endpoint', 'time_years', 'time_months', 'time'];

/** Warns where percentages look like shares of 1: all of them at most 1, and not all of them 0 or 1. */
export function checkShares(
  { checks }: KindFence,
  numbers: readonly Measured[],
  percent: boolean,
  column: string,
): void {
  const values = numbers.map(({ value }) => value).filter((value) => value !== null);
  if (!percent || values.length === 0 || values.some((value) => value > 1) || values.every(Number.isInteger)) return;
  checks.report('chart/kind-shares', checks.valueAt('/value'), { column, highest: Math.max(...values) });
}

/**
 * Says that rows of different endpoints or time points stand side by side where nothing on the chart prints it.
 * @param printed columns whose cells are printed or tell rows apart
 */
export function checkMixed(
  { checks }: KindFence,
  source: RowSource,
  { numbers, printed }: { readonly numbers: readonly Measured[]; readonly printed: readonly (Place | null)[] },
): void {
  for (const name of telling) {
    const place = placeNamed(source, name, 'numbers');
    if (place === null || printed.some((one) => one?.column === place.column)) continue;
    const shown = numbers.filter(({ value }) => value !== null);
    const cells = [...new Set(shown.map(({ pick }) => cellAt(place, pick)).filter((cell) => cell !== null))].map(
      String,
    );
    if (cells.length > 1)
      checks.report('chart/kind-mixed', checks.valueAt('/data'), { column: name, cells: cells.slice(0, 3) });
  }
}
