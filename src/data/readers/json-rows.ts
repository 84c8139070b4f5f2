import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { limitedList, type LimitedList } from '../limited.ts';
import {
  failJson,
  nextCharacter,
  noteDuplicate,
  scanLiteral,
  scanObject,
  scanString,
  skipValue,
  unescapeJson,
  type JsonCursor,
  type JsonRange,
} from './json-scan.ts';
import {
  addColumn,
  addRow,
  escaped,
  finishTable,
  quotedText,
  tableBuilder,
  type GrowingColumn,
  type RawTable,
  type TableBuilder,
} from './raw-table.ts';

/** Most columns that rows may have together. */
const columnLimit = 1000;

/** A table that grows by JSON objects; a column begins with the first object that has its key. */
export interface JsonRows {
  readonly source: SourceFile;
  readonly builder: TableBuilder;
  readonly byName: Map<string, { readonly column: GrowingColumn; lastRow: number; count: number }>;
  readonly nested: LimitedList;
  /** Newlines are counted up to here. */
  counted: { offset: number; line: number };
}

/** No rows yet. */
export function jsonRows(source: SourceFile): JsonRows {
  return { source, builder: tableBuilder(), byName: new Map(), nested: limitedList(), counted: { offset: 0, line: 1 } };
}

/** Takes the object at the cursor as a row. @returns `false` where no object stands there */
export function takeRow(rows: JsonRows, cursor: JsonCursor): boolean {
  if (nextCharacter(cursor) !== '{') return false;
  const row = addRow(rows.builder, lineAt(rows, cursor.at));
  scanObject(cursor, (key, name) => {
    const entry = columnFor(rows, key, name);
    if (entry === null) {
      cursor.problem ??= {
        kind: 'syntax',
        detail: `more than ${columnLimit} different keys`,
        hint: null,
        start: key.start,
        end: key.end,
      };
      return;
    }
    if (entry.lastRow === row) return noteDuplicate(cursor, key, name);
    entry.lastRow = row;
    entry.count++;
    takeCell(rows, cursor, { column: entry.column, row, name });
  });
  return true;
}

function columnFor(
  rows: JsonRows,
  key: JsonRange,
  name: string,
): { readonly column: GrowingColumn; lastRow: number; count: number } | null {
  const known = rows.byName.get(name);
  if (known !== undefined) return known;
  if (rows.byName.size >= columnLimit) return null;
  const column = addColumn(rows.builder, name, { file: rows.source.path, start: key.start - 1, end: key.end + 1 });
  const entry = { column, lastRow: -1, count: 0 };
  rows.byName.set(name, entry);
  return entry;
}

function takeCell(
  rows: JsonRows,
  cursor: JsonCursor,
  cell: { readonly column: GrowingColumn; readonly row: number; readonly name: string },
): void {
  const { column, row, name } = cell;
  const first = nextCharacter(cursor);
  const start = cursor.at;
  if (first === '{' || first === '[') {
    skipValue(cursor);
    const span = { file: rows.source.path, start, end: cursor.at };
    rows.nested.add(() =>
      diagnose('data/nested-value', span, { key: name, found: first === '{' ? 'an object' : 'a list' }),
    );
    return;
  }
  const quoted = first === '"';
  const range = quoted ? scanString(cursor) : scanLiteral(cursor);
  if (range === null) return failJson(cursor, 'a value');
  if (!quoted && cursor.text.startsWith('null', range.start)) return;
  column.starts[row] = range.start;
  column.ends[row] = range.end;
  column.flags[row] = (quoted ? quotedText : 0) + (range.escaped ? escaped : 0);
}

function lineAt(rows: JsonRows, offset: number): number {
  const { counted, source } = rows;
  for (
    let at = source.text.indexOf('\n', counted.offset);
    at !== -1 && at < offset;
    at = source.text.indexOf('\n', at + 1)
  ) {
    counted.line++;
    counted.offset = at + 1;
  }
  return counted.line;
}

/** The finished table, and what is to be said about its shape; an error there means that it cannot be used. */
export function finishRows(rows: JsonRows): { readonly table: RawTable; readonly diagnostics: readonly Diagnostic[] } {
  const { path, text } = rows.source;
  const diagnostics = rows.nested.finish((count, span) => diagnose('data/more-rows', span, { count }));
  const { columns, rowCount, lines } = finishTable(rows.builder);
  for (const [key, { count, column }] of rows.byName) {
    if (count < rowCount)
      diagnostics.push(diagnose('data/missing-keys', column.span, { key, count: rowCount - count, rows: rowCount }));
  }
  const place = (column: number, row: number): Span => ({
    file: path,
    start: columns[column]?.starts[row] ?? 0,
    end: columns[column]?.ends[row] ?? 0,
  });
  return { table: { text, columns, rowCount, lines, unescape: unescapeJson, place, delimiter: null }, diagnostics };
}
