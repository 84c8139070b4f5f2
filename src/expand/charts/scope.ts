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
  /** Columns whose cells have parts, as far as these are known. */
  readonly nested: ReadonlyMap<string, Nested>;
  /** What happened to the rows of a table until here. */
  readonly rows: { readonly dataset: Dataset | null; readonly steps: readonly RowStep[] };
}

/** What stands in the cells of a column that have parts: objects and lists, or whole rows of another scope. */
export type Nested =
  { readonly kind: 'cells'; readonly cells: () => readonly Json[] } | { readonly kind: 'rows'; readonly scope: Scope };

/** What a transform did to each row, as far as its cells can still be told. */
export type RowStep =
  | { readonly kind: 'filter'; readonly says: Json }
  | { readonly kind: 'set'; readonly name: string; readonly says: string }
  | { readonly kind: 'forget'; readonly names: readonly string[] }
  | { readonly kind: 'keep'; readonly names: readonly string[] };

const noRows: Scope['rows'] = { dataset: null, steps: [] };

/** Nothing is known: without data of its own, or after a transform whose columns depend on cells. */
export const unknownScope: Scope = {
  columns: new Map(),
  open: true,
  of: null,
  cutBy: null,
  nested: new Map(),
  rows: noRows,
};

/** The columns of a table. */
export function tableScope(table: Table): Scope {
  const columns = new Map<string, Origin | null>();
  for (const [name, column] of table.columns) columns.set(name, column === null ? null : { table, column });
  const nested = new Map([...table.columns.keys()].map((name) => [name, cellsOf(table, name)]));
  const rows = { dataset: namedDataset(table), steps: [] };
  return { columns, open: table.open, of: table.name, cutBy: null, nested, rows };
}

/** Cells are looked at only where a part of them is asked for. */
function cellsOf({ columns, nested }: Table, name: string): Nested {
  const cells = (): readonly Json[] =>
    nested === undefined ? (columns.get(name)?.values ?? []) : nested.map((row) => row[name] ?? null);
  return { kind: 'cells', cells };
}

/** The rows of a table under the name by which the chart knows it. */
function namedDataset({ name, dataset }: Table): Dataset | null {
  return name === null || dataset === null ? null : { ...dataset, name };
}

/** A scope with further columns. */
export function withColumns(scope: Scope, names: Iterable<string>): Scope {
  const columns = new Map(scope.columns);
  const made = [...names];
  const nested = new Map(scope.nested);
  for (const name of made) {
    columns.set(name, null);
    nested.delete(name);
  }
  return withStep({ ...scope, columns, nested }, { kind: 'forget', names: made });
}

/** A scope in which the cells of a column have known parts. */
export function withNested(scope: Scope, name: string | undefined, nested: Nested | undefined): Scope {
  if (name === undefined || nested === undefined) return scope;
  return { ...scope, nested: new Map(scope.nested).set(name, nested) };
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
  const nested = new Map([...scope.nested].filter(([name]) => kept.includes(name) && !made.includes(name)));
  const left = { columns, open: false, of: null, cutBy: by, nested, rows: scope.rows };
  return withStep(left, { kind: 'keep', names: kept });
}

/** Which column a field reference reads, and where in the reference it would have to be escaped. */
export interface FieldPath {
  /** The column's name without escapes. */
  readonly root: string;
  /** The whole reference without escapes: what the author may have meant. */
  readonly whole: string;
  /** The parts of the cell that are read, outermost first. */
  readonly steps: readonly string[];
}

/** Reads Vega-Lite's field syntax: `a.b` and `a[b]` are parts of `a`, `a\.b` is a column with a dot in its name. */
export function readField(field: string): FieldPath {
  const whole = field.replace(/\\(.)/g, '$1');
  if (field.startsWith('[')) return { root: field.replace(/^\[['"]?|['"]?\]$/g, ''), whole, steps: [] };
  const parts = [''];
  for (let i = 0; i < field.length; i++) {
    const character = field[i] as string;
    if (character === '\\' && i + 1 < field.length) parts[parts.length - 1] += field[++i] as string;
    else if (character === '.' || (character === '[' && i > 0)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  const [root = '', ...inner] = parts;
  const steps = inner.map((step) => step.replace(/^(['"]?)(.*)\1\]$/, '$2')).filter((step) => step !== '');
  return { root, whole, steps };
}
