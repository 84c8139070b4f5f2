import type { Dataset } from '../../../model/data.ts';
import { columnOf, rowKey } from '../../../util/dataset.ts';
import { numberOf } from './number-of-cell.ts';
import type { OptionFence } from './options.ts';

/** A column of numbers, and the option that names it. */
export interface NumberPlace {
  readonly option: string;
  readonly column: string;
  readonly table: Dataset;
}

/**
 * The number in a cell, in a column of text too; `null` for a blank one. Words are reported at the option.
 */
export function numberCell(
  { option, column, table }: NumberPlace,
  row: number,
  { checks }: Pick<OptionFence, 'checks'>,
): number | null {
  const { values = [] } = columnOf(table, column) ?? {};
  const cell = values[row] ?? null;
  const number = numberOf(cell);
  if (cell === null || number !== null) return number;
  const facts = { column, sample: String(cell), row: rowKey(table, row) };
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
