import { createHash } from 'node:crypto';
import { indexData } from '../../../src/data/index-data.ts';
import { readTable } from '../../../src/data/read-table.ts';
import type { DataFolder, Dataset, Resource } from '../../../src/model/data.ts';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { locate } from '../../../src/diagnostics/locate.ts';

/** A data folder `data/` with these files and, where given, a `datapackage.json` that lists these resources. */
export function folderOf(files: readonly string[], resources?: readonly object[] | string): DataFolder {
  const path = 'data/datapackage.json';
  const text = typeof resources === 'string' ? resources : JSON.stringify({ resources }, null, 1);
  return {
    folder: 'data',
    files,
    descriptor: resources === undefined ? null : { path, text },
    values: null,
    references: [],
  };
}

/** Reads one file as its entry of `datapackage.json` describes it. */
export function read(text: string, entry: object = {}, path = 'data/t.csv'): Read {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = folderOf([path], [{ name: 't', path: name, ...entry }]);
  const index = indexData(folder);
  const hash = createHash('sha256').update(text).digest('hex');
  const { value, diagnostics } = readTable({ source: { path, text }, hash }, index.value[0] as Resource);
  const all = [...index.diagnostics, ...diagnostics];
  return { dataset: value, diagnostics: all, lines: linesOf(all, path, text) };
}

export interface Read {
  readonly dataset: Dataset | null;
  readonly diagnostics: readonly Diagnostic[];
  /** `line:column code`, one a diagnostic. */
  readonly lines: readonly string[];
}

/** A dataset as `name: type` and its values, column by column. */
export function columnsOf({ dataset }: Read): Record<string, readonly unknown[]> {
  return Object.fromEntries((dataset?.columns ?? []).map(({ name, type, values }) => [`${name}: ${type}`, values]));
}

function linesOf(diagnostics: readonly Diagnostic[], path: string, text: string): string[] {
  return locate(diagnostics, new Map([[path, { path, text }]])).map((d) => `${d.line}:${d.column} ${d.code}`);
}
