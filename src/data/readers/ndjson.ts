import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/text.ts';
import { limitedList } from '../limited.ts';
import { jsonDiagnostic } from './json-check.ts';
import { finishRows, jsonRows, takeRow, type JsonRows } from './json-rows.ts';
import { jsonCursor } from './json-scan.ts';
import type { RawTable, Reader } from './raw-table.ts';

/** One JSON object a line. */
export const ndjsonReader: Reader = { extensions: ['ndjson', 'jsonl'], read: readLines };

function readLines(source: SourceFile): Staged<RawTable | null> {
  const { text } = source;
  const rows = jsonRows(source);
  const problems = limitedList();
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const problem = text.slice(start, end).trim() === '' ? null : takeLine(source, rows, { start, end });
    if (problem !== null) problems.add(() => problem);
    start = end + 1;
  }
  const broken = problems.finish((count, span) => diagnose('data/more-rows', span, { count }));
  if (broken.length > 0) return { value: null, diagnostics: broken };
  const { table, diagnostics } = finishRows(rows);
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return { value: failed ? null : table, diagnostics };
}

function takeLine(
  source: SourceFile,
  rows: JsonRows,
  { start, end }: { readonly start: number; readonly end: number },
): Diagnostic | null {
  const cursor = jsonCursor(source.text, start);
  if (!takeRow(rows, cursor)) {
    return lineProblem(source, { start, end }, 'each line must be one object');
  }
  if (cursor.problem !== null) return jsonDiagnostic(source.path, cursor.problem);
  if (cursor.at > end) return lineProblem(source, { start, end }, 'the object goes on in the next line');
  if (source.text.slice(cursor.at, end).trim() === '') return null;
  return lineProblem(source, { start: cursor.at, end }, 'text follows the object');
}

function lineProblem(
  source: SourceFile,
  range: { readonly start: number; readonly end: number },
  detail: string,
): Diagnostic {
  const hint = 'put each object on a line of its own; a list of objects belongs into a `.json` file';
  return diagnose('data/json-syntax', { file: source.path, ...range }, { detail, hint });
}
