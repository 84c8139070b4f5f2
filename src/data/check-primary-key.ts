import { diagnose } from '../diagnostics/diagnose.ts';
import type { Column, Resource } from '../model/data.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { limitedList } from './limited.ts';
import type { RawTable } from './readers/raw-table.ts';

/** Checks that every row has a key, and one of its own. */
export function checkPrimaryKey(table: RawTable, columns: readonly Column[], resource: Resource): Diagnostic[] {
  const indexes = resource.primaryKey.map((name) => columns.findIndex((column) => column.name === name));
  if (indexes.length === 0) return [];
  const problems = limitedList();
  const firsts = new Map<string, number>();
  const lineOf = (row: number): number => table.lines[row] ?? row + 1;
  for (let row = 0; row < table.rowCount; row++) {
    const blank = indexes.find((index) => columns[index]?.values[row] == null);
    if (blank !== undefined) {
      const facts = { column: columns[blank]?.name ?? '', line: lineOf(row) };
      problems.add(() => diagnose('data/key-without-value', table.place(blank, row), facts));
      continue;
    }
    const key = indexes.map((index) => String(columns[index]?.values[row])).join('/');
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, row);
    else {
      const place = indexes[0] as number;
      const related = [{ message: `\`${key}\` stands here already`, span: table.place(place, first) }];
      const facts = { key, line: lineOf(row), first: lineOf(first) };
      problems.add(() => diagnose('data/duplicate-key', table.place(place, row), facts, related));
    }
  }
  const name = resource.primaryKey.join('/');
  return problems.finish((count, span) => diagnose('data/more', span, { column: name, count }));
}
