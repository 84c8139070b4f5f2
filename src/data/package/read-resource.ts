import { diagnose } from '../../diagnostics/diagnose.ts';
import type { DataFolder, FieldSchema, Resource } from '../../model/data.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { joinPath, judgePath, resolveReference } from '../../util/paths.ts';
import {
  child,
  isObject,
  objectAt,
  placeOf,
  textAt,
  textsAt,
  warnNearMisses,
  wrongShape,
  type PackageReader,
} from './package-reader.ts';
import { readDialect } from './read-dialect.ts';
import { readField } from './read-field.ts';
import { privacyKeys, readPrivacy, refuseMark } from './read-privacy.ts';

/** Keys of a table in a data package. */
export const resourceKeys = [
  'name',
  'path',
  'title',
  'description',
  'type',
  'format',
  'mediatype',
  'encoding',
  'bytes',
  'hash',
  'schema',
  'dialect',
  'sources',
  'licenses',
  'licences',
  'profile',
  '$schema',
  'homepage',
  'data',
  'missingValues',
  'primaryKey',
  'decimal',
  'decimalChar',
  'groupChar',
  'delimiter',
  'contributors',
  'citation',
  ...privacyKeys,
];
/** Keys of the schema of a table. */
export const schemaKeys = [
  'fields',
  'primaryKey',
  'foreignKeys',
  'missingValues',
  'fieldsMatch',
  'uniqueKeys',
  '$schema',
  'title',
  'description',
];

/** Reads one resource of `datapackage.json`; `null` where it cannot be used at all. */
export function readResource(
  reader: PackageReader,
  value: Json,
  at: { readonly pointer: string; readonly folder: DataFolder },
): Resource | null {
  const { pointer, folder } = at;
  if (!isObject(value)) {
    wrongShape(reader, pointer, 'resources', 'a list of objects');
    return null;
  }
  warnNearMisses(reader, value, pointer, resourceKeys);
  const path = readPath(reader, value, { pointer, folder });
  if (path === null) return null;
  const schema = objectAt(reader, value, pointer, 'schema');
  const schemaAt = child(pointer, 'schema');
  warnNearMisses(reader, schema, schemaAt, schemaKeys);
  refuseMark(reader, schema, schemaAt);
  const name = textAt(reader, value, pointer, 'name') ?? stemOf(path);
  const namePlace = reader.located.places.get(child(pointer, 'name'));
  return {
    name,
    path,
    described: true,
    title: textAt(reader, value, pointer, 'title'),
    fields: readFields(reader, schema, schemaAt),
    primaryKey: textsAt(reader, schema, schemaAt, 'primaryKey') ?? textsAt(reader, value, pointer, 'primaryKey') ?? [],
    sources: readKeys(reader, value, { pointer, key: 'sources', member: 'key' }),
    citation: textAt(reader, value, pointer, 'citation'),
    citationSpan: reader.located.places.get(child(pointer, 'citation'))?.value ?? null,
    privacy: readPrivacy(reader, value, pointer),
    licences: readKeys(reader, value, {
      pointer,
      key: value['licences'] === undefined ? 'licenses' : 'licences',
      member: 'name',
    }),
    dialect: readDialect(reader, value, pointer),
    missingValues:
      textsAt(reader, schema, schemaAt, 'missingValues') ?? textsAt(reader, value, pointer, 'missingValues'),
    span: namePlace?.value ?? placeOf(reader, pointer),
  };
}

/** A file's name without folder and extension. */
export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

function readPath(
  reader: PackageReader,
  resource: JsonObject,
  { pointer, folder }: { readonly pointer: string; readonly folder: DataFolder },
): string | null {
  const paths = textsAt(reader, resource, pointer, 'path');
  if (paths === null || paths.length !== 1) {
    const what =
      resource['data'] === undefined ? 'one path' : 'a path: rows written into datapackage.json are not read';
    if (paths !== null || resource['path'] === undefined)
      wrongShape(reader, resource['path'] === undefined ? pointer : child(pointer, 'path'), 'path', what);
    return null;
  }
  const written = paths[0] as string;
  const span = placeOf(reader, child(pointer, 'path'));
  const resolved = resolveReference(joinPath(folder.folder, 'datapackage.json'), written);
  if (/^https?:|^\/\//i.test(written)) reader.diagnostics.push(diagnose('data/remote', span, { url: written }));
  else if (!resolved.ok)
    reader.diagnostics.push(diagnose('data/refused-path', span, { path: written, why: resolved.why }));
  else if (!isBelow(resolved.path, folder.folder)) {
    reader.diagnostics.push(diagnose('data/outside-folder', span, { path: written, folder: `${folder.folder}/` }));
  } else {
    const path = sameName(resolved.path, folder.files);
    if (path !== null) return path;
    const files = folder.files.map((file) => file.slice(folder.folder === '' ? 0 : folder.folder.length + 1));
    reader.diagnostics.push(
      diagnose('data/missing-file', span, { path: written, files: files.filter((f) => judgePath(f) === null) }),
    );
  }
  return null;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The file of this name, also where a disk spells its accents in another way (NFC and NFD). */
export function sameName(path: string, files: readonly string[]): string | null {
  const { exact, composed } = namesOf(files);
  return exact.has(path) ? path : (composed.get(path.normalize('NFC')) ?? null);
}

/** Names of the files of a folder; in Unicode's composed form, the first of those that it makes alike. */
interface FileNames {
  readonly exact: ReadonlySet<string>;
  readonly composed: ReadonlyMap<string, string>;
}

const ofFolders = new WeakMap<readonly string[], FileNames>();

function namesOf(files: readonly string[]): FileNames {
  let names = ofFolders.get(files);
  if (names === undefined) {
    const composed = new Map(files.toReversed().map((file) => [file.normalize('NFC'), file]));
    ofFolders.set(files, (names = { exact: new Set(files), composed }));
  }
  return names;
}

function readFields(reader: PackageReader, schema: JsonObject, pointer: string): FieldSchema[] {
  const fields = schema['fields'];
  if (fields === undefined) return [];
  if (!Array.isArray(fields)) {
    wrongShape(reader, child(pointer, 'fields'), 'fields', 'a list');
    return [];
  }
  const seen = new Set<string>();
  return (fields as readonly Json[]).flatMap((value, i) => {
    const field = readField(reader, value, child(child(pointer, 'fields'), i));
    if (field === null) return [];
    if (seen.has(field.name)) {
      reader.diagnostics.push(diagnose('data/duplicate-field', field.span, { name: field.name }));
      return [];
    }
    seen.add(field.name);
    return [field];
  });
}

/** Texts of a list; of its objects the named member. A source without a key is credit, not a citation. */
function readKeys(
  reader: PackageReader,
  resource: JsonObject,
  at: { readonly pointer: string; readonly key: string; readonly member: string },
): string[] {
  const value = resource[at.key];
  if (value === undefined || value === null) return [];
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value as Json];
  return items.flatMap((item, i) => {
    if (typeof item === 'string') return [item];
    if (isObject(item)) return typeof item[at.member] === 'string' ? [item[at.member] as string] : [];
    wrongShape(reader, child(child(at.pointer, at.key), i), at.key, 'a list of texts or objects');
    return [];
  });
}
