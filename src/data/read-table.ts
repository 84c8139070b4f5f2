import { diagnose } from '../diagnostics/diagnose.ts';
import { hideCells } from '../diagnostics/hide-cells.ts';
import type { Column, DataFile, Dataset, Resource } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Json } from '../model/json.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { findBrokenCells } from './broken-cells.ts';
import { checkConstraints } from './check-constraints.ts';
import { checkPrimaryKey } from './check-primary-key.ts';
import { findNearTwins } from './near-twins.ts';
import { readMap, readNestedRows } from './read-map.ts';
import type { RawTable } from './readers/raw-table.ts';
import { readerOf } from './readers/registry.ts';
import { typeColumn } from './type-column.ts';
import { wrongKind } from './wrong-kind.ts';

/**
 * Reads a data file as the typed table that its resource describes.
 * @returns `null` where anything in it is wrong: a chart of half a table is worse than no chart
 */
export function readTable(file: DataFile, resource: Resource): Staged<Dataset | null> {
  const { value, diagnostics } = read(file, resource);
  if (resource.privacy === null) return { value, diagnostics };
  const columns = resource.fields.map(({ name }) => name);
  return { value, diagnostics: hideCells(diagnostics, file.source, columns) };
}

function read(file: DataFile, resource: Resource): Staged<Dataset | null> {
  const document = readMap(file.source, resource);
  if (document !== null) return { value: documentOf(file, resource, document), diagnostics: [] };
  const raw = readRaw(file.source, resource);
  if (raw.value === null) {
    const rows = readNestedRows(file.source, resource, raw.diagnostics);
    if (rows === null) return { value: null, diagnostics: raw.diagnostics };
    const place = raw.diagnostics.find(({ severity }) => severity === 'error')?.span ?? null;
    const said = diagnose('data/nested-rows', place, { path: file.source.path });
    return { value: documentOf(file, resource, rows), diagnostics: [said] };
  }
  const table = raw.value;
  const broken = findBrokenCells(table, resource);
  if (broken.length > 0) return { value: null, diagnostics: [...raw.diagnostics, ...broken] };
  const typed = table.columns.map((_, index) => typeColumn(table, index, resource));
  const columns = typed.map(({ value }) => value);
  const diagnostics = [
    ...raw.diagnostics,
    ...unknownColumns(resource, columns),
    ...typed.flatMap((t) => t.diagnostics),
  ];
  diagnostics.push(...findNearTwins(table, columns));
  if (!hasError(diagnostics)) {
    diagnostics.push(...checkConstraints(table, columns, resource), ...checkPrimaryKey(table, columns, resource));
  }
  if (hasError(diagnostics)) return { value: null, diagnostics };
  return { value: datasetOf(file, resource, { table, columns }), diagnostics };
}

function documentOf(file: DataFile, resource: Resource, document: Json): Dataset {
  const table = { rowCount: 0, lines: new Int32Array(0) };
  return { ...datasetOf(file, resource, { table, columns: [] }), document };
}

/** Reads a file up to the point where it is a table of texts with at least one row. */
export function readRaw(source: SourceFile, resource: Resource): Staged<RawTable | null> {
  const start: Span = { file: source.path, start: 0, end: 0 };
  const kind = wrongKind(source.text);
  if (kind !== null) return error(diagnose('data/wrong-kind', start, { path: source.path, kind }));
  if (source.text.trim() === '') return error(diagnose('data/empty', start, { path: source.path, rows: false }));
  const reader = readerOf(source.path);
  if (reader === null) return { value: null, diagnostics: [] };
  const raw = reader.read(source, resource);
  if (raw.value?.rowCount !== 0) return raw;
  return {
    value: null,
    diagnostics: [...raw.diagnostics, diagnose('data/empty', start, { path: source.path, rows: true })],
  };
}

function error(diagnostic: Diagnostic): Staged<null> {
  return { value: null, diagnostics: [diagnostic] };
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function unknownColumns(resource: Resource, columns: readonly Column[]): Diagnostic[] {
  const names = columns.map(({ name }) => name);
  const known = new Set(names);
  const described = new Set(resource.fields.map(({ name }) => name));
  // A file without a header has cells in the place of names.
  const left = resource.privacy === null ? names.filter((name) => !described.has(name)) : [];
  const tellable = resource.privacy === null ? names : names.filter((name) => described.has(name));
  const unknown = (name: string, span: Span | null): Diagnostic =>
    diagnose('data/unknown-column', span, { name, path: resource.path, columns: left.length > 0 ? left : tellable });
  const fields = resource.fields.filter(({ name }) => !known.has(name)).map(({ name, span }) => unknown(name, span));
  const keys = resource.primaryKey.filter((name) => !known.has(name) && !described.has(name));
  const { citation, citationSpan, span } = resource;
  const cites = citation === null || known.has(citation) || described.has(citation) ? [] : [citation];
  return [
    ...fields,
    ...keys.map((name) => unknown(name, span)),
    ...cites.map((name) => unknown(name, citationSpan ?? span)),
  ];
}

function datasetOf(
  file: DataFile,
  resource: Resource,
  read: { readonly table: Pick<RawTable, 'rowCount' | 'lines'>; readonly columns: readonly Column[] },
): Dataset {
  return {
    name: resource.name,
    title: resource.title,
    file: file.source.path,
    hash: file.hash,
    columns: read.columns,
    rowCount: read.table.rowCount,
    primaryKey: resource.primaryKey,
    lines: read.table.lines,
    sources: resource.sources,
    citation: resource.citation,
    privacy: resource.privacy,
  };
}
