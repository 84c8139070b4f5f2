import type { Cell, Dataset } from '../model/data.ts';
import type { Origin } from '../model/values.ts';

/** What an expression, or a part of it, can be. Nothing here has a prototype that a text could reach. */
export type ExpressionValue = Cell | List | Fields | Table;

/** Some values in an order. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly ExpressionValue[];
}

/** Values by name, as written in braces: `{study: 'E1910'}`. */
export interface Fields {
  readonly kind: 'fields';
  readonly fields: ReadonlyMap<string, ExpressionValue>;
}

/** Rows of a dataset. */
export interface Table {
  readonly kind: 'table';
  readonly dataset: Dataset;
  /** Row numbers from 0; `null` for all. */
  readonly rows: readonly number[] | null;
}

/** What a name in an expression stands for. */
export type Resolved =
  | {
      readonly kind: 'value';
      /** As the talk calls it: `trials.e1910-hr.high`. */
      readonly name: string;
      readonly value: Cell;
      readonly origin: Origin;
    }
  | { readonly kind: 'table'; readonly table: Table }
  | {
      readonly kind: 'missing';
      /** Index of the part of the path that is to blame. */
      readonly part: number;
      readonly words: string;
      readonly hint: string | null;
    }
  /** A value or table with an error that has been told. */
  | { readonly kind: 'broken' };

/** Knows what names mean. */
export interface Resolver {
  /** @param path the parts between the dots */
  readonly resolve: (path: readonly string[]) => Resolved;
  /** A number written with a d3-format pattern, or `null` for a pattern that is none. */
  readonly format?: (value: number, pattern: string) => string | null;
}

/** Whether a value is rows of a dataset. */
export function isTable(value: ExpressionValue): value is Table {
  return typeof value === 'object' && value !== null && value.kind === 'table';
}

/** Whether a value is a list. */
export function isList(value: ExpressionValue): value is List {
  return typeof value === 'object' && value !== null && value.kind === 'list';
}

/** What a value is, with its article: the end of a sentence. */
export function kindWords(value: ExpressionValue): string {
  if (value === null) return 'no value';
  if (typeof value === 'string') return `the text \`${value.slice(0, 40)}\``;
  if (typeof value !== 'object') return typeof value === 'number' ? `the number ${value}` : `\`${value}\``;
  return value.kind === 'list' ? 'a list' : value.kind === 'table' ? `the table \`${value.dataset.name}\`` : 'a record';
}
