import type { ChartWords } from '../../model/chart.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject, type Checks } from './checks.ts';

/** Keys of ours that later versions take; said so instead of "unknown". */
const later = new Set(['steps', 'interactive', 'claims']);

/**
 * Takes our own keys out of a chart, from its top level and from `usermeta.plenary`, where a printed spec holds them.
 * @returns the spec without them, still with every other part in its place
 */
export function liftWords(spec: JsonObject, checks: Checks): { readonly spec: JsonObject; readonly words: ChartWords } {
  const words: Record<string, string | null> = { alt: null, source: null };
  const rest: Record<string, Json> = Object.create(null);
  for (const [key, value] of Object.entries(spec)) {
    if (!take(words, { key, value, pointer: child('', key) }, checks)) rest[key] = value;
  }
  if (isObject(rest['usermeta'])) rest['usermeta'] = liftMeta(rest['usermeta'], words, checks);
  return { spec: rest, words: { alt: words['alt'] ?? null, source: words['source'] ?? null, claims: [] } };
}

function liftMeta(meta: JsonObject, words: Record<string, string | null>, checks: Checks): JsonObject {
  const rest: Record<string, Json> = Object.create(null);
  for (const [key, value] of Object.entries(meta)) {
    if (key !== 'plenary' || !isObject(value)) {
      rest[key] = value;
      continue;
    }
    for (const [name, word] of Object.entries(value)) {
      const pointer = child('/usermeta/plenary', name);
      if (!take(words, { key: name, value: word, pointer }, checks)) {
        checks.report('chart/unknown-key', checks.keyAt(pointer), {
          key: name,
          of: 'usermeta.plenary',
          known: ['alt', 'source'],
          clash: null,
        });
      }
    }
  }
  return rest;
}

interface Entry {
  readonly key: string;
  readonly value: Json;
  readonly pointer: string;
}

/** Whether the key is ours; a value of a wrong form is reported. */
function take(words: Record<string, string | null>, entry: Entry, checks: Checks): boolean {
  if (later.has(entry.key)) {
    checks.report('chart/not-yet', checks.keyAt(entry.pointer), { key: entry.key });
    return true;
  }
  if (!(entry.key in words)) return false;
  const text = isList(entry.value) ? entry.value.join(' ') : entry.value;
  if (typeof text === 'string') words[entry.key] = text;
  else
    checks.report('chart/bad-value', checks.valueAt(entry.pointer), {
      path: entry.key,
      found: entry.value,
      expected: ['text'],
      near: null,
    });
  return true;
}
