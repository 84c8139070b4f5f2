import { undescribed } from './data/index-data.ts';
import { readTable } from './data/read-table.ts';
import { fetchData } from './load/fetch-data.ts';
import type { Column, Dataset } from './model/data.ts';
import type { Staged } from './model/diagnostic.ts';
import type { FileSystem } from './model/effects.ts';
import type { JsonObject } from './model/json.ts';
import type { SourceFile } from './model/text.ts';

/** An entry for `datapackage.json`, or `null` where the file is no table; with the text that diagnostics point into. */
export interface Description extends Staged<JsonObject | null> {
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads a data file and writes its entry for `datapackage.json`: columns with the types that they would be read with,
 * and the first column as key where every row has its own value in it.
 * @param path from the root, which is the folder of `datapackage.json`
 */
export async function describeFile(path: string, fs: FileSystem): Promise<Description> {
  const resource = undescribed(path);
  const askedAt = { file: path, start: 0, end: 0 };
  const fetched = await fetchData({ reads: [{ resource, askedAt }] }, fs);
  const file = fetched.value.files.get(path);
  if (file === undefined) return { value: null, diagnostics: fetched.diagnostics, sources: new Map() };
  const table = readTable(file, resource);
  return {
    value: table.value === null ? null : entryOf(table.value),
    diagnostics: [...fetched.diagnostics, ...table.diagnostics],
    sources: new Map([[path, file.source]]),
  };
}

function entryOf(dataset: Dataset): JsonObject {
  const fields = dataset.columns.map(({ name, type }) => ({ name, type }));
  const [first] = dataset.columns;
  const key = first !== undefined && isKey(first) ? { primaryKey: first.name } : {};
  return { name: dataset.name, path: dataset.file, schema: { fields, ...key } };
}

function isKey({ type, values }: Column): boolean {
  const isName = type === 'string' || type === 'integer';
  return isName && !values.includes(null) && new Set(values).size === values.length;
}
