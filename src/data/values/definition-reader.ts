import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Written } from '../../model/definitions.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Json, JsonObject, LocatedJson } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/json-pointer.ts';

/** Reads parts of a mapping with its places; what has the wrong shape is told once and read as missing. */
export interface DefinitionReader {
  readonly located: LocatedJson;
  readonly diagnostics: Diagnostic[];
}

/** A mapping within what is read, and what it is called in messages. */
export interface Part {
  readonly object: JsonObject;
  readonly pointer: string;
  /** `e1910.hr`, or `survival` of it: the subject of messages. */
  readonly name: string;
}

/** Whether a value is a mapping. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The pointer of a member or an item. */
export function child(pointer: string, key: string | number): string {
  return `${pointer}/${escapePointer(String(key))}`;
}

/** Where a value was written. */
export function valuePlace({ located }: DefinitionReader, pointer: string): Span {
  return (located.places.get(pointer) ?? located.places.get(''))?.value ?? { file: '', start: 0, end: 0 };
}

/** Where the key of a value was written; the value itself, where it has none. */
export function keyPlace(reader: DefinitionReader, pointer: string): Span {
  return reader.located.places.get(pointer)?.key ?? valuePlace(reader, pointer);
}

/** Says that a value has not the shape that it needs. */
export function wrongShape(reader: DefinitionReader, pointer: string, what: string, expected: string): null {
  reader.diagnostics.push(diagnose('values/shape', valuePlace(reader, pointer), { what, expected }));
  return null;
}

/** Says which keys of a mapping mean nothing. @returns whether all are known */
export function onlyKeys(reader: DefinitionReader, { object, pointer, name }: Part, keys: readonly string[]): boolean {
  const unknown = Object.keys(object).filter((key) => !keys.includes(key));
  for (const key of unknown) {
    const left = keys.filter((known) => object[known] === undefined);
    const facts = { key, of: `\`${name}\``, keys: left.length > 0 ? left : keys };
    reader.diagnostics.push(diagnose('values/unknown-key', keyPlace(reader, child(pointer, key)), facts));
  }
  return unknown.length === 0;
}

/** A text member; `null` where it is missing, or no text, which is told. */
export function textOf(reader: DefinitionReader, { object, pointer }: Part, key: string): Written<string> | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  const at = child(pointer, key);
  if (typeof value !== 'string' || value.trim() === '') return wrongShape(reader, at, key, textWords[key] ?? 'a text');
  return { value, span: valuePlace(reader, at) };
}

const textWords: Readonly<Record<string, string>> = {
  from: 'the name of a dataset',
  column: 'the name of a column',
  value: 'the name of a column',
  n: 'the name of a column',
  time: 'the name of a column',
  event: 'the name of a column',
  by: 'the name of a column',
  format: "a d3-format pattern in quotes, such as '.1f'",
  expr: 'an expression in quotes',
};

/** A text member that must be there. */
export function neededText(reader: DefinitionReader, part: Part, key: string): Written<string> | null {
  const { object, pointer, name } = part;
  if (object[key] !== undefined && object[key] !== null) return textOf(reader, part, key);
  reader.diagnostics.push(diagnose('values/missing-key', keyPlace(reader, pointer), { key, of: `\`${name}\`` }));
  return null;
}

/** A number member. */
export function numberOf(reader: DefinitionReader, { object, pointer }: Part, key: string): Written<number> | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  const at = child(pointer, key);
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongShape(reader, at, key, 'a number');
  return { value, span: valuePlace(reader, at) };
}

/** A member that is a text or a number. */
export function wordOf(
  reader: DefinitionReader,
  { object, pointer }: Part,
  key: string,
): Written<string | number> | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  const at = child(pointer, key);
  if (typeof value !== 'string' && typeof value !== 'number') return wrongShape(reader, at, key, 'a text or a number');
  return { value, span: valuePlace(reader, at) };
}

/** The two ends of an interval: a list of two texts. */
export function endsOf(
  reader: DefinitionReader,
  { object, pointer }: Part,
): readonly [Written<string>, Written<string>] | null {
  const value = object['ci'];
  if (value === undefined || value === null) return null;
  const at = child(pointer, 'ci');
  const [low, high] = isList(value) && value.length === 2 ? value : [];
  if (typeof low !== 'string' || typeof high !== 'string')
    return wrongShape(reader, at, 'ci', 'a list of two, the lower end first: `[ci_low, ci_high]`');
  return [
    { value: low, span: valuePlace(reader, child(at, 0)) },
    { value: high, span: valuePlace(reader, child(at, 1)) },
  ];
}
