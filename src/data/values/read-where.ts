import type { Condition, Wanted } from '../../model/definitions.ts';
import type { Json } from '../../model/json.ts';
import {
  child,
  isList,
  isObject,
  keyPlace,
  valuePlace,
  wrongShape,
  type DefinitionReader,
  type Part,
} from './definition-reader.ts';

/** Which rows are meant: `where: {study: E1910, endpoint: [OS, EFS]}`. @returns `null` where it cannot be read */
export function readWhere(reader: DefinitionReader, { object, pointer }: Part): readonly Condition[] | null {
  const where = object['where'];
  if (where === undefined || where === null) return [];
  const at = child(pointer, 'where');
  if (!isObject(where)) return wrongShape(reader, at, 'where', 'a mapping of columns to cells: `{study: E1910}`');
  const conditions = Object.entries(where).map(([column, value]): Condition | null => {
    const place = child(at, column);
    const wanted = isList(value) ? value : [value as Json];
    if (wanted.length === 0 || !wanted.every(isWanted))
      return wrongShape(reader, place, column, 'a cell, or a list of cells');
    return {
      column: { value: column, span: keyPlace(reader, place) },
      wanted: { value: wanted, span: valuePlace(reader, place) },
    };
  });
  return conditions.every((condition) => condition !== null) ? conditions : null;
}

function isWanted(value: Json): value is Wanted {
  return value === null || typeof value !== 'object';
}
