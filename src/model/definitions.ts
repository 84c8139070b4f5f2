/*
 * What `values.yaml` and a deck's `values:` and `estimates:` say, before any data is read: shapes are checked, names of
 * columns and rows are not.
 */
import type { Span } from './text.ts';

/** A word or number as written, with its place. */
export interface Written<T> {
  readonly value: T;
  readonly span: Span;
}

/** All definitions of a talk, in the order in which they were written. */
export interface ValueDefinitions {
  readonly values: readonly ValueDefinition[];
  readonly estimates: readonly EstimatesDefinition[];
  /** Names whose definition cannot be read, which is told already. */
  readonly broken: ReadonlySet<string>;
}

/** A named value as defined. */
export interface ValueDefinition {
  readonly name: string;
  /** The key that defines it. */
  readonly span: Span;
  readonly rule: ValueRule;
  /** Ends of the interval: columns of a cell's row, expressions beside an expression. */
  readonly ci: readonly [low: Written<string>, high: Written<string>] | null;
  /** Percent, or a column or expression as in `ci`. */
  readonly level: Written<string | number> | null;
  readonly n: Written<string> | null;
  readonly unit: Written<string> | null;
  readonly format: Written<string> | null;
  readonly label: Written<string> | null;
}

/** How a value comes about. */
export type ValueRule = CellRule | AggregateRule | PairRule | ExpressionRule | StatisticRule;

/** The one cell of a column in the one row that matches. */
export interface CellRule {
  readonly kind: 'cell';
  readonly from: Written<string>;
  readonly column: Written<string>;
  readonly where: readonly Condition[];
}

/** Names of aggregates. */
export type AggregateName = 'count' | 'sum' | 'mean' | 'median' | 'min' | 'max';

/** A number made of a column over the rows that match; `count` has no column. */
export interface AggregateRule {
  readonly kind: 'aggregate';
  readonly function: AggregateName;
  readonly from: Written<string>;
  readonly column: Written<string> | null;
  readonly where: readonly Condition[];
}

/** Two numbers divided, or one taken from the other: each an aggregate or the name of a value. */
export interface PairRule {
  readonly kind: 'pair';
  readonly function: 'ratio' | 'difference';
  readonly span: Span;
  readonly operands: readonly [PairOperand, PairOperand];
}

/** One of the two numbers of a pair. */
export type PairOperand = AggregateRule | { readonly kind: 'value'; readonly name: Written<string> };

/** Computed from other values. */
export interface ExpressionRule {
  readonly kind: 'expr';
  readonly expression: Written<string>;
}

/** Names of statistics. */
export type StatisticName = 'survival' | 'median' | 'hazardRatio' | 'logRankP';

/** Computed from times and events of single patients, with the functions that the survival chart uses. */
export interface StatisticRule {
  readonly kind: 'statistic';
  readonly function: StatisticName;
  readonly span: Span;
  readonly from: Written<string>;
  readonly time: Written<string>;
  readonly event: Written<string>;
  /** Column of the groups that are compared. */
  readonly by: Written<string> | null;
  /** The group that the other is compared with; the first in the data where it is left out. */
  readonly reference: Written<Wanted> | null;
  /** Time at which survival is read off, in the unit of the time column. */
  readonly at: Written<number> | null;
  /** Confidence level in percent. */
  readonly level: Written<number> | null;
  readonly where: readonly Condition[];
}

/** What a cell is compared with; `null` is a cell without a value. */
export type Wanted = string | number | boolean | null;

/** A column and what its cell must be: any of these. */
export interface Condition {
  readonly column: Written<string>;
  readonly wanted: Written<readonly Wanted[]>;
}

/** A table each row of which is a value, as declared. */
export interface EstimatesDefinition {
  readonly dataset: Written<string>;
  readonly value: Written<string>;
  readonly ci: readonly [low: Written<string>, high: Written<string>] | null;
  readonly level: Written<string | number> | null;
  readonly n: Written<string> | null;
  readonly unit: Written<string> | null;
  readonly format: Written<string> | null;
  readonly label: Written<string> | null;
}
