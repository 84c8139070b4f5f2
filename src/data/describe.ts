import type { Column, Dataset, FieldSchema, Resource } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { SourceFile } from '../model/text.ts';
import { extensionOf } from '../util/paths.ts';
import { undescribed } from './index-data.ts';
import { readRaw, readTable } from './read-table.ts';
import type { RawTable } from './readers/raw-table.ts';
import { typeColumn } from './type-column.ts';
import { dateFormatOf } from './types/date-like.ts';

/**
 * Writes a file's entry for `datapackage.json`: its columns with their types, which of them are always filled, a key
 * where one column can be it, and how its numbers and dates are written where that is not the usual way.
 * @returns the entry with what should be known about the file; `null` where it is no table
 */
export function describeFile(source: SourceFile): Staged<Json> {
  const plain = undescribed(source.path);
  const raw = readRaw(source, plain);
  if (raw.value === null) return { value: null, diagnostics: raw.diagnostics };
  const table = raw.value;
  const dialect = bestDialect(table, plain);
  const described = table.columns.map((_, index) => describeColumn(table, index, dialect));
  const fields = described.map(({ field }) => field).filter((field) => field !== null);
  const entry: Resource = { ...dialect, described: true, fields };
  const read = readTable({ source, hash: '' }, entry);
  const diagnostics = [...described.flatMap((d) => d.diagnostics), ...read.diagnostics].map(asAdvice);
  return { value: read.value === null ? null : entryOf(read.value, table, entry), diagnostics: once(diagnostics) };
}

/** What inference calls an error is settled by the entry: the column is declared as text there. */
function asAdvice(diagnostic: Diagnostic): Diagnostic {
  const settled = ['data/not-a-number', 'data/not-a-date', 'data/decimal-comma', 'data/mixed-types'];
  return settled.includes(diagnostic.code) ? { ...diagnostic, severity: 'warning' } : diagnostic;
}

function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ code, span }: Diagnostic): string => `${code} ${span?.start} ${span?.end}`;
  return diagnostics.filter((d, i) => diagnostics.findIndex((other) => key(other) === key(d)) === i);
}

/** The way of writing numbers that makes most columns numeric; the usual one where nothing is gained. */
function bestDialect(table: RawTable, plain: Resource): Resource {
  const styles = [
    { decimal: '.', thousands: null },
    { decimal: ',', thousands: null },
    { decimal: '.', thousands: ',' },
    { decimal: ',', thousands: '.' },
  ] as const;
  const worth = (resource: Resource): number => {
    const columns = table.columns.map((_, index) => typeColumn(table, index, resource));
    return columns.filter(({ value, diagnostics }) => isNumeric(value) && diagnostics.length === 0).length;
  };
  let best = plain;
  let most = worth(plain);
  for (const style of styles.slice(1)) {
    const resource = { ...plain, dialect: { ...plain.dialect, ...style } };
    const count = worth(resource);
    if (count > most) [best, most] = [resource, count];
  }
  return best;
}

function isNumeric({ type }: Column): boolean {
  return type === 'integer' || type === 'number';
}

/** A column's field where it needs one to be read at all: dates in another form, text that looks like numbers. */
function describeColumn(
  table: RawTable,
  index: number,
  resource: Resource,
): { readonly field: FieldSchema | null; readonly diagnostics: readonly Diagnostic[] } {
  const { value, diagnostics } = typeColumn(table, index, resource);
  if (!diagnostics.some(({ severity }) => severity === 'error')) return { field: null, diagnostics };
  const name = value.name;
  for (const format of dateFormats(value)) {
    const field: FieldSchema = { ...blankField(table, index), name, type: 'date', format };
    const tried = typeColumn(table, index, { ...resource, fields: [field] });
    if (tried.diagnostics.length === 0) return { field, diagnostics: [] };
  }
  return { field: { ...blankField(table, index), name, type: 'string' }, diagnostics };
}

/** The date formats that its cells suggest. */
function dateFormats(column: Column): Set<string> {
  const texts = column.values.filter((value) => typeof value === 'string');
  const formats = texts.slice(0, 1000).map(dateFormatOf);
  return new Set(formats.filter((format) => format !== null && !format.endsWith('%y')) as string[]);
}

function blankField(table: RawTable, index: number): FieldSchema {
  const column = table.columns[index] as RawTable['columns'][number];
  return {
    name: column.name,
    type: null,
    format: null,
    required: false,
    unique: false,
    minimum: null,
    maximum: null,
    enum: null,
    pattern: null,
    decimal: null,
    thousands: null,
    span: column.span,
  };
}

function entryOf(dataset: Dataset, table: RawTable, entry: Resource): JsonObject {
  const formats = new Map(entry.fields.map(({ name, format }) => [name, format]));
  const fields = dataset.columns.map(({ name, type, values }) => {
    const format = formats.get(name) ?? null;
    return {
      name,
      type,
      ...(format === null ? {} : { format }),
      ...(values.includes(null) ? {} : { constraints: { required: true } }),
    };
  });
  const key = keyColumn(dataset);
  const schema = { fields, ...(key === null ? {} : { primaryKey: key }) };
  return { name: slugOf(dataset.name), path: dataset.file, ...dialectOf(table, entry), schema };
}

function dialectOf(table: RawTable, { dialect, path }: Resource): JsonObject {
  const usual = extensionOf(path) === 'csv' ? ',' : '\t';
  const other = table.delimiter === null || table.delimiter === usual ? {} : { delimiter: table.delimiter };
  const decimal = dialect.decimal === '.' ? {} : { decimalChar: dialect.decimal };
  const thousands = dialect.thousands === null ? {} : { groupChar: dialect.thousands };
  const found = { ...other, ...decimal, ...thousands };
  return Object.keys(found).length === 0 ? {} : { dialect: found };
}

/** A name as Frictionless wants it: lower case letters, digits, `.`, `_` and `-`. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'table' : slug;
}

const longestKey = 60;

/** The first column of short texts that tells every row from the others. */
function keyColumn(dataset: Dataset): string | null {
  const fits = ({ type, values }: Column): boolean =>
    type === 'string' &&
    values.every((value) => typeof value === 'string' && value.length <= longestKey && !/\s{2}|[\n/]/.test(value)) &&
    new Set(values).size === values.length;
  return dataset.columns.find(fits)?.name ?? null;
}
