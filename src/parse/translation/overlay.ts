import type { Json, JsonObject, JsonPlace, LocatedJson } from '../../model/json.ts';
import { escapePointer } from '../../util/json-pointer.ts';
import { isMap } from '../settings/read-settings.ts';

/**
 * One value laid over another: maps are laid over each other key by key, lists of as many maps item by item; of all else
 * what lies above is seen. Every part keeps the place where it was written.
 */
export function overlay(below: LocatedJson, above: LocatedJson): LocatedJson {
  const places = new Map<string, JsonPlace>();
  const value = laid({ ...below, pointer: '' }, { ...above, pointer: '' }, places);
  return { value, places };
}

interface Part extends LocatedJson {
  readonly pointer: string;
}

function laid(below: Part, above: Part, places: Map<string, JsonPlace>): Json {
  if (above.value === null && above.pointer === '') return taken(below, places);
  const { pointer } = above;
  if (isMap(below.value) && isMap(above.value)) {
    if (!place(above, places)) place(below, places);
    const made: Record<string, Json> = Object.create(null);
    for (const key of new Set([...Object.keys(below.value), ...Object.keys(above.value)])) {
      const at = `${pointer}/${escapePointer(key)}`;
      made[key] = either(partOf(below, key, at), partOf(above, key, at), places);
    }
    return made as JsonObject;
  }
  if (isListLike(below.value, above.value)) {
    place(above, places);
    return above.value.map((item: Json, i: number) => {
      const at = `${pointer}/${i}`;
      const under = { ...below, value: (below.value as readonly Json[])[i] as Json, pointer: at };
      return laid(under, { ...above, value: item, pointer: at }, places);
    });
  }
  return taken(above, places);
}

function either(below: Part | null, above: Part | null, places: Map<string, JsonPlace>): Json {
  if (below !== null && above !== null) return laid(below, above, places);
  return taken((above ?? below) as Part, places);
}

function partOf(part: Part, key: string, pointer: string): Part | null {
  const value = isMap(part.value) && Object.hasOwn(part.value, key) ? part.value[key] : undefined;
  return value === undefined ? null : { ...part, value, pointer };
}

/** A part with all that is in it. */
function taken(part: Part, places: Map<string, JsonPlace>): Json {
  place(part, places);
  const { value, pointer } = part;
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      taken({ ...part, value: inner as Json, pointer: `${pointer}/${escapePointer(key)}` }, places);
  return value;
}

function place({ places, pointer }: Part, into: Map<string, JsonPlace>): boolean {
  const found = places.get(pointer);
  if (found !== undefined) into.set(pointer, found);
  return found !== undefined;
}

/** Two lists of as many maps. */
function isListLike(below: Json, above: Json): above is readonly Json[] {
  const areMaps = (list: Json): list is readonly Json[] => Array.isArray(list) && list.every(isMap);
  return areMaps(below) && areMaps(above) && below.length === above.length;
}
