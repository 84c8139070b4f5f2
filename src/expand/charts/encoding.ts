import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject } from './checks.ts';

/** A channel's definition and the pointer of the part that names its field. */
export interface Channel {
  readonly definition: Json;
  readonly pointer: string;
}

/** A view's channels by name. */
export type Encoding = ReadonlyMap<string, Channel>;

/** The encoding of a view, over what the layered view around it shares: as Vega-Lite 6 merges them. */
export function mergeEncoding(shared: Encoding, own: Json | undefined, pointer: string): Encoding {
  if (!isObject(own)) return shared;
  const merged = new Map(shared);
  for (const [channel, definition] of Object.entries(own)) {
    const at = child(pointer, channel);
    const outer = shared.get(channel);
    if (outer === undefined || !isObject(outer.definition) || !isObject(definition) || !readsData(definition)) {
      merged.set(channel, { definition, pointer: at });
      continue;
    }
    const both: JsonObject = { ...outer.definition, ...definition };
    merged.set(channel, {
      definition: both,
      pointer: 'field' in definition || !('field' in both) ? at : outer.pointer,
    });
  }
  return merged;
}

function readsData(definition: JsonObject): boolean {
  return 'field' in definition || 'datum' in definition || 'aggregate' in definition || 'bandPosition' in definition;
}

/** The definitions of all channels, those of lists one by one. */
export function definitionsOf(encoding: Encoding): readonly JsonObject[] {
  return [...encoding.values()]
    .flatMap(({ definition }) => (isList(definition) ? definition : [definition]))
    .filter(isObject);
}
