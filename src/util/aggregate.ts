import type { Cell, Column } from '../model/data.ts';

/** What many numbers can become. */
export type ColumnAggregate = 'sum' | 'mean' | 'median' | 'min' | 'max';

/** All of them, for suggestions. */
export const columnAggregates: readonly ColumnAggregate[] = ['sum', 'mean', 'median', 'min', 'max'];

/** Whether the cells of a column are numbers. */
export function isNumeric({ type }: Column): boolean {
  return type === 'number' || type === 'integer';
}

/** An aggregate, and the rows that had a value for it. */
export interface Aggregated {
  readonly value: number;
  readonly rows: readonly number[];
}

/**
 * An aggregate of a column of numbers over some rows; cells without a value are left out.
 * @returns `null` where no row has a value
 */
export function aggregate(name: ColumnAggregate, column: Column, rows: readonly number[]): Aggregated | null {
  const isEmpty = (row: number): boolean => (column.values[row] ?? null) === null;
  const used = rows.some(isEmpty) ? rows.filter((row) => !isEmpty(row)) : rows;
  if (used.length === 0) return null;
  const numbers = used.map((row) => column.values[row] as Cell as number);
  return { value: plainNumber(aggregateOf(name, numbers)), rows: used };
}

function aggregateOf(name: ColumnAggregate, numbers: readonly number[]): number {
  switch (name) {
    case 'sum':
      return sumOf(numbers);
    case 'mean':
      return sumOf(numbers) / numbers.length;
    case 'median':
      return medianOf(numbers);
    case 'min':
      return numbers.reduce((a, b) => Math.min(a, b));
    case 'max':
      return numbers.reduce((a, b) => Math.max(a, b));
  }
}

/** Neumaier's summation (1974): the order of the rows does not show. */
function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

/** The middle number, of an even count the mean of the two in the middle. */
function medianOf(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** A computed number without what binary fractions leave behind: 82.4 − 62.5 is 19.9 and not 19.900000000000006. */
export function plainNumber(number: number): number {
  return Number.isFinite(number) && !Number.isInteger(number) ? Number(number.toPrecision(14)) : number;
}
