import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject, JsonPlace } from '../../model/json.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { lineIndex, placeAt } from '../../util/lines.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { escapePointer, readYaml } from '../../util/yaml.ts';
import { addColumn, addRow, finishTable, quotedText, tableBuilder, type GrowingColumn, type RawTable, type Reader } from './raw-table.ts';

/** YAML is for tables written by hand; beyond this many characters it takes too long to read. */
const sizeLimit = 2_000_000;

/** A list of mappings, one a row. */
export const yamlReader: Reader = { extensions: ['yaml', 'yml'], read: readYamlTable };

function readYamlTable(source: SourceFile): Staged<RawTable | null> {
  const start: Span = { file: source.path, start: 0, end: 0 };
  if (source.text.length > sizeLimit) {
    return failed([diagnose('data/too-large', start, { what: 'the YAML file is too long', limit: '2 million characters' })]);
  }
  const { located, problems } = readYaml(mappedSource(source));
  if (problems.length > 0) {
    return failed(problems.map(({ kind, detail, span }) => yamlProblem(kind, detail, span ?? start)));
  }
  const whole = located.places.get('')?.value ?? start;
  if (!Array.isArray(located.value)) return failed([notRows(located.value, whole)]);
  return rowsOf(source, located.value as readonly Json[], located.places);
}

function yamlProblem(kind: string, detail: string, span: Span): Diagnostic {
  const key = /"(.+)"/.exec(detail)?.[1];
  if (kind === 'duplicate-key' && key !== undefined) return diagnose('data/duplicate-property', span, { key });
  return diagnose('data/yaml-syntax', span, { detail });
}

function rowsOf(source: SourceFile, items: readonly Json[], places: ReadonlyMap<string, JsonPlace>): Staged<RawTable | null> {
  const diagnostics: Diagnostic[] = [];
  const lines = lineIndex(source.text);
  const builder = tableBuilder();
  const byName = new Map<string, { readonly column: GrowingColumn; count: number }>();
  const spans = new Map<number, Map<number, Span>>();
  const pieces: string[] = [];
  let length = 0;
  const add = (text: string): { start: number; end: number } => {
    pieces.push(text);
    length += text.length;
    return { start: length - text.length, end: length };
  };
  const none: Span = { file: source.path, start: 0, end: 0 };
  items.forEach((item, i) => {
    const at = places.get(`/${i}`)?.value ?? none;
    if (!isObject(item)) return void diagnostics.push(notRows(item, at, true));
    const row = addRow(builder, placeAt(lines, at.start).line);
    for (const [name, value] of Object.entries(item)) {
      const place = places.get(`/${i}/${escapePointer(name)}`) ?? { key: null, value: at };
      let entry = byName.get(name);
      if (entry === undefined) byName.set(name, (entry = { column: addColumn(builder, name, place.key ?? at), count: 0 }));
      entry.count++;
      const index = builder.columns.indexOf(entry.column);
      spans.set(index, (spans.get(index) ?? new Map<number, Span>()).set(row, place.value));
      if (value === null) continue;
      if (typeof value === 'object') {
        diagnostics.push(diagnose('data/nested-value', place.value, { key: name, found: isObject(value) ? 'a mapping' : 'a list' }));
        continue;
      }
      const quoted = typeof value === 'string';
      const range = add(quoted ? value : source.text.slice(place.value.start, place.value.end));
      entry.column.starts[row] = range.start;
      entry.column.ends[row] = range.end;
      entry.column.flags[row] = quoted ? quotedText : 0;
    }
  });
  const finished = finishTable(builder);
  const rows = finished.rowCount;
  for (const [key, { count, column }] of byName) {
    if (count < rows) diagnostics.push(diagnose('data/missing-keys', column.span, { key, count: rows - count, rows }));
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) return failed(diagnostics);
  const place = (column: number, row: number): Span => spans.get(column)?.get(row) ?? finished.columns[column]?.span ?? none;
  const table = { ...finished, text: pieces.join(''), unescape: (raw: string) => raw, place, delimiter: null };
  return { value: table, diagnostics };
}

function failed(diagnostics: readonly Diagnostic[]): Staged<null> {
  return { value: null, diagnostics };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notRows(value: Json, span: Span, item = false): Diagnostic {
  const lists = isObject(value) ? Object.keys(value).filter((key) => Array.isArray(value[key])) : [];
  const what = isObject(value) ? 'a mapping' : Array.isArray(value) ? 'a list' : value === null ? 'nothing' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
  const facts = { found: item ? `${what} in the list` : what, key: lists.length === 1 ? (lists[0] as string) : null };
  return diagnose('data/not-rows', span, facts);
}
