import type { Dataset } from '../../model/data.ts';
import type { TraceFile, TraceReading } from '../../model/evidence.ts';
import type { Reading } from '../../model/values.ts';
import { citationKeys } from '../../util/citations/keys-of-reading.ts';
import { columnOf, rowKey } from '../../util/dataset.ts';
import { rowRuns } from '../../util/row-runs.ts';

/** The tables of a trace, and readings as indices into them. */
export interface TraceTables {
  readonly files: readonly TraceFile[];
  readonly write: (readings: readonly Reading[]) => readonly TraceReading[];
}

/** The index of the reference that a table means by a key. */
export type CitedIn = (dataset: Dataset, key: string) => number | undefined;

interface FileDraft {
  readonly dataset: Dataset;
  readonly columns: Set<string>;
  readonly rows: Set<number>;
}

/**
 * Lists every file, column and row that anything was read from. Of rows about persons nothing is listed.
 * @param all every reading that will be written
 * @param references index of each cited reference, by the key that a table writes
 * @param current a table as it is now: a slide that was made before may know an earlier one, the same as far as it saw it
 */
export function traceTables(
  all: Iterable<Reading>,
  references: CitedIn,
  current: (dataset: Dataset) => Dataset,
): TraceTables {
  const drafts = new Map<unknown, FileDraft>();
  for (const { dataset, column, rows } of all) {
    const identity = identityOf(dataset);
    let draft = drafts.get(identity);
    if (draft === undefined) drafts.set(identity, (draft = { dataset, columns: new Set(), rows: new Set() }));
    draft.columns.add(column);
    if (dataset.privacy === null) for (const row of rows) draft.rows.add(row);
  }
  const sorted = [...drafts].sort(([, a], [, b]) => byName(a.dataset, b.dataset));
  const numbered = new Map(sorted.map(([identity, draft], file) => [identity, { file, ...numberParts(draft) }]));
  const written = new Map<readonly number[], TraceReading[2]>();
  const rowsOf = (rows: readonly number[], index: ReadonlyMap<number, number>): TraceReading[2] => {
    let known = written.get(rows);
    if (known === undefined) written.set(rows, (known = rowRuns(rows.map((row) => index.get(row) ?? -1))));
    return known;
  };
  return {
    files: sorted.map(([, draft]) => fileOf({ ...draft, dataset: current(draft.dataset) }, references)),
    write: (readings) =>
      readings.map(({ dataset, column, rows }): TraceReading => {
        const entry = numbered.get(identityOf(dataset));
        if (entry === undefined) return [-1, -1, []];
        return [entry.file, entry.columns.get(column) ?? -1, dataset.privacy === null ? rowsOf(rows, entry.rows) : []];
      }),
  };
}

/** Rows written in a deck share its file with those of other charts; charts have copies of datasets, with the same columns. */
function identityOf({ file, hash, columns }: Dataset): unknown {
  return hash === '' ? columns : file;
}

function byName(a: Dataset, b: Dataset): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

interface Numbered {
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<number, number>;
}

function numberParts(draft: FileDraft): Numbered {
  return {
    columns: new Map(columnsIn(draft).map((name, i) => [name, i])),
    rows: new Map(rowsIn(draft).map((row, i) => [row, i])),
  };
}

function columnsIn({ columns }: FileDraft): readonly string[] {
  return [...columns].sort();
}

function rowsIn({ rows }: FileDraft): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}

function fileOf(draft: FileDraft, references: CitedIn): TraceFile {
  const { dataset } = draft;
  const rows = rowsIn(draft);
  return {
    path: dataset.file,
    dataset: dataset.name,
    hash: dataset.hash,
    key: dataset.primaryKey,
    columns: columnsIn(draft),
    rows: rows.map((row) => rowKey(dataset, row)),
    lines: rows.map((row) => dataset.lines[row] ?? 0),
    cites: rows.map((row) => citationOf(dataset, row, references)),
    sensitive: dataset.privacy !== null,
  };
}

function citationOf(dataset: Dataset, row: number, references: CitedIn): number {
  const cell = dataset.citation === null ? null : (columnOf(dataset, dataset.citation)?.values[row] ?? null);
  const own = citationKeys(cell);
  const key = (own.length > 0 ? own : dataset.sources)
    .map((one) => references(dataset, one))
    .find((one) => one !== undefined);
  return key ?? -1;
}
