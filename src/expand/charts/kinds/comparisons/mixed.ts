import type { KindFence } from '../kind.ts';
import type { Measured, MeasureContext } from './measured.ts';
import { cellAt, keyOfPick, placeNamed, type Place, type RowSource } from './source.ts';

/** Columns that say what a number is; numbers that differ in them are not alike. */
const telling: readonly string[] = ['endpoint', 'time_years', 'time_months', 'time'];

/**
 * Warns where percentages look like shares of 1: all of them at most 1, and not all of them 0 or 1.
 * @param place the option that names the column of the numbers
 */
export function checkShares(
  { fence, source, measure }: MeasureContext,
  numbers: readonly Measured[],
  place: { readonly option: string; readonly column: string },
): void {
  const known = numbers.flatMap(({ value, pick }) => (value === null ? [] : [{ value, pick }]));
  if (!measure.percent || known.some(({ value }) => value > 1) || known.every(({ value }) => Number.isInteger(value)))
    return;
  const highest = known.reduce((one, other) => (other.value > one.value ? other : one));
  const { option, column } = place;
  const facts = { column, highest: highest.value, row: keyOfPick(source, highest.pick) };
  fence.checks.report('chart/kind-shares', fence.checks.valueAt(`/${option}`), facts);
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
