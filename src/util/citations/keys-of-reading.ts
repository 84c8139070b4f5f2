import type { Dataset } from '../../model/data.ts';
import type { References } from '../../model/references.ts';
import type { Reading } from '../../model/values.ts';
import { columnOf } from '../dataset.ts';

/**
 * What rows cite when they are shown: each row's own citation where the table has a column for it, else the sources of
 * the table. Keys that no reference has are left out; `data/` tells them. Rows about persons cite as a table only.
 */
export function keysOfReadings(readings: readonly Reading[], references: References): readonly string[] {
  const keys = new Set<string>();
  for (const [dataset, rows] of rowsByDataset(readings)) {
    for (const key of keysOfRows(dataset, rows)) if (references.byKey.has(key)) keys.add(key);
  }
  return [...keys];
}

function rowsByDataset(readings: readonly Reading[]): ReadonlyMap<Dataset, ReadonlySet<number>> {
  const found = new Map<Dataset, Set<number>>();
  for (const { dataset, rows } of readings) {
    const known = found.get(dataset) ?? new Set();
    for (const row of rows) known.add(row);
    found.set(dataset, known);
  }
  return found;
}

function keysOfRows(dataset: Dataset, rows: ReadonlySet<number>): readonly string[] {
  const column = dataset.citation === null || dataset.privacy !== null ? null : columnOf(dataset, dataset.citation);
  if (column === null) return dataset.sources;
  const own = [...rows].sort((a, b) => a - b).flatMap((row) => citationKeys(column.values[row] ?? null));
  return own.length > 0 ? own : dataset.sources;
}

/** The keys in a cell: one, or several between semicolons, with or without `@`. */
export function citationKeys(cell: string | number | boolean | null): readonly string[] {
  if (cell === null) return [];
  const keys = String(cell).split(';');
  return keys.map((key) => key.trim().replace(/^@/, '')).filter((key) => key !== '');
}
