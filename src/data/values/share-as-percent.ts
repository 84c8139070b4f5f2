import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Dataset } from '../../model/data.ts';
import type { Written } from '../../model/definitions.ts';
import type { ColumnOrWord, Estimates } from '../../model/values.ts';
import { columnOf } from '../../util/dataset.ts';
import { writesPercent } from '../../util/numbers/format.ts';
import type { Report } from './choose-rows.ts';

/** A number with a unit, and the column that it is a cell, or an aggregate, of. */
export interface Measured {
  readonly dataset: Dataset;
  readonly column: string;
  /** Columns of its interval. */
  readonly ends: readonly string[];
  readonly value: unknown;
  readonly unit: Written<string> | null;
  readonly format: string | null;
}

/** Warns of a share that would be written as a per cent without being multiplied: 0.42 as 0.42%. */
export function checkShare({ dataset, column, ends, value, unit, format }: Measured, report: Report): void {
  if (unit === null || !isPercent(unit.value) || !isBetween(value)) return;
  if (format !== null && writesPercent(format)) return;
  if (holdsShares(dataset, [column, ...ends], false)) report(shareDiagnostic(column, unit));
}

/** {@link checkShare} for all rows of a table with estimates at once. */
export function checkShares(
  { dataset, columns, unit, format }: Estimates,
  at: Written<string> | null,
  report: Report,
): void {
  if (at === null) return;
  const rows = Array.from({ length: dataset.rowCount }, (_, row) => row).filter((row) => {
    const pattern = wordIn(dataset, format, row);
    return isPercent(wordIn(dataset, unit, row) ?? '') && (pattern === null || !writesPercent(pattern));
  });
  const names = [columns.value, columns.low, columns.high].filter((name) => name !== null);
  if (rows.length > 0 && holdsShares(dataset, names, true, rows))
    report(shareDiagnostic(columns.value, { ...at, value: 'pct' }));
}

function shareDiagnostic(what: string, { value: unit, span }: Written<string>): ReturnType<typeof diagnose> {
  return diagnose('values/share-as-percent', span, { what, unit });
}

function isPercent(unit: string): boolean {
  return unit === 'pct' || unit === 'percent' || unit === '%';
}

function isBetween(number: unknown): boolean {
  return typeof number === 'number' && number > 0 && number < 1;
}

/** Whether all numbers of the columns are from 0 to 1; a column that is called a per cent is believed. */
function holdsShares(dataset: Dataset, names: readonly string[], strict: boolean, rows?: readonly number[]): boolean {
  if (/pct|percent|%/i.test(names[0] ?? '')) return false;
  const columns = names.map((name) => columnOf(dataset, name)?.values ?? []);
  const numbers = columns
    .flatMap((values) => rows?.map((row) => values[row] ?? null) ?? values)
    .filter((cell) => cell !== null);
  if (!numbers.every((cell) => typeof cell === 'number' && cell >= 0 && cell <= 1)) return false;
  return !strict || numbers.some(isBetween);
}

function wordIn(dataset: Dataset, written: ColumnOrWord | null, row: number): string | null {
  if (written?.kind !== 'column') return written?.word ?? null;
  const cell = columnOf(dataset, written.column)?.values[row] ?? null;
  return cell === null ? null : String(cell);
}
