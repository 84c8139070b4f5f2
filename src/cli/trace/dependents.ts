import type { Trace, TraceChart, TraceClaim, TraceReading, TraceSlide, TraceValue } from '../../model/evidence.ts';

/** Cells that are asked after: all of a file, of a row or of a column; indices into the trace's tables. */
export interface Cells {
  readonly file: number;
  /** `null` for all. */
  readonly row: number | null;
  readonly column: number | null;
  /** Set where the column is of the table's key: what names the row by its key depends on it, whatever else it reads. */
  readonly key: string | null;
}

/** What on one slide depends on some cells. */
export interface Dependent {
  readonly slide: TraceSlide;
  readonly values: readonly TraceValue[];
  readonly charts: readonly DependentChart[];
  readonly claims: readonly TraceClaim[];
}

/** A chart that reads some of the cells that are asked after. */
export interface DependentChart {
  /** From 1. */
  readonly number: number;
  readonly chart: TraceChart;
  /** How many marks have such a cell behind them. */
  readonly marks: number;
  /** Columns of the file that it reads, among those asked after. */
  readonly columns: readonly string[];
}

/** The slides that depend on some cells, and with what. */
export function dependentsOf(trace: Trace, wanted: readonly Cells[]): readonly Dependent[] {
  const reads = (from: readonly TraceReading[]): boolean =>
    from.some((reading) => wanted.some((cells) => isRead(reading, cells)));
  const names = (text: string, from: readonly TraceReading[]): boolean =>
    wanted.some((cells) => cells.key !== null && isNamed(text, cells.key) && readsRow(from, cells));
  return trace.slides.flatMap((slide): readonly Dependent[] => {
    const values = slide.values.filter(
      ({ name, transform = '', from }) => reads(from) || names(`${name} ${transform}`, from),
    );
    const claims = slide.claims.filter(({ expression, from }) => reads(from) || names(expression, from));
    const charts = slide.charts.flatMap((chart, i): readonly DependentChart[] => {
      if (!reads(chart.from)) return [];
      const marks = chart.marks.filter(({ from }) => reads(from)).length;
      return [{ number: i + 1, chart, marks, columns: columnsRead(trace, chart.from, wanted) }];
    });
    return values.length + claims.length + charts.length === 0 ? [] : [{ slide, values, charts, claims }];
  });
}

function columnsRead(trace: Trace, from: readonly TraceReading[], wanted: readonly Cells[]): readonly string[] {
  const names = from
    .filter((reading) => wanted.some((cells) => isRead(reading, cells)))
    .map(([file, column]) => trace.files[file]?.columns[column] ?? '');
  return [...new Set(names)];
}

function isRead([file, column, rows]: TraceReading, cells: Cells): boolean {
  if (file !== cells.file || (cells.column !== null && column !== cells.column)) return false;
  const { row } = cells;
  if (row === null) return true;
  return rows.some((part) => (typeof part === 'number' ? part === row : part[0] <= row && row <= part[1]));
}

function readsRow(from: readonly TraceReading[], cells: Cells): boolean {
  return from.some((reading) => isRead(reading, { ...cells, column: null }));
}

/** Whether a text names a row by its key or slug: `trials.e1910-os5`, in an expression `trials.e1910_os5`. */
export function isNamed(text: string, key: string): boolean {
  const slug = key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}.\s()]+/gu, '_');
  return words.split(/[\s()]+/).some((word) => `${word}.`.includes(`.${slug}.`));
}

/** The row numbers of a reading, one by one. */
export function rowsOf([, , rows]: TraceReading): readonly number[] {
  return rows.flatMap((part) => (typeof part === 'number' ? [part] : range(part[0], part[1])));
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
