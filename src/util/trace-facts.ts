import type { Trace, TraceReading } from '../model/evidence.ts';
import { rowsOfRuns } from './row-runs.ts';

/** One file's part in a number, chart or mark. */
export interface FileFacts {
  readonly path: string;
  readonly hash: string;
  readonly columns: readonly string[];
  readonly rows: readonly RowFacts[];
  /** Rows are about persons: none is told. */
  readonly sensitive: boolean;
  readonly citations: Trace['references'];
}

/** A row by its key, with its line in the file; 0 where the format has no lines. */
export interface RowFacts {
  readonly key: string;
  readonly line: number;
}

/** What was read, file by file. */
export function factsOf(trace: Trace, read: readonly TraceReading[]): readonly FileFacts[] {
  const byFile = new Map<number, TraceReading[]>();
  for (const reading of read) byFile.set(reading[0], [...(byFile.get(reading[0]) ?? []), reading]);
  return [...byFile].flatMap(([at, readings]): readonly FileFacts[] => {
    const file = trace.files[at];
    if (file === undefined) return [];
    const rows = [...new Set(readings.flatMap(([, , list]) => rowsOfRuns(list)))].sort((a, b) => a - b);
    const cited = [...new Set(rows.map((row) => file.cites[row] ?? -1))];
    return [
      {
        path: file.path,
        hash: file.hash,
        sensitive: file.sensitive,
        columns: [...new Set(readings.map(([, column]) => file.columns[column] ?? ''))],
        rows: rows.map((row) => ({ key: file.rows[row] ?? '', line: file.lines[row] ?? 0 })),
        citations: cited.map((index) => trace.references[index]).filter((one) => one !== undefined),
      },
    ];
  });
}

/** Where something comes from, in a few words: `trials.csv, row e1910-os5-blina, column estimate`. */
export function sourceWords(facts: readonly FileFacts[]): string {
  const parts = facts.map(({ path, rows, columns, sensitive }) => {
    const [first] = rows;
    const which = sensitive
      ? 'rows that are not told'
      : rows.length === 1
        ? `row ${first?.key ?? ''}`
        : `${rows.length} rows`;
    const what = columns.length === 1 ? `column ${columns[0] ?? ''}` : `${columns.length} columns`;
    return `${path.slice(path.lastIndexOf('/') + 1)}, ${which}, ${what}`;
  });
  return parts.join('; ');
}
