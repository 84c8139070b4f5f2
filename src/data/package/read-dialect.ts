import type { Dialect } from '../../model/data.ts';
import type { JsonObject } from '../../model/json.ts';
import { child, objectAt, textAt, wrongShape, type PackageReader } from './package-reader.ts';

/**
 * Reads how a resource writes its table: `delimiter`, `decimalChar` and `groupChar` under `dialect` or on the resource
 * itself; `decimal` is short for `decimalChar`.
 */
export function readDialect(reader: PackageReader, resource: JsonObject, pointer: string): Dialect {
  const dialect = objectAt(reader, resource, pointer, 'dialect');
  const at = child(pointer, 'dialect');
  const inner = readNumberStyle(reader, dialect, at);
  const outer = readNumberStyle(reader, resource, pointer);
  return {
    delimiter: readDelimiter(reader, dialect, at) ?? readDelimiter(reader, resource, pointer),
    decimal: inner.decimal ?? outer.decimal ?? '.',
    thousands: inner.thousands ?? outer.thousands,
  };
}

function readDelimiter(reader: PackageReader, object: JsonObject, pointer: string): string | null {
  const delimiter = textAt(reader, object, pointer, 'delimiter');
  if (delimiter === null || (delimiter.length === 1 && delimiter !== '"' && delimiter !== '\n')) return delimiter;
  wrongShape(reader, child(pointer, 'delimiter'), 'delimiter', 'one character, such as `,` `;` or a tab');
  return null;
}

/** How numbers are written, where it is said. */
export function readNumberStyle(
  reader: PackageReader,
  object: JsonObject,
  pointer: string,
): { readonly decimal: '.' | ',' | null; readonly thousands: string | null } {
  const key = object['decimalChar'] === undefined ? 'decimal' : 'decimalChar';
  const decimal = textAt(reader, object, pointer, key);
  if (decimal !== null && decimal !== '.' && decimal !== ',')
    wrongShape(reader, child(pointer, key), key, '`.` or `,`');
  const thousands = textAt(reader, object, pointer, 'groupChar');
  const clash =
    thousands !== null && (thousands.length !== 1 || /[\d+\-eE]/.test(thousands) || thousands === (decimal ?? '.'));
  if (clash) wrongShape(reader, child(pointer, 'groupChar'), 'groupChar', 'one character that is not the decimal sign');
  return { decimal: decimal === '.' || decimal === ',' ? decimal : null, thousands: clash ? null : thousands };
}
