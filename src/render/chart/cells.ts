import type { JsonObject } from '../../model/json.ts';
import { field as accessor } from 'vega';
import type { Datum } from './units.ts';

/**
 * The key under which a row on the dataflow holds what a channel draws (`vgField` of Vega-Lite's `channeldef.ts`).
 * Names of bins hold their settings, so those are found by their end.
 */
export function drawnKey(definition: JsonObject, sample: Datum): string | null {
  const { field, aggregate, bin, timeUnit } = definition;
  const column = typeof field === 'string' ? field.replace(/\\(.)/g, '$1').replace(/[.[\]]+/g, '.') : '';
  if (aggregate === 'count') return '__count';
  if (typeof aggregate === 'string') return `${aggregate}_${column}`;
  if (typeof aggregate === 'object' && aggregate !== null) {
    const [op, by] = Object.entries(aggregate)[0] as [string, unknown];
    return `${op}_${String(by)}`;
  }
  const keys = Object.keys(sample);
  if (bin !== undefined && bin !== null && bin !== false && bin !== 'binned') {
    return keys.find((key) => key.startsWith('bin_') && key.endsWith(`_${column}`)) ?? null;
  }
  if (timeUnit !== undefined) return keys.find((key) => key !== column && key.endsWith(`_${column}`)) ?? column;
  return column;
}

/** What a row holds under a key, also inside nested cells. */
export function cellAt(datum: Datum, key: string): unknown {
  if (key in datum) return datum[key];
  try {
    return (accessor(key) as (row: Datum) => unknown)(datum);
  } catch {
    return undefined;
  }
}
