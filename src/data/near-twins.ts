import { diagnose } from '../diagnostics/diagnose.ts';
import type { Column } from '../model/data.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { RawTable } from './readers/raw-table.ts';

/** Texts that differ from another text of their column only by an outer blank: two bars where one is meant. */
export function findNearTwins(table: RawTable, columns: readonly Column[]): Diagnostic[] {
  return columns.flatMap((column, index) => {
    if (column.type !== 'string') return [];
    const padded = new Map<string, number>();
    column.values.forEach((value, row) => {
      if (typeof value !== 'string' || !isPadded(value)) return;
      if (padded.size < 1000 && !padded.has(value.trim())) padded.set(value.trim(), row);
    });
    if (padded.size === 0) return [];
    const twin = column.values.find((value) => typeof value === 'string' && padded.has(value));
    if (twin === undefined) return [];
    const row = padded.get(twin as string) as number;
    const facts = { column: column.name, value: column.values[row] as string, line: table.lines[row] ?? row + 1 };
    return [diagnose('data/outer-blanks', table.place(index, row), facts)];
  });
}

function isPadded(value: string): boolean {
  return value.length > 0 && (value.charCodeAt(0) <= 32 || value.charCodeAt(value.length - 1) <= 32);
}
