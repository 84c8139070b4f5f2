import { describeFile as describeSource } from './data/describe.ts';
import { indexData, undescribed } from './data/index-data.ts';
import { unsupported } from './data/other-formats.ts';
import { otherFormat } from './data/other-formats.ts';
import { readerOf } from './data/readers/registry.ts';
import { noDefinitions } from './data/values/read-definitions.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { hideCells } from './diagnostics/hide-cells.ts';
import { fetchData } from './load/fetch-data.ts';
import { readSource } from './load/read-source.ts';
import type { Resource } from './model/data.ts';
import type { Diagnostic, Staged } from './model/diagnostic.ts';
import type { FileSystem } from './model/effects.ts';
import type { Json, JsonObject } from './model/json.ts';
import type { SourceFile } from './model/text.ts';
import { blankSource } from './util/privacy.ts';

/** An entry for `datapackage.json`, or `null` where the file is no table; with the text that diagnostics point into. */
export interface Description extends Staged<Json> {
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads a data file and writes its entry for `datapackage.json`: columns with their types, its key, and how it writes
 * numbers and dates.
 * @param path from the root, which is the folder of `datapackage.json`
 */
export async function describeFile(path: string, fs: FileSystem): Promise<Description> {
  if (readerOf(path) === null) return { value: null, diagnostics: [notRead(path)], sources: new Map() };
  const askedAt = { file: path, start: 0, end: 0 };
  const other = unsupported(path, askedAt);
  if (other !== null) return { value: null, diagnostics: [other], sources: new Map() };
  const fetched = await fetchData(
    { reads: [{ resource: undescribed(path), askedAt }], names: [], broken: new Set(), definitions: noDefinitions },
    fs,
  );
  // Bytes that are no text have no columns to describe.
  const isText = !fetched.diagnostics.some(({ severity }) => severity === 'error');
  const file = isText ? fetched.value.files.get(path) : undefined;
  if (file === undefined) return { value: null, diagnostics: fetched.diagnostics, sources: new Map() };
  const { value, diagnostics } = describeSource(file.source);
  const found = [...fetched.diagnostics, ...diagnostics];
  const marked = await markedResource(path, fs);
  if (marked === null) return { value, diagnostics: found, sources: new Map([[path, file.source]]) };
  const sources = new Map([[path, blankSource(file.source)]]);
  if (!hasDescribedHeader(value, marked)) return { value: null, diagnostics: [headerFault(path)], sources };
  const entry = value === null ? null : { ...(value as JsonObject), sensitive: true };
  return { value: entry, diagnostics: hideCells(found, file.source, []), sources };
}

/** The file's resource, where the `datapackage.json` at the root marks it: then none of its cells is printed. */
async function markedResource(path: string, fs: FileSystem): Promise<Resource | null> {
  const { value: descriptor } = await readSource('datapackage.json', fs);
  if (descriptor === null) return null;
  const { value } = indexData({ folder: '', files: [path], descriptor, values: null, references: [] });
  return value.find((resource) => resource.path === path && resource.privacy !== null) ?? null;
}

/** Whether the first line holds the names that are described; without a header it would hold cells. */
function hasDescribedHeader(entry: Json, { fields }: Resource): boolean {
  const names = new Set(fields.map(({ name }) => name));
  const schema = entry === null ? undefined : ((entry as JsonObject)['schema'] as JsonObject);
  const found = (schema?.['fields'] ?? []) as unknown as readonly { readonly name: string }[];
  return names.size === 0 || found.every(({ name }) => names.has(name));
}

function headerFault(path: string): Diagnostic {
  const what = 'the first line holds other names than datapackage.json describes';
  return diagnose('privacy/broken-data', { file: path, start: 0, end: 0 }, { what, line: 1, column: null });
}

function notRead(path: string): Diagnostic {
  const format = otherFormat(path) ?? { what: 'no table', advice: 'give a CSV, TSV, JSON, NDJSON or YAML file' };
  return diagnose('data/unsupported-format', { file: path, start: 0, end: 0 }, { path, ...format });
}
