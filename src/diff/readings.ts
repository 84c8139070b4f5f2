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

/** Keys of the rows that readings of one file read, each once, and how many they are. */
export function rowsOf(file: TraceFile, readings: readonly TraceReading[]): { keys: readonly string[]; count: number } {
  const ranges = merged(readings.flatMap(([, , rows]) => rows));
  const count = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return { keys: ranges.flatMap(([from, to]) => file.rows.slice(from, to + 1)), count };
}

/**
 * Like {@link sourceWords}, with the columns that can be behind a change of the text when the number itself stays: those
 * of the interval. The trace does not say which bound a column is; where its name does not either, all are named.
 */
export function beside(
  trace: Trace,
  readings: readonly TraceReading[],
  texts: readonly [string, string],
): string | null {
  const [first, ...others] = readings;
  const file = first === undefined ? undefined : trace.files[first[0]];
  if (first === undefined || file === undefined || others.some(([index]) => index !== first[0])) {
    return sourceWords(trace, readings);
  }
  const names = [...new Set(others.map(([, column]) => file.columns[column] ?? ''))];
  const bounds = names.filter((name) => !file.key.includes(name));
  if (bounds.length === 0) return sourceWords(trace, readings);
  const [old = [], now = []] = texts.map(figuresOf);
  const isInterval = old.length === now.length && now.length === figureNames.length;
  const moved = isInterval ? figureNames.filter((_, i) => old[i] !== now[i]) : [];
  const found = moved.map((pattern) => bounds.filter((name) => pattern.test(name)));
  const known = found.length > 0 && found.every(({ length }) => length === 1) ? found.flat() : bounds;
  return sourceOf(trace, first, known.join(', '));
}

/** `82.4% (95% CI 73.7–88.4)`: what the columns of its figures are mostly called; the first is the number itself. */
const figureNames: readonly RegExp[] = [
  /^$/,
  /level|conf/i,
  /lo(?:w(?:er)?)?(?:$|[^a-z])|lcl/i,
  /hi(?:gh(?:er)?)?(?:$|[^a-z])|upp|ucl/i,
];

/** The numbers in a text, as written. */
export function figuresOf(text: string): readonly string[] {
  return text.match(/[−-]?\p{Nd}+(?:[.,]\p{Nd}+)*/gu) ?? [];
}

function sourceOf(trace: Trace, [index, column, rows]: TraceReading, columns?: string): string {
  const file = trace.files[index] as TraceFile;
  const ranges = merged(rows);
  const count = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const keys = count <= fewRows ? ranges.flatMap(([from, to]) => file.rows.slice(from, to + 1)) : [];
  const words = keys.length > 0 && keys.length === count ? keys.join(', ') : `${count} rows`;
  return `${file.path}, ${words}, ${columns ?? file.columns[column] ?? ''}`;
}
