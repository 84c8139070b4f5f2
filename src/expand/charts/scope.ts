import type { Column } from '../../model/data.ts';
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
}

/** Nothing is known: without data of its own, or after a transform whose columns depend on cells. */
export const unknownScope: Scope = { columns: new Map(), open: true, of: null, cutBy: null };

/** The columns of a table. */
export function tableScope(table: Table): Scope {
  const columns = new Map<string, Origin | null>();
  for (const [name, column] of table.columns) columns.set(name, column === null ? null : { table, column });
  return { columns, open: table.open, of: table.name, cutBy: null };
}

/** A scope with further columns. */
export function withColumns(scope: Scope, names: Iterable<string>): Scope {
  const columns = new Map(scope.columns);
  for (const name of names) columns.set(name, null);
  return { ...scope, columns };
}

/** Only what a transform keeps and makes. */
export function onlyColumns(scope: Scope, kept: readonly string[], made: readonly string[], by: string): Scope {
  const columns = new Map<string, Origin | null>();
  for (const name of kept) columns.set(name, scope.columns.get(name) ?? null);
  for (const name of made) columns.set(name, null);
  return { columns, open: false, of: null, cutBy: by };
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
