import type { Json } from '../../../model/json.ts';

/** What an expression gives for one row: a plain value, or what cannot be told. */
export type Value = string | number | boolean | null | undefined | Unknown;

/** A value that is not known, but perhaps its type. */
export interface Unknown {
  readonly unknown: 'number' | 'text' | 'any';
}

/** A value of which nothing is known. */
export const anything: Unknown = { unknown: 'any' };
/** A number that is not known. */
export const someNumber: Unknown = { unknown: 'number' };
/** A text that is not known. */
export const someText: Unknown = { unknown: 'text' };

/** A row at work; a column that is not there is not known. */
export interface Run {
  readonly row: ReadonlyMap<string, Value>;
  /** Parameters with the value that is written out, if one is. */
  readonly params: ReadonlyMap<string, Json | undefined>;
  /** Takes a blank cell as 0, as Vega does; otherwise what is computed of one is not known. */
  readonly asZero: boolean;
  /** Columns whose blank cell was reckoned or compared with. */
  readonly hits: Set<string>;
}

/** Whether a value is not known. */
export function isUnknown(value: Value): value is Unknown {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is known to be none. */
export function isBlank(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

/** `true`, `false`, or `null` where it cannot be told. */
export function truth(value: Value): boolean | null {
  return isUnknown(value) ? null : Boolean(value);
}

/** A JSON value as one of an expression. */
export function valueOf(json: Json | undefined): Value {
  return json === undefined || (typeof json === 'object' && json !== null) ? anything : json;
}
