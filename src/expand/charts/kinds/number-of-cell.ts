import type { Cell } from '../../../model/data.ts';

/**
 * The number in a cell; a column with one word among its numbers is text, and its numbers are still numbers.
 * @returns `null` for a blank cell and for words
 */
export function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string' || !/^\s*[-\u2212]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(cell)) return null;
  return Number(cell.trim().replace('\u2212', '-'));
}
