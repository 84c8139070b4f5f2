import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/text.ts';
import { checkJson, jsonDiagnostic } from './json-check.ts';
import { finishRows, jsonRows, takeRow } from './json-rows.ts';
import { failJson, jsonCursor, nextCharacter, scanArray, scanObject, skipValue, type JsonCursor } from './json-scan.ts';
import type { RawTable, Reader } from './raw-table.ts';

/** A list of objects, one a row. */
export const jsonReader: Reader = { extensions: ['json', 'geojson', 'topojson'], read: readJson };

function readJson(source: SourceFile): Staged<RawTable | null> {
  const cursor = jsonCursor(source.text);
  if (nextCharacter(cursor) !== '[') return failed(checkJson(source) ?? notRows(source, 0));
  const rows = jsonRows(source);
  let stranger: number | null = null;
  scanArray(cursor, () => {
    const at = (nextCharacter(cursor), cursor.at);
    if (takeRow(rows, cursor)) return;
    stranger ??= at;
    skipValue(cursor);
  });
  if (cursor.problem === null && nextCharacter(cursor) !== '') failJson(cursor, 'the end of the file');
  if (cursor.problem !== null) return failed(jsonDiagnostic(source.path, cursor.problem));
  if (stranger !== null) return failed(notRows(source, stranger));
  const { table, diagnostics } = finishRows(rows);
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return { value: broken ? null : table, diagnostics };
}

function failed(diagnostic: Diagnostic): Staged<null> {
  return { value: null, diagnostics: [diagnostic] };
}

/** What stands in place of a list of rows, and the one list in it that may be meant. */
function notRows(source: SourceFile, offset: number): Diagnostic {
  const cursor = jsonCursor(source.text, offset);
  const first = nextCharacter(cursor);
  const start = cursor.at;
  const lists: string[] = [];
  if (first === '{') collectLists(cursor, lists);
  const facts = { found: wordFor(first, offset > 0), key: lists.length === 1 ? (lists[0] as string) : null };
  return diagnose('data/not-rows', { file: source.path, start, end: start + 1 }, facts);
}

function collectLists(cursor: JsonCursor, lists: string[]): void {
  scanObject(cursor, (_, name) => {
    if (nextCharacter(cursor) === '[') lists.push(name);
    skipValue(cursor);
  });
}

function wordFor(first: string, item: boolean): string {
  const inList = item ? ' in the list' : '';
  if (first === '{') return `an object${inList}`;
  if (first === '[') return `a list${inList}`;
  if (first === '"') return `a text${inList}`;
  return /[\d-]/.test(first)
    ? `a number${inList}`
    : `\`${first === 't' ? 'true' : first === 'f' ? 'false' : 'null'}\`${inList}`;
}
