import type { Trace, TraceFile, TraceReading } from '../model/evidence.ts';
import { rowsOf, sourceWords } from './readings.ts';
import type { OriginChange } from './talk-diff.ts';

/** Where a number comes from, so that two versions can be compared. */
export interface Provenance {
  /** Paths of the files, in order. */
  readonly files: string;
  /** Rows by file: their keys, or their number where a key would tell nothing. */
  readonly rows: string;
  readonly isOneRow: boolean;
  readonly columns: ReadonlySet<string>;
  readonly transform: string | null;
  /** In words; `null` where it was not read from data. */
  readonly words: string | null;
}

/** More rows are told apart by their number, their first and their last. */
const mostRows = 2000;

/** What a value was read from, and how it was computed. */
export function provenanceOf(
  trace: Trace,
  readings: readonly TraceReading[],
  transform: string | undefined,
): Provenance {
  const files = [...new Set(readings.map(([file]) => file))].map((index) => {
    const file = trace.files[index] as TraceFile;
    const own = readings.filter(([at]) => at === index);
    return { path: file.path, ...rowWords(file, own) };
  });
  const sorted = files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    files: sorted.map(({ path }) => path).join('\n'),
    rows: JSON.stringify(sorted.map(({ rows }) => rows)),
    isOneRow: files.length === 1 && files[0]?.count === 1,
    columns: new Set(
      readings.map(([file, column]) => `${trace.files[file]?.path ?? ''}\n${trace.files[file]?.columns[column] ?? ''}`),
    ),
    transform: transform ?? null,
    words: sourceWords(trace, readings),
  };
}

/** Without a key rows are known by their number, which is another as soon as a row is put in above. */
function rowWords(file: TraceFile, readings: readonly TraceReading[]): { rows: readonly string[]; count: number } {
  const { keys, count } = rowsOf(file, readings);
  if (file.key.length === 0 || file.sensitive || keys.length !== count) return { rows: [String(count)], count };
  if (count > mostRows) return { rows: [String(count), keys[0] as string, keys.at(-1) as string], count };
  return { rows: [...new Set(keys)].sort(), count };
}

/** What of a number's source is another than before; `null` where nothing is. */
export function originChange(old: Provenance, now: Provenance): OriginChange | null {
  const words = { old: old.words, new: now.words };
  if (old.words === null && now.words === null) return formulaChange(old, now);
  if (old.words === null || now.words === null) return { differs: 'data', ...words };
  if (old.files !== now.files) return { differs: 'file', ...words };
  if (old.rows !== now.rows) return { differs: old.isOneRow && now.isOneRow ? 'row' : 'rows', ...words };
  if (!isWithin(old.columns, now.columns) && !isWithin(now.columns, old.columns))
    return { differs: 'column', ...words };
  return formulaChange(old, now);
}

function formulaChange(old: Provenance, now: Provenance): OriginChange | null {
  if (old.transform === now.transform) return null;
  return { differs: 'formula', old: old.transform, new: now.transform };
}

/** An interval or a condition more reads more columns, and the number is the same. */
function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}
