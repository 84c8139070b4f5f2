import { diagnose } from '../diagnostics/diagnose.ts';
import type { Resource } from '../model/data.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { limitedList } from './limited.ts';
import type { RawTable } from './readers/raw-table.ts';

/** The errors that spreadsheets write into cells (Microsoft, "ERROR.TYPE function"; LibreOffice adds `Err:` and a number). */
const spreadsheetError =
  /^(?:#(?:REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|N\/A|SPILL!|CALC!|FIELD!|BUSY!|GETTING_DATA)|Err:\d{3})$/;

/** Cells in which a spreadsheet says that it could not compute a value: no value, and no text either. */
export function findBrokenCells(table: RawTable, resource: Resource): Diagnostic[] {
  const nulls = new Set(resource.missingValues ?? []);
  const problems = limitedList();
  table.columns.forEach((column, index) => {
    for (let row = 0; row < table.rowCount; row++) {
      const start = column.starts[row] as number;
      const code = table.text.charCodeAt(start);
      if ((code !== 35 && code !== 69) || (column.ends[row] as number) - start > 14) continue;
      const value = table.text.slice(start, column.ends[row]);
      if (!spreadsheetError.test(value) || nulls.has(value)) continue;
      const facts = { column: column.name, value, line: table.lines[row] ?? row + 1 };
      problems.add(() => diagnose('data/broken-cell', table.place(index, row), facts));
    }
  });
  return problems.finish((count, span) => diagnose('data/more-rows', span, { count }));
}
