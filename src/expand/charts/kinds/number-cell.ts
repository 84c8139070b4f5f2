import type { Dataset } from '../../../model/data.ts';
import { columnOf, rowKey } from '../../../util/dataset.ts';
import type { OptionFence } from './options.ts';

/** A column of numbers, and the option that names it. */
export interface NumberPlace {
  readonly option: string;
  readonly column: string;
  readonly table: Dataset;
}

/**
 * The number in a cell; `null` for a blank one. In a column of text the first cell that is no number is reported at the
 * option: it is the reason why none of the others was read as one.
 */
export function numberCell(
  { option, column, table }: NumberPlace,
  row: number,
  { checks }: Pick<OptionFence, 'checks'>,
): number | null {
  const { values = [] } = columnOf(table, column) ?? {};
  const cell = values[row] ?? null;
  if (cell === null || (typeof cell === 'number' && Number.isFinite(cell))) return cell;
  const first = values.findIndex((one) => one !== null && !/^[-−]?\d+(?:\.\d+)?$/.test(String(one)));
  const at = first === -1 ? row : first;
  const facts = { column, sample: String(values[at]), row: rowKey(table, at) };
  checks.report('chart/kind-not-number', checks.valueAt(`/${option}`), facts);
  return null;
}

/** A count: a whole number from 0; another one is reported. */
export function countCell(place: NumberPlace, row: number, fence: Pick<OptionFence, 'checks'>): number | null {
  const value = numberCell(place, row, fence);
  if (value === null || (Number.isInteger(value) && value >= 0)) return value;
  const facts = { column: place.column, value, row: rowKey(place.table, row) };
  fence.checks.report('chart/kind-not-count', fence.checks.valueAt(`/${place.option}`), facts);
  return null;
}
