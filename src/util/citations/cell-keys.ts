import type { Cell } from '../../model/data.ts';

/** The citation keys in a cell: one, or several between semicolons, with or without `@`. */
export function cellKeys(cell: Cell): readonly string[] {
  if (cell === null) return [];
  const keys = String(cell).split(';');
  return keys.map((key) => key.trim().replace(/^@/, '')).filter((key) => key !== '');
}
