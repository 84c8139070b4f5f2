import type { Trace, TraceChart, TraceFile, TraceMark, TraceReading, TraceSlide } from './evidence.ts';

/**
 * A trace as it stands in the page, with all that `trace.json` says. Most of a trace are the marks of charts, which differ
 * in their rows alone: they are told by the shapes that they share, and rows in sequence by the first and their count.
 */
export interface PackedTrace extends Omit<Trace, 'version' | 'files' | 'slides'> {
  readonly version: 'packed-1';
  readonly files: readonly PackedFile[];
  readonly slides: readonly PackedSlide[];
}

/** Numbers, of which those that go on by 0 or 1 are one entry. */
export type PackedNumbers = readonly (number | readonly [first: number, count: number, step: 0 | 1])[];

/** A file; keys of rows that are whole numbers are packed as such. */
export interface PackedFile extends Omit<TraceFile, 'rows' | 'lines' | 'cites'> {
  readonly rows: { readonly keys: readonly string[] } | { readonly numbers: PackedNumbers };
  readonly lines: PackedNumbers;
  readonly cites: PackedNumbers;
}

/** One slide; lists that are empty are left out. */
export interface PackedSlide
  extends
    Omit<TraceSlide, 'values' | 'charts' | 'claims' | 'cites'>,
    Partial<Pick<TraceSlide, 'values' | 'claims' | 'cites'>> {
  readonly charts?: readonly PackedChart[];
}

/** A chart with the shapes of its marks, and its marks in order. */
export interface PackedChart extends Omit<TraceChart, 'marks'> {
  readonly shapes: readonly MarkShape[];
  readonly marks: readonly PackedMarks[];
}

/** What marks have in common: all but the rows, which are the same in each of their columns. */
export interface MarkShape extends Omit<TraceMark, 'at' | 'from'> {
  readonly columns: readonly (readonly [file: number, column: number])[];
}

/** Marks that follow each other: of one shape, each with its rows or with one row after the other; or as they are. */
export type PackedMarks =
  | readonly [shape: number, rows: readonly PackedRows[], count?: undefined]
  | readonly [shape: number, first: number, count: number]
  | TraceMark;

/** Rows of a mark: its only one, or as in a reading. */
export type PackedRows = number | TraceReading[2];
