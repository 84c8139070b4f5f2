import type { Aggregated } from '../model/chart.ts';
import type { DataFiles, Dataset, Privacy } from '../model/data.ts';
import type { Reading } from '../model/values.ts';
import type { SourceFile } from '../model/text.ts';
import { columnOf, rowKey } from './dataset.ts';

/** Whether the rows of a table are about persons, so that only aggregates of them may leave the compiler. */
export function isSensitive(dataset: { readonly privacy: Privacy | null }): boolean {
  return dataset.privacy !== null;
}

/** Whether any of these readings is of a sensitive table. */
export function readsSensitive(readings: readonly Reading[]): boolean {
  return readings.some(({ dataset }) => isSensitive(dataset));
}

/** The key of a row as it may be told: `null` for a row of a sensitive table. */
export function tellableKey(dataset: Dataset, row: number): string | null {
  return isSensitive(dataset) ? null : rowKey(dataset, row);
}

/**
 * Whether a number of rows may not be told: more than none and less than the table's smallest group. None may be told.
 * @param count rows of the table; a negative one is a difference and counts by its size
 */
export function isSmall(count: number, { privacy }: { readonly privacy: Privacy | null }): boolean {
  return privacy !== null && count !== 0 && Math.abs(count) < privacy.minimumCell;
}

/** A number of rows as text: `<5` where it may not be told. */
export function hideSmall(count: number, dataset: { readonly privacy: Privacy | null }): string {
  return isSmall(count, dataset) ? `<${dataset.privacy?.minimumCell ?? 0}` : String(count);
}

/** Why a number may not be shown; `diagnosePrivacy` (`diagnostics/`) puts it into words. */
export type PrivacyFault =
  | { readonly kind: 'row'; readonly table: string; readonly minimum: number }
  | { readonly kind: 'single-value'; readonly table: string; readonly minimum: number; readonly op: string }
  | { readonly kind: 'small-cell'; readonly table: string; readonly minimum: number; readonly op: string };

/** What is to be shown: how it was made, and of which rows. */
export interface Disclosure {
  /**
   * `null` for a cell as it is; `count`, `sum`, `mean`, `median` …; for numbers made of others (`difference`,
   * `expr`) the name of the operation.
   */
  readonly op: string | null;
  readonly readings: readonly Reading[];
  /** The column whose cells were aggregated, of which blank ones do not count; `null` for a count of rows. */
  readonly column?: string | null;
}

/**
 * Judges a number before it is shown. Open data pass. Of a sensitive table pass: counts of none or of at least
 * `minimumCell` rows, and aggregates of at least `minimumCell` cells that are not blank; never a cell, and never an
 * operation whose result is the value of one row (`min`, `max` …).
 * @returns `null` where it may be shown
 */
export function judgeDisclosure({ op, readings, column = null }: Disclosure): PrivacyFault | null {
  for (const reading of readings) {
    const { dataset, rows } = reading;
    const { privacy, name: table } = dataset;
    if (privacy === null) continue;
    const minimum = privacy.minimumCell;
    if (op === null) return { kind: 'row', table, minimum };
    if (singleValued.has(op)) return { kind: 'single-value', table, minimum, op };
    const count = reading.column === column ? filled(reading) : rows.length;
    const empty = count === 0 && op === 'count';
    if ((count < minimum && !empty) || (reading.column === column && hidesCount(op, reading)))
      return { kind: 'small-cell', table, minimum, op };
  }
  return null;
}

/** Operations by which a column of two numbers tells how many rows have the one and the other. */
export const countingOps: ReadonlySet<string> = new Set(
  'sum mean average variance variancep stdev stdevp stderr ci0 ci1'.split(' '),
);

/** A sum or mean of a column of two numbers is a number of rows: neither side may be small. */
function hidesCount(op: string, { dataset, column, rows }: Reading): boolean {
  if (!countingOps.has(op)) return false;
  const values = columnOf(dataset, column)?.values ?? [];
  const cells = rows.map((row) => values[row] ?? null).filter((cell) => cell !== null);
  return isSmallShare(cells, dataset);
}

/** Whether cells are two numbers (0 and 1, 1 and 2), and few of them the one or the other. */
export function isSmallShare(cells: readonly unknown[], dataset: { readonly privacy: Privacy | null }): boolean {
  const counts = new Map<number, number>();
  for (const number of cells.map(Number)) {
    counts.set(number, (counts.get(number) ?? 0) + 1);
    if (!Number.isFinite(number) || counts.size > 2) return false;
  }
  return counts.size === 2 && [...counts.values()].some((count) => isSmall(count, dataset));
}

/**
 * Judges the columns by which rows are chosen: a key chooses single persons, and whether they are there is nobody's to
 * know, so that a key that is there and one that is not are answered alike.
 * @param count rows that were chosen
 * @returns `null` where the choice tells nothing by itself
 */
export function judgeChoice(dataset: Dataset, columns: readonly string[], count: number): PrivacyFault | null {
  const { privacy, name: table } = dataset;
  if (privacy === null) return null;
  const isFew = count < privacy.minimumCell;
  const isChoice = columns.some((column) => isKey(dataset, column) || (isFew && isDistinct(dataset, column)));
  return isChoice ? { kind: 'row', table, minimum: privacy.minimumCell } : null;
}

/** Whether a column alone names every row. */
function isKey(dataset: Dataset, name: string): boolean {
  if (dataset.primaryKey.length === 1 && dataset.primaryKey[0] === name) return true;
  return columnOf(dataset, name)?.values.includes(null) === false && isDistinct(dataset, name);
}

function isDistinct(dataset: Dataset, name: string): boolean {
  const cells = (columnOf(dataset, name)?.values ?? []).filter((cell) => cell !== null);
  return cells.length > 1 && new Set(cells).size === cells.length;
}

/** Operations of Vega and of `values.yaml` whose result is one row's own value, or gives single values away. */
export const singleValued: ReadonlySet<string> = new Set(
  'min max argmin argmax extent first last first_value last_value nth_value values product range'.split(' '),
);

function filled({ dataset, column, rows }: Reading): number {
  const values = columnOf(dataset, column)?.values ?? [];
  return rows.reduce((count, row) => count + (values[row] == null ? 0 : 1), 0);
}

/**
 * A sensitive file with the places of its lines and none of its letters: what may be kept to turn offsets into lines
 * and to draw code frames.
 */
export function blankSource(source: SourceFile): SourceFile {
  return { path: source.path, text: source.text.replace(/[^\n]/g, ' ') };
}

/**
 * Readings of groups as readings of the sensitive tables that the groups were made of; other readings as they are.
 * The row numbers that they hold are for counting and must not be told.
 */
export function sourceReadings(
  aggregated: readonly Aggregated[] | undefined,
  readings: readonly Reading[],
): readonly Reading[] {
  if (aggregated === undefined || aggregated.length === 0) return readings;
  const done = new Set<Dataset>();
  return readings.flatMap((reading) => {
    // A table that is computed from two, numbers and what refers to them, leads to both.
    const made = aggregated.filter(({ dataset }) => dataset === reading.dataset);
    if (made.length === 0) return [reading];
    if (done.has(reading.dataset)) return [];
    done.add(reading.dataset);
    const own = readings.filter(({ dataset }) => dataset === reading.dataset).flatMap(({ rows }) => rows);
    return made.flatMap((one) => {
      const lists = new Set(own.map((group) => one.rows[group] ?? []));
      const rows = [...new Set([...lists].flat())].sort((a, b) => a - b);
      return rows.length === 0 ? [] : one.columns.map((column) => ({ dataset: one.source, column, rows }));
    });
  });
}

/** The data files as diagnostics may print them: those of sensitive tables blank. */
export function tellableFiles({ plan, files }: DataFiles): readonly SourceFile[] {
  const sensitive = new Set(
    plan.reads.filter(({ resource }) => isSensitive(resource)).map((read) => read.resource.path),
  );
  return [...files.values()].map(({ source }) => (sensitive.has(source.path) ? blankSource(source) : source));
}
