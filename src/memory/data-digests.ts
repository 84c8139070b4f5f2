import type { Dataset } from '../model/data.ts';
import type { NamedValue, Reading, ValuePart } from '../model/values.ts';
import { digest } from '../util/digest.ts';

const known = new WeakMap<Dataset, string>();

/** A short text that changes with anything that a slide can see of a table. */
export function datasetDigest(dataset: Dataset): string {
  const before = known.get(dataset);
  if (before !== undefined) return before;
  const { lines, columns, ...facts } = dataset;
  const made = digest([facts, columns.map(({ name, type, values }) => [name, type, values]), lines.length]);
  known.set(dataset, made);
  return made;
}

/** A short text that changes with a value, with how it is shown and with the cells that it was made of. */
export function valueDigest({ value, low, high, level, n, span: _, ...facts }: NamedValue): string {
  return digest([facts, [value, low, high, level, n].map((part) => (part === null ? null : partFacts(part)))]);
}

function partFacts({ value, origin }: ValuePart): unknown {
  const { readings, transform, values, groups } = origin;
  const rows = (groups ?? []).map((group) => [group.dataset.file, group.rows]);
  return [value, transform, values, readings.map(readingFacts), rows];
}

function readingFacts({ dataset, column, rows }: Reading): unknown {
  const cells = dataset.columns.find(({ name }) => name === column)?.values ?? [];
  return [dataset.name, dataset.file, column, rows, rows.map((row) => cells[row] ?? null), dataset.privacy];
}
