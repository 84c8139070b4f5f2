/** An expression as a tree; `at` and `end` are offsets into its text, as near as the parser lets us know. */
export type Expression =
  | { readonly kind: 'literal'; readonly at: number; readonly end: number; readonly value: Literal }
  | PathExpression
  | {
      readonly kind: 'item';
      readonly at: number;
      readonly end: number;
      readonly of: Expression;
      readonly key: Expression;
    }
  | CallExpression
  | {
      readonly kind: 'unary';
      readonly at: number;
      readonly end: number;
      readonly operator: string;
      readonly operand: Expression;
    }
  | BinaryExpression
  | {
      readonly kind: 'choice';
      readonly at: number;
      readonly end: number;
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: 'list'; readonly at: number; readonly end: number; readonly items: readonly Expression[] }
  | {
      readonly kind: 'record';
      readonly at: number;
      readonly end: number;
      readonly entries: readonly (readonly [key: string, value: Expression])[];
    };

/** What can be written out. */
export type Literal = string | number | boolean | null;

/** A name with its parts: `trials.e1910_hr.high`, `trials['E1910, OS'].n`. */
export interface PathExpression {
  readonly kind: 'path';
  readonly at: number;
  readonly end: number;
  readonly parts: readonly PathPart[];
}

/** One part of a path. */
export interface PathPart {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

/** A function with its arguments. */
export interface CallExpression {
  readonly kind: 'call';
  readonly at: number;
  readonly end: number;
  readonly name: string;
  readonly args: readonly Expression[];
}

/** Two expressions with an operator between them; `&&` and `||` too. */
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly at: number;
  readonly end: number;
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** Why an expression is not taken, and where in its text. */
export interface ExpressionProblem {
  readonly kind: 'problem';
  readonly offset: number;
  readonly length: number;
  /** One line without a full stop, the offending part in backticks. */
  readonly words: string;
  readonly hint: string | null;
  /** It follows from an error that has been told elsewhere. */
  readonly told: boolean;
}

/** A problem at a stretch of an expression. */
export function problemAt(
  place: { readonly at: number; readonly end: number },
  words: string,
  hint: string | null = null,
): ExpressionProblem {
  return { kind: 'problem', offset: place.at, length: Math.max(0, place.end - place.at), words, hint, told: false };
}

/** Whether something is a problem, and no result. */
export function isProblem(value: unknown): value is ExpressionProblem {
  return typeof value === 'object' && value !== null && (value as { readonly kind?: unknown }).kind === 'problem';
}
