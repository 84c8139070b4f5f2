import type { Trace, TraceFile, TraceReading } from '../model/evidence.ts';

/** What of one file is read: columns by name and rows by key, in the file's order. */
export interface FileReads {
  readonly file: string;
  readonly hash: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** What readings read, file by file. */
export function readsByFile(trace: Trace, readings: readonly TraceReading[]): ReadonlyMap<string, FileReads> {
  const found = new Map<string, FileReads>();
  for (const [index, file] of trace.files.entries()) {
    const own = readings.filter(([at]) => at === index);
    if (own.length === 0) continue;
    const columns = new Set(own.map(([, column]) => column));
    const rows = merged(own.flatMap(([, , ranges]) => ranges)).flatMap(([from, to]) => file.rows.slice(from, to + 1));
    found.set(file.path, {
      file: file.path,
      hash: file.hash,
      columns: file.columns.filter((_, column) => columns.has(column)),
      rows,
    });
  }
  return found;
}

/** Ranges joined where they meet, so that no row is taken twice however often it is named. */
function merged(rows: TraceReading[2]): readonly (readonly [number, number])[] {
  const ranges = rows.map((row) => (typeof row === 'number' ? ([row, row] as const) : row));
  const joined: [number, number][] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** One or two ranges of one reading are told by their rows; more by their number. */
const fewRows = 3;

/**
 * Where a number was read, as a key that is the same in both versions of a talk as long as the number comes from the
 * same rows and columns.
 */
export function sourceKey(trace: Trace, readings: readonly TraceReading[]): string {
  return readings.map((reading) => sourceOf(trace, reading)).join('\n');
}

/** Where a number was read, in words; `null` where it was not read from data. */
export function sourceWords(trace: Trace, readings: readonly TraceReading[]): string | null {
  const [first] = readings;
  return first === undefined ? null : sourceOf(trace, first);
}

function sourceOf(trace: Trace, [index, column, rows]: TraceReading): string {
  const file = trace.files[index] as TraceFile;
  const ranges = merged(rows);
  const count = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const keys = count <= fewRows ? ranges.flatMap(([from, to]) => file.rows.slice(from, to + 1)) : [];
  const words = keys.length > 0 && keys.length === count ? keys.join(', ') : `${count} rows`;
  return `${file.path}, ${words}, ${file.columns[column] ?? ''}`;
}
