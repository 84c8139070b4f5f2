import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ColumnType, FieldSchema } from '../../model/data.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { compileDateFormat } from '../types/date-format.ts';
import {
  child,
  isObject,
  objectAt,
  placeOf,
  textAt,
  warnNearMisses,
  wrongShape,
  type PackageReader,
} from './package-reader.ts';
import { readNumberStyle } from './read-dialect.ts';
import { refuseMark } from './read-privacy.ts';

/** Keys of a column. */
export const fieldKeys = [
  'name',
  'title',
  'description',
  'type',
  'format',
  'example',
  'constraints',
  'rdfType',
  'unit',
  'categories',
  'categoriesOrdered',
  'missingValues',
  'decimalChar',
  'groupChar',
  'bareNumber',
  'trueValues',
  'falseValues',
];
/** Keys of what must hold in a column. */
export const constraintKeys = [
  'required',
  'unique',
  'minimum',
  'maximum',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'jsonSchema',
];

/** Types that columns are read as. */
export const columnTypes: readonly ColumnType[] = ['string', 'number', 'integer', 'boolean', 'date', 'datetime'];
/** Types of Table Schema that have no column of their own here. */
export const asText = ['time', 'duration', 'yearmonth', 'object', 'array', 'list', 'geopoint', 'geojson'];

/** Reads a field of a Table Schema; `null` where it has no name. */
export function readField(reader: PackageReader, value: Json, pointer: string): FieldSchema | null {
  if (!isObject(value)) {
    wrongShape(reader, pointer, 'fields', 'a list of objects with a `name` each');
    return null;
  }
  warnNearMisses(reader, value, pointer, fieldKeys);
  refuseMark(reader, value, pointer);
  const name = textAt(reader, value, pointer, 'name');
  if (name === null) {
    if (value['name'] === undefined) wrongShape(reader, pointer, 'name', 'there in every field');
    return null;
  }
  const declared = readType(reader, value, pointer);
  const format = readFormat(reader, value, { pointer, type: declared });
  const style = readNumberStyle(reader, value, pointer);
  return {
    name,
    // A date whose format cannot be used is told here, not once more for every cell.
    type: format === undefined ? 'string' : declared,
    format: format ?? null,
    ...readConstraints(reader, value, pointer),
    decimal: style.decimal,
    thousands: style.thousands,
    span: reader.located.places.get(child(pointer, 'name'))?.value ?? placeOf(reader, pointer),
  };
}

function readType(reader: PackageReader, field: JsonObject, pointer: string): ColumnType | null {
  const type = textAt(reader, field, pointer, 'type');
  if (type === null || type === 'any') return null;
  if (type === 'year') return 'integer';
  const known = columnTypes.find((name) => name === type);
  if (known !== undefined) return known;
  const span = placeOf(reader, child(pointer, 'type'));
  if (asText.includes(type)) reader.diagnostics.push(diagnose('data/type-as-text', span, { type }));
  else reader.diagnostics.push(diagnose('data/unknown-type', span, { type, known: columnTypes }));
  return 'string';
}

/** The date format that is declared; `undefined` where it cannot be used. */
function readFormat(
  reader: PackageReader,
  field: JsonObject,
  { pointer, type }: { readonly pointer: string; readonly type: ColumnType | null },
): string | null | undefined {
  const format = textAt(reader, field, pointer, 'format');
  if (format === null || format === 'default' || format === 'any' || (type !== 'date' && type !== 'datetime'))
    return null;
  const compiled = compileDateFormat(format);
  if (compiled.ok) return format;
  reader.diagnostics.push(
    diagnose('data/bad-date-format', placeOf(reader, child(pointer, 'format')), { format, detail: compiled.why }),
  );
  return undefined;
}

type Constraints = Pick<FieldSchema, 'required' | 'unique' | 'minimum' | 'maximum' | 'enum' | 'pattern'>;

function readConstraints(reader: PackageReader, field: JsonObject, pointer: string): Constraints {
  const constraints = objectAt(reader, field, pointer, 'constraints');
  const at = child(pointer, 'constraints');
  warnNearMisses(reader, constraints, at, constraintKeys);
  return {
    required: flagAt(reader, constraints, at, 'required'),
    unique: flagAt(reader, constraints, at, 'unique'),
    minimum: boundAt(reader, constraints, at, 'minimum'),
    maximum: boundAt(reader, constraints, at, 'maximum'),
    enum: enumAt(reader, constraints, at),
    pattern: patternAt(reader, constraints, at),
  };
}

function flagAt(reader: PackageReader, object: JsonObject, pointer: string, key: string): boolean {
  const value = object[key];
  if (value === undefined || typeof value === 'boolean') return value === true;
  wrongShape(reader, child(pointer, key), key, '`true` or `false`');
  return false;
}

function boundAt(reader: PackageReader, object: JsonObject, pointer: string, key: string): number | string | null {
  const value = object[key];
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  wrongShape(reader, child(pointer, key), key, 'a number or a date');
  return null;
}

function enumAt(reader: PackageReader, object: JsonObject, pointer: string): string[] | null {
  const value = object['enum'];
  if (value === undefined) return null;
  if (Array.isArray(value)) return (value as readonly Json[]).map(String);
  wrongShape(reader, child(pointer, 'enum'), 'enum', 'a list of values');
  return null;
}

function patternAt(reader: PackageReader, object: JsonObject, pointer: string): string | null {
  const pattern = textAt(reader, object, pointer, 'pattern');
  if (pattern === null) return null;
  const compiled = compilePattern(pattern);
  if (compiled.ok) return pattern;
  reader.diagnostics.push(
    diagnose('data/bad-pattern', placeOf(reader, child(pointer, 'pattern')), { pattern, detail: compiled.why }),
  );
  return null;
}
