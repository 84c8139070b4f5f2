import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { nearest } from '../../util/nearest.ts';
import { escapePointer } from '../../util/json-pointer.ts';

/** Reads parts of `datapackage.json` by JSON Pointer; what has the wrong shape is told once and read as missing. */
export interface PackageReader {
  readonly located: LocatedJson;
  readonly diagnostics: Diagnostic[];
}

/** Whether a value is an object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The pointer of a member or an item. */
export function child(pointer: string, key: string | number): string {
  return `${pointer}/${escapePointer(String(key))}`;
}

/** Where a value was written. */
export function placeOf(reader: PackageReader, pointer: string): Span {
  const place = reader.located.places.get(pointer) ?? reader.located.places.get('');
  return place?.value ?? { file: '', start: 0, end: 0 };
}

/** Says that the value at a pointer has not the shape that it needs. */
export function wrongShape(reader: PackageReader, pointer: string, what: string, expected: string): void {
  reader.diagnostics.push(diagnose('data/package-shape', placeOf(reader, pointer), { what: `\`${what}\``, expected }));
}

/** A text member; `null` where it is missing. */
export function textAt(reader: PackageReader, object: JsonObject, pointer: string, key: string): string | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  wrongShape(reader, child(pointer, key), key, 'a text');
  return null;
}

/** A list of texts, or one text that stands for a list of one; `null` where it is missing. */
export function textsAt(reader: PackageReader, object: JsonObject, pointer: string, key: string): string[] | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value as Json];
  if (items.every((item) => typeof item === 'string')) return [...items];
  wrongShape(reader, child(pointer, key), key, 'a list of texts');
  return null;
}

/** An object member; empty where it is missing. */
export function objectAt(reader: PackageReader, object: JsonObject, pointer: string, key: string): JsonObject {
  const value = object[key];
  if (value === undefined || value === null) return {};
  if (isObject(value)) return value;
  wrongShape(reader, child(pointer, key), key, 'an object');
  return {};
}

/** Frictionless lets anyone add keys, so only near misses of the keys that mean something here are told. */
export function warnNearMisses(
  reader: PackageReader,
  object: JsonObject,
  pointer: string,
  known: readonly string[],
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const near = nearest(
      key,
      known.filter((name) => object[name] === undefined),
    );
    const place = reader.located.places.get(child(pointer, key));
    if (near !== null && place !== undefined)
      reader.diagnostics.push(diagnose('data/unknown-key', place.key, { key, near }));
  }
}
