import type { Column, Dataset } from '../../model/data.ts';
import type { Json } from '../../model/json.ts';
import type { Table } from './table.ts';

/** A column as it came from a table, untouched by transforms. */
export interface Origin {
  readonly table: Table;
  readonly column: Column;
}

/** The columns that exist at one point of a chart. */
export interface Scope {
  /** By exact name; a column that a transform made has no origin. */
  readonly columns: ReadonlyMap<string, Origin | null>;
  /** Other columns may exist. */
  readonly open: boolean;
  /** The dataset's name, as long as all its columns are still there. */
  readonly of: string | null;
  /** The transform that left only some columns, for the hint. */
  readonly cutBy: string | null;
  /** What happened to the rows of a table until here. */
  readonly rows: { readonly dataset: Dataset | null; readonly steps: readonly RowStep[] };
}

/** What a transform did to each row, as far as its cells can still be told. */
export type RowStep =
  | { readonly kind: 'filter'; readonly says: Json }
  | { readonly kind: 'set'; readonly name: string; readonly says: string }
  | { readonly kind: 'forget'; readonly names: readonly string[] }
  | { readonly kind: 'keep'; readonly names: readonly string[] };

const noRows: Scope['rows'] = { dataset: null, steps: [] };

/** Nothing is known: without data of its own, or after a transform whose columns depend on cells. */
export const unknownScope: Scope = { columns: new Map(), open: true, of: null, cutBy: null, rows: noRows };

/** The columns of a table. */
export function tableScope(table: Table): Scope {
  const columns = new Map<string, Origin | null>();
  for (const [name, column] of table.columns) columns.set(name, column === null ? null : { table, column });
  return { columns, open: table.open, of: table.name, cutBy: null, rows: { dataset: namedDataset(table), steps: [] } };
}

/** The rows of a table under the name by which the chart knows it. */
function namedDataset({ name, dataset }: Table): Dataset | null {
  return name === null || dataset === null ? null : { ...dataset, name };
}

/** A scope with further columns. */
export function withColumns(scope: Scope, names: Iterable<string>): Scope {
  const columns = new Map(scope.columns);
  const made = [...names];
  for (const name of made) columns.set(name, null);
  return withStep({ ...scope, columns }, { kind: 'forget', names: made });
}

/** A scope after something that was done to each row. */
export function withStep(scope: Scope, step: RowStep): Scope {
  return { ...scope, rows: { ...scope.rows, steps: [...scope.rows.steps, step] } };
}

/** Only what a transform keeps and makes. */
export function onlyColumns(scope: Scope, kept: readonly string[], made: readonly string[], by: string): Scope {
  const columns = new Map<string, Origin | null>();
  for (const name of kept) columns.set(name, scope.columns.get(name) ?? null);
  for (const name of made) columns.set(name, null);
  return withStep({ columns, open: false, of: null, cutBy: by, rows: scope.rows }, { kind: 'keep', names: kept });
}

/** Which column a field reference reads, and where in the reference it would have to be escaped. */
export interface FieldPath {
  /** The column's name without escapes. */
  readonly root: string;
  /** The whole reference without escapes: what the author may have meant. */
  readonly whole: string;
}

/** Reads Vega-Lite's field syntax: `a.b` and `a[b]` are parts of `a`, `a\.b` is a column with a dot in its name. */
export function readField(field: string): FieldPath {
  let root = '';
  for (let i = 0; i < field.length; i++) {
    const character = field[i] as string;
    if (character === '\\' && i + 1 < field.length) root += field[++i];
    else if (character === '.' || (character === '[' && i > 0)) break;
    else root += character;
  }
  return {
    root: field.startsWith('[') ? field.replace(/^\[['"]?|['"]?\]$/g, '') : root,
    whole: field.replace(/\\(.)/g, '$1'),
  };
}
