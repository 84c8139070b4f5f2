import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Json, JsonObject, JsonPlace } from '../../model/json.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import { lineIndex, placeAt } from '../../util/lines.ts';
import { mappedSource } from '../../util/mapped-text.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import { readYaml } from '../../util/yaml.ts';
import {
  addColumn,
  addRow,
  finishTable,
  quotedText,
  tableBuilder,
  type TableBuilder,
  type GrowingColumn,
  type RawTable,
  type Reader,
} from './raw-table.ts';

/** YAML is for tables written by hand; beyond this many characters it takes too long to read. */
const sizeLimit = 2_000_000;

const columnLimit = 1000;

/** A list of mappings, one a row. */
export const yamlReader: Reader = { extensions: ['yaml', 'yml'], read: readYamlTable };

function readYamlTable(source: SourceFile): Staged<RawTable | null> {
  const start: Span = { file: source.path, start: 0, end: 0 };
  if (source.text.length > sizeLimit) {
    return failed([
      diagnose('data/too-large', start, { what: 'the YAML file is too long', limit: '2 million characters' }),
    ]);
  }
  const { located, problems } = readYaml(mappedSource(source));
  if (problems.length > 0) {
    return failed(problems.map(({ kind, detail, span }) => yamlProblem(source, { kind, detail, span: span ?? start })));
  }
  const whole = located.places.get('')?.value ?? start;
  if (!Array.isArray(located.value)) return failed([notRows(located.value, whole)]);
  return rowsOf(source, located.value as readonly Json[], located.places);
}

function yamlProblem(
  source: SourceFile,
  { kind, detail, span }: { readonly kind: string; readonly detail: string; readonly span: Span },
): Diagnostic {
  if (kind === 'duplicate-key') {
    const key = /^["']?([^"':\n]+)/.exec(source.text.slice(span.start, span.start + 100))?.[1] ?? '';
    return diagnose('data/duplicate-property', span, { key: key.trim() });
  }
  return diagnose('data/yaml-syntax', span, { detail });
}

/** Rows that grow by the items of a list; their cells are gathered into a text of their own. */
interface YamlRows {
  readonly source: SourceFile;
  readonly places: ReadonlyMap<string, JsonPlace>;
  readonly builder: TableBuilder;
  readonly byName: Map<string, YamlColumn>;
  readonly diagnostics: Diagnostic[];
  readonly pieces: string[];
  length: number;
}

interface YamlColumn {
  readonly column: GrowingColumn;
  /** Places of its cells by row. */
  readonly spans: Map<number, Span>;
}

function rowsOf(
  source: SourceFile,
  items: readonly Json[],
  places: ReadonlyMap<string, JsonPlace>,
): Staged<RawTable | null> {
  const diagnostics: Diagnostic[] = [];
  const rows: YamlRows = {
    source,
    places,
    builder: tableBuilder(),
    byName: new Map(),
    diagnostics,
    pieces: [],
    length: 0,
  };
  const lines = lineIndex(source.text);
  items.forEach((item, i) => {
    const at = places.get(`/${i}`)?.value ?? { file: source.path, start: 0, end: 0 };
    if (isObject(item)) takeItem(rows, item, { pointer: `/${i}`, at, line: placeAt(lines, at.start).line });
    else diagnostics.push(notRows(item, at, true));
  });
  return finishRows(rows);
}

function takeItem(
  rows: YamlRows,
  item: JsonObject,
  { pointer, at, line }: { readonly pointer: string; readonly at: Span; readonly line: number },
): void {
  const row = addRow(rows.builder, line);
  for (const [name, value] of Object.entries(item)) {
    const place = rows.places.get(`${pointer}/${escapePointer(name)}`) ?? { key: at, value: at };
    const entry = columnFor(rows, name, place.key ?? at);
    if (entry === null) return;
    entry.spans.set(row, place.value);
    if (value === null) continue;
    if (typeof value === 'object') {
      const found = isObject(value) ? 'a mapping' : 'a list';
      rows.diagnostics.push(diagnose('data/nested-value', place.value, { key: name, found }));
    } else takeCell(rows, entry.column, { row, value, span: place.value });
  }
}

/** A text is kept as it reads; numbers and the like as they are written, so that `007` and `1.50` stay what they are. */
function takeCell(
  rows: YamlRows,
  column: GrowingColumn,
  { row, value, span }: { readonly row: number; readonly value: string | number | boolean; readonly span: Span },
): void {
  const text = typeof value === 'string' ? value : rows.source.text.slice(span.start, span.end);
  column.starts[row] = rows.length;
  column.ends[row] = rows.length + text.length;
  column.flags[row] = typeof value === 'string' ? quotedText : 0;
  rows.pieces.push(text);
  rows.length += text.length;
}

function columnFor(rows: YamlRows, name: string, span: Span): YamlColumn | null {
  const known = rows.byName.get(name);
  if (known !== undefined) return known;
  if (rows.byName.size === columnLimit) {
    const facts = { what: `the rows have more than ${columnLimit} different keys`, limit: String(columnLimit) };
    rows.diagnostics.push(diagnose('data/too-large', span, facts));
  }
  if (rows.byName.size > columnLimit) return null;
  const entry = { column: addColumn(rows.builder, name, span), spans: new Map<number, Span>() };
  rows.byName.set(name, entry);
  return entry;
}

function finishRows({ source, byName, builder, diagnostics, pieces }: YamlRows): Staged<RawTable | null> {
  const finished = finishTable(builder);
  const rows = finished.rowCount;
  for (const [key, { spans, column }] of byName) {
    const count = rows - spans.size;
    if (count > 0) diagnostics.push(diagnose('data/missing-keys', column.span, { key, count, rows }));
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) return failed(diagnostics);
  const spansOf = [...byName.values()].map(({ spans }) => spans);
  const none: Span = { file: source.path, start: 0, end: 0 };
  const place = (column: number, row: number): Span =>
    spansOf[column]?.get(row) ?? finished.columns[column]?.span ?? none;
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
  const what = isObject(value)
    ? 'a mapping'
    : Array.isArray(value)
      ? 'a list'
      : value === null
        ? 'nothing'
        : `a ${typeof value === 'string' ? 'text' : typeof value}`;
  const facts = { found: item ? `${what} in the list` : what, key: lists.length === 1 ? (lists[0] as string) : null };
  return diagnose('data/not-rows', span, facts);
}
