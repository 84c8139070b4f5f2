import type { Column, Dataset } from '../../model/data.ts';
import type { JsonObject } from '../../model/json.ts';

/** What one `data` object of a spec gives. */
export interface Table {
  /** The name under which the finished spec holds the rows; `null` where the data stay as written. */
  readonly name: string | null;
  readonly dataset: Dataset | null;
  /** Columns by name; a column without a dataset is one that a generator or nested rows give. */
  readonly columns: ReadonlyMap<string, Column | null>;
  /** Other columns may exist: nothing can be said about an unknown one. */
  readonly open: boolean;
  /** Columns that the author parses anew, so that the cells' own types say nothing. */
  readonly reparsed: ReadonlySet<string>;
  /** Rows whose cells have parts of their own, as far as they are written out. */
  readonly nested?: readonly JsonObject[];
}

/** Data of which nothing is known. */
export const openTable: Table = { name: null, dataset: null, columns: new Map(), open: true, reparsed: new Set() };
