import type { Json, JsonObject } from '../../../model/json.ts';
import { isObject } from '../checks.ts';

/** Channels, and for each that is sorted by another one the name of that. */
export interface SortedEncoding {
  readonly encoding: JsonObject;
  readonly sortedBy: ReadonlyMap<string, string>;
}

/**
 * The encoding of bars or areas with their sorts written out. Vega-Lite sorts what is stacked by sums and all else by the
 * lowest: the marks and the labels on them would have two orders, of which it takes neither.
 */
export function withSameSort(type: string, encoding: JsonObject): SortedEncoding {
  const sortedBy = new Map<string, string>();
  const isStacked = !['x', 'y'].some((key) => {
    const channel = encoding[key];
    return isObject(channel) && (channel['stack'] === null || channel['stack'] === false);
  });
  if ((type !== 'bar' && type !== 'area') || !isStacked) return { encoding, sortedBy };
  const entries = Object.entries(encoding).map(([key, channel]): [string, Json] => {
    if (!isObject(channel)) return [key, channel];
    const made = sumOf(channel['sort'], encoding);
    if (made === null) return [key, channel];
    if (made.by !== null) sortedBy.set(key, made.by);
    return [key, { ...channel, sort: made.sort }];
  });
  return { encoding: Object.fromEntries(entries), sortedBy };
}

/** A sort by a column or by another channel as one by the sum of a column; `null` for any other. */
function sumOf(
  sort: Json | undefined,
  encoding: JsonObject,
): { readonly sort: JsonObject; readonly by: string | null } | null {
  if (isObject(sort) && typeof sort['field'] === 'string')
    return sort['op'] === undefined ? { sort: { op: 'sum', ...sort }, by: null } : null;
  const [, minus, named] = (typeof sort === 'string' ? /^(-?)([a-zA-Z]+)$/.exec(sort) : null) ?? [];
  const by = named ?? (isObject(sort) ? sort['encoding'] : undefined);
  const channel = typeof by === 'string' ? encoding[by] : undefined;
  if (typeof by !== 'string' || !isObject(channel) || channel['aggregate'] !== undefined) return null;
  if (typeof channel['field'] !== 'string') return null;
  const order = isObject(sort) ? sort['order'] : minus === '-' ? 'descending' : 'ascending';
  return { sort: { op: 'sum', field: channel['field'], ...(order === undefined ? {} : { order }) }, by };
}
