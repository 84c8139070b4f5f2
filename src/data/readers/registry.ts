import { extensionOf } from '../../util/paths.ts';
import { csvReader, tsvReader } from './csv.ts';
import { jsonReader } from './json.ts';
import { ndjsonReader } from './ndjson.ts';
import type { Reader } from './raw-table.ts';
import { yamlReader } from './yaml.ts';

/** Every format of data files that is read. */
export const readers: readonly Reader[] = [csvReader, tsvReader, jsonReader, ndjsonReader, yamlReader];

/** The reader of a path, by its extension; `null` for a file that is no table. */
export function readerOf(path: string): Reader | null {
  const extension = extensionOf(path);
  return readers.find(({ extensions }) => extensions.includes(extension)) ?? null;
}
