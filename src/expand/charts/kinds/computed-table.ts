import type { Aggregated } from '../../../model/chart.ts';
import type { Cell, ColumnType, Dataset } from '../../../model/data.ts';

/** A row that a kind draws, and the rows of the author's table that it comes from. */
export interface ComputedRow {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Row numbers, ascending. */
  readonly from: readonly number[];
}

/** What a computed table is made of. */
export interface ComputedFacts {
  /** As the spec names it. */
  readonly name: string;
  /** The author's table. */
  readonly source: Dataset;
  /** Columns of it that the rows were computed from: what a trace names. */
  readonly reads: readonly string[];
  /** All with the same cells, in the same order. */
  readonly rows: readonly ComputedRow[];
  /** Columns of `rows` that tell them apart; the first one where none are given. */
  readonly key?: readonly string[];
}

/** A table that a kind has computed, with the way back to the rows behind it; open data, however its source is marked. */
export function computedTable({ name, source, reads, rows, key }: ComputedFacts): Aggregated {
  const columns = Object.keys(rows[0]?.cells ?? {}).map((column) => {
    const values = rows.map(({ cells }) => cells[column] ?? null);
    return { name: column, type: typeOf(values), values };
  });
  return {
    dataset: {
      ...source,
      name,
      title: null,
      columns,
      rowCount: rows.length,
      primaryKey: key ?? columns.slice(0, 1).map((column) => column.name),
      lines: new Int32Array(0),
      citation: null,
      privacy: null,
    },
    source,
    columns: reads,
    rows: rows.map(({ from }) => from),
  };
}

function typeOf(values: readonly Cell[]): ColumnType {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return 'number';
  if (present.every((value) => typeof value === 'number')) return 'number';
  return present.every((value) => typeof value === 'boolean') ? 'boolean' : 'string';
}
