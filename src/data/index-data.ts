import { diagnose } from '../diagnostics/diagnose.ts';
import type { DataFolder, Privacy, Resource } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { SourceFile } from '../model/text.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { joinPath } from '../util/paths.ts';
import { readYaml } from '../util/yaml.ts';
import { isObject, warnNearMisses, wrongShape, type PackageReader } from './package/package-reader.ts';
import { isMarked, refuseMark, strictestByPath, usualCell } from './package/read-privacy.ts';
import { readResource, stemOf } from './package/read-resource.ts';
import { checkJson } from './readers/json-check.ts';
import { readerOf } from './readers/registry.ts';

/**
 * Lists the tables of the data folder: first those that `datapackage.json` describes (Frictionless Data Package with
 * Table Schema), then the other files that can be read, named by their stem.
 */
export function indexData(folder: DataFolder): Staged<readonly Resource[]> {
  const { value, diagnostics } = indexPackage(folder);
  return { value, diagnostics };
}

/** An index with the names that are described with an error, so that asking for one is not a second error. */
export interface PackageIndex extends Staged<readonly Resource[]> {
  readonly broken: ReadonlySet<string>;
  /** Whether `datapackage.json` itself cannot be read, so that nothing is known of any table. */
  readonly isUnreadable: boolean;
  /** Set where a sensitive table cannot be told from other files, since its entry has an error. */
  readonly lostMark: Privacy | null;
}

/** {@link indexData} with the names of resources that cannot be used. */
export function indexPackage(folder: DataFolder): PackageIndex {
  const described = folder.descriptor === null ? nothing : readPackage(folder.descriptor, folder);
  const known = new Set(described.value.map(({ path }) => path));
  const values = ['values.yaml', 'values.yml'].map((name) => joinPath(folder.folder, name));
  const found = folder.files
    .filter(
      (path) =>
        !known.has(path) && !values.includes(path) && path !== folder.descriptor?.path && readerOf(path) !== null,
    )
    .map((path) => ({ ...undescribed(path), privacy: described.lostMark }));
  return { ...described, value: [...described.value, ...found] };
}

const nothing: PackageIndex = {
  value: [],
  diagnostics: [],
  broken: new Set(),
  isUnreadable: false,
  lostMark: null,
};

/** A resource for a file of which nothing is known but its path. */
export function undescribed(path: string): Resource {
  return {
    name: stemOf(path),
    path,
    described: false,
    title: null,
    fields: [],
    primaryKey: [],
    sources: [],
    citation: null,
    privacy: null,
    licences: [],
    dialect: { delimiter: null, decimal: '.', thousands: null },
    missingValues: null,
    span: null,
  };
}

/** Keys of a data package. */
export const packageKeys = [
  'name',
  'resources',
  'title',
  'description',
  'licenses',
  'licences',
  'sources',
  'contributors',
  'keywords',
  'version',
  'homepage',
  'created',
  'id',
  'image',
  'profile',
  '$schema',
];

function readPackage(source: SourceFile, folder: DataFolder): PackageIndex {
  const syntax = checkJson(source);
  if (syntax !== null) return { ...nothing, diagnostics: [syntax], isUnreadable: true };
  const { located, problems } = readYaml(mappedSource(source));
  const start = { file: source.path, start: 0, end: 0 };
  const diagnostics: Diagnostic[] = problems.map(({ detail, span }) =>
    diagnose('data/json-syntax', span ?? start, { detail, hint: null }),
  );
  const reader: PackageReader = { located, diagnostics };
  const root = located.value;
  if (diagnostics.length > 0) return { ...nothing, diagnostics, isUnreadable: true };
  if (!isObject(root)) {
    wrongShape(reader, '', 'datapackage.json', 'an object with `resources`');
    return { ...nothing, diagnostics };
  }
  if (root['resources'] === undefined && (root['schema'] !== undefined || root['path'] !== undefined)) {
    diagnostics.push(diagnose('data/bare-entry', start, { path: source.path }));
    return { ...nothing, diagnostics, isUnreadable: true };
  }
  warnNearMisses(reader, root, '', packageKeys);
  refuseMark(reader, root, '');
  const resources = root['resources'];
  if (resources === undefined) return { ...nothing, diagnostics };
  if (!Array.isArray(resources)) wrongShape(reader, '/resources', 'resources', 'a list');
  const items = Array.isArray(resources) ? (resources as readonly Json[]) : [];
  const read = items.map((item, i) => readResource(reader, item, { pointer: `/resources/${i}`, folder }));
  const broken = items
    .filter((item, i) => read[i] === null && isObject(item))
    .map((item) => (item as JsonObject)['name']);
  return {
    value: withoutDuplicates(strictestByPath(read.filter((resource) => resource !== null)), diagnostics),
    diagnostics,
    broken: new Set(broken.filter((name) => typeof name === 'string')),
    isUnreadable: false,
    lostMark: items.some((item, i) => read[i] === null && isMarked(item))
      ? { minimumCell: usualCell, timeGrid: null }
      : null,
  };
}

function withoutDuplicates(resources: readonly Resource[], diagnostics: Diagnostic[]): Resource[] {
  const byName = new Map<string, Resource>();
  for (const resource of resources) {
    const first = byName.get(resource.name);
    if (first === undefined) byName.set(resource.name, resource);
    else {
      const related = first.span === null ? [] : [{ message: 'it is described here already', span: first.span }];
      diagnostics.push(diagnose('data/duplicate-resource', resource.span, { name: resource.name }, related));
    }
  }
  return [...byName.values()];
}
