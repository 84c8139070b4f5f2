import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject } from './checks.ts';

/** Options of chart kinds whose texts and numbers stand on the chart as they are written. */
const shown: ReadonlySet<string> = new Set([
  'title',
  'subtitle',
  'xTitle',
  'yTitle',
  'measure',
  'reached',
  'left',
  'rest',
  'missing',
  'favours',
]);

/** Options that hold such texts somewhere inside, under these keys. */
const lists: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['columns', new Set(['title', 'text'])],
  ['rows', new Set(['label'])],
  ['printed', new Set(['value', 'label'])],
  ['reference', new Set(['label'])],
  ['annotations', new Set(['text', 'label'])],
]);

/** A text or number of a kind's options that is seen, by its JSON Pointer. */
export type OptionWord = readonly [pointer: string, word: string];

/**
 * The words among a kind's options that are seen on its chart. They stand in computed rows of its spec, where a reader
 * of that does not look for them. A name for a cell is one where it says a number that the cell does not.
 */
export function optionWords(options: JsonObject): readonly OptionWord[] {
  return Object.entries(options).flatMap(([key, value]) => {
    const pointer = child('', key);
    if (shown.has(key)) return leaves(value, pointer);
    if (key === 'names' && isObject(value)) return newNumbers(value, pointer);
    const keys = lists.get(key);
    return keys === undefined
      ? []
      : leaves(value, pointer).filter(([at]) => keys.has(at.slice(at.lastIndexOf('/') + 1)));
  });
}

function leaves(value: Json, pointer: string): readonly OptionWord[] {
  if (typeof value === 'string' || typeof value === 'number') return [[pointer, String(value)]];
  if (isList(value)) return value.flatMap((item, i) => leaves(item, child(pointer, i)));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, child(pointer, key)));
}

function newNumbers(names: JsonObject, pointer: string): readonly OptionWord[] {
  return Object.entries(names).flatMap(([cell, name]): readonly OptionWord[] => {
    if (typeof name !== 'string') return [];
    const known: readonly string[] = cell.match(/\d+/g) ?? [];
    const isNew = (name.match(/\d+/g) ?? []).some((digits) => !known.includes(digits));
    return isNew ? [[child(pointer, cell), name]] : [];
  });
}
