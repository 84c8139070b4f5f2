import type { Resource } from '../../model/data.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { SourceFile, Span } from '../../model/text.ts';

/**
 * A table as its file spells it, before types: no cell is copied, each is a range of `text`. A million rows
 * then cost a few flat arrays, and numbers are read without making strings.
 */
export interface RawTable {
  /** What the ranges of the cells point into. */
  readonly text: string;
  readonly columns: readonly RawColumn[];
  readonly rowCount: number;
  /** Line of each row in the file, from 1. */
  readonly lines: Int32Array;
  /** Turns the range of a cell with the flag {@link escaped} into its value. */
  readonly unescape: (raw: string) => string;
  /** The place of a cell in the file. */
  readonly place: (column: number, row: number) => Span;
  /** Where the table was cut by commas or semicolons, that character; for hints about decimal commas. */
  readonly delimiter: string | null;
}

/** One column of a {@link RawTable}. */
export interface RawColumn {
  readonly name: string;
  /** Where the column is named. */
  readonly span: Span;
  /** Half-open range of each cell in `text`; an empty range is no value. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** A sum of {@link escaped} and {@link quotedText}, or 0. */
  readonly flags: Uint8Array;
}

/** Flag of a cell whose range must go through `unescape`. */
export const escaped = 1;
/** Flag of a cell that its format says is text (a JSON string): never a number or a boolean. */
export const quotedText = 2;

/** A format of data files. Adding one is a new file and a line in `registry.ts`. */
export interface Reader {
  /** File extensions in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** @returns the table, or `null` where the file cannot be read as one (then there is an error) */
  readonly read: (source: SourceFile, resource: Resource) => Staged<RawTable | null>;
}

/** The text of a cell. */
export function cellText(table: RawTable, column: RawColumn, row: number): string {
  const raw = table.text.slice(column.starts[row], column.ends[row]);
  return ((column.flags[row] as number) & escaped) === 0 ? raw : table.unescape(raw);
}

/** Collects cells column by column in arrays that grow. */
export interface TableBuilder {
  readonly columns: GrowingColumn[];
  lines: Int32Array;
  rowCount: number;
}

/** A {@link RawColumn} with room to grow. */
export interface GrowingColumn {
  name: string;
  span: Span;
  starts: Int32Array;
  ends: Int32Array;
  flags: Uint8Array;
}

/** An empty builder. */
export function tableBuilder(): TableBuilder {
  return { columns: [], lines: new Int32Array(256), rowCount: 0 };
}

/** Adds a column; rows so far have no value in it. */
export function addColumn(builder: TableBuilder, name: string, span: Span): GrowingColumn {
  const size = builder.lines.length;
  const column = { name, span, starts: new Int32Array(size), ends: new Int32Array(size), flags: new Uint8Array(size) };
  builder.columns.push(column);
  return column;
}

/** Begins a row without values and returns its number. */
export function addRow(builder: TableBuilder, line: number): number {
  const row = builder.rowCount++;
  if (row === builder.lines.length) grow(builder, row * 2);
  builder.lines[row] = line;
  return row;
}

/** The finished columns and lines, cut to size. */
export function finishTable(builder: TableBuilder): Pick<RawTable, 'columns' | 'rowCount' | 'lines'> {
  const { rowCount } = builder;
  const columns = builder.columns.map((column) => ({
    name: column.name,
    span: column.span,
    starts: column.starts.subarray(0, rowCount),
    ends: column.ends.subarray(0, rowCount),
    flags: column.flags.subarray(0, rowCount),
  }));
  return { columns, rowCount, lines: builder.lines.slice(0, rowCount) };
}

function grow(builder: TableBuilder, size: number): void {
  builder.lines = longer(builder.lines, new Int32Array(size));
  for (const column of builder.columns) {
    column.starts = longer(column.starts, new Int32Array(size));
    column.ends = longer(column.ends, new Int32Array(size));
    column.flags = longer(column.flags, new Uint8Array(size));
  }
}

function longer<T extends Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
