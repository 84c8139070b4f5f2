import type { Span } from './text.ts';

/** A value of JSON, as YAML gives it too. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON; objects read from text have no prototype. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Where a key and its value stand in the source; the key is `null` for the root and for items of a list. */
export interface JsonPlace {
  readonly key: Span | null;
  readonly value: Span;
}

/** A value read from YAML or JSON that knows where each of its parts was written. */
export interface LocatedJson {
  readonly value: Json;
  /** By JSON Pointer (RFC 6901); the root is `""`. */
  readonly places: ReadonlyMap<string, JsonPlace>;
}
