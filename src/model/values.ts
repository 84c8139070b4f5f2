/*
 * Numbers that a talk shows, and what they were made of. A number's way back is made of rows of datasets themselves, so
 * that file, hash, line and citation are found where they are told, and not carried along.
 */
import type { Cell, Dataset } from './data.ts';
import type { Span } from './text.ts';

/** Some rows of one column of a table. */
export interface Reading {
  readonly dataset: Dataset;
  /** The column's exact name. */
  readonly column: string;
  /** Row numbers from 0, ascending. */
  readonly rows: readonly number[];
}

/** Some rows of a table. */
export type RowGroup = Omit<Reading, 'column'>;

/** What a shown number was made of. */
export interface Origin {
  /** What was read: the cells that the number is, or that it was computed or selected from. */
  readonly readings: readonly Reading[];
  /** How it was computed, in words: `mean of 12 rows`, `a.value - b.value`; `null` for a cell as it is. */
  readonly transform: string | null;
  /** Names of the values that it was computed from. */
  readonly values: readonly string[];
  /**
   * Groups of rows of sensitive tables, one for each number that it was computed from, where `readings` no longer tell
   * them apart; never told, only judged.
   */
  readonly groups?: readonly RowGroup[];
}

/** One number of a named value, with its way back. */
export interface ValuePart {
  readonly value: Cell;
  readonly origin: Origin;
}

/** Members of a value: `.value .low .high .level .n`. */
export type ValueMember = 'value' | 'low' | 'high' | 'level' | 'n';

/** A value that the talk may show by its name. */
export interface NamedValue {
  /** As mustaches write it: `trials.e1910-os5-blina`, `e1910.gain`. */
  readonly name: string;
  readonly label: string | null;
  /** `pct`, `points`, `ratio`, `months`, … or any other word, as shown behind the number. */
  readonly unit: string | null;
  /** A d3-format pattern, or `null` for the number as it is. */
  readonly format: string | null;
  readonly value: ValuePart;
  /** Ends of the confidence interval; `null` without one. */
  readonly low: ValuePart | null;
  readonly high: ValuePart | null;
  /** Confidence level in percent: 95. */
  readonly level: ValuePart | null;
  /** Number of patients (or whatever was counted) behind the value. */
  readonly n: ValuePart | null;
  /** Where it is defined: its key in `values.yaml` or in the deck. */
  readonly span: Span;
}

/** A table each row of which is a value, named by the row's key; made row by row in `util/estimates.ts`. */
export interface Estimates {
  readonly dataset: Dataset;
  /** Column of each member. */
  readonly columns: Readonly<Record<ValueMember, string | null>> & { readonly value: string };
  /** Confidence level in percent for all rows; `null` where a column says it, or nothing does. */
  readonly level: number | null;
  /** Column of the unit, or one unit for all. */
  readonly unit: ColumnOrWord | null;
  readonly label: ColumnOrWord | null;
  readonly format: ColumnOrWord | null;
  /** Where it is declared. */
  readonly span: Span;
}

/** Said for all rows at once, or row by row in a column. */
export type ColumnOrWord =
  { readonly kind: 'column'; readonly column: string } | { readonly kind: 'word'; readonly word: string };

/** All values of a talk. */
export interface Values {
  /** By their whole names, dots and all. */
  readonly named: ReadonlyMap<string, NamedValue>;
  /** By the dataset's name. */
  readonly estimates: ReadonlyMap<string, Estimates>;
  /** Names whose definition has an error, which is told already; of estimates the dataset's name. */
  readonly broken: ReadonlySet<string>;
}

/** A value on its way to the page, with what is needed to say where it came from. */
export interface ShownValue {
  /** What the reader sees, as plain text. */
  readonly text: string;
  /** The mustache that asked for it. */
  readonly span: Span;
  readonly where: ShownWhere;
  /** The value's or the cell's name as written in the mustache: `trials.e1910-os5-blina`. */
  readonly name: string;
  /** The number before it was written out; `null` for text. */
  readonly number: number | null;
  /** The d3-format pattern that it was written with. */
  readonly format: string | null;
  /** `null` for text that comes from no data: a setting, a loop's counter. */
  readonly origin: Origin | null;
}

/** Whether a value stands in the slide's text, in the notes, or in the strings of a chart. */
export type ShownWhere =
  { readonly kind: 'slide' } | { readonly kind: 'notes' } | { readonly kind: 'chart'; readonly chart: number };
