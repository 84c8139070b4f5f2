import type { ChartWords } from '../../model/chart.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject, type Checks } from './checks.ts';

interface Words {
  alt: string | null;
  source: string | null;
  claims: ChartWords['claims'];
  steps: ChartWords['steps'];
  interactive: boolean;
}

/**
 * Takes our own keys out of a chart, from its top level and from `usermeta.plenary`, where a printed spec holds them.
 * @returns the spec without them, still with every other part in its place
 */
export function liftWords(spec: JsonObject, checks: Checks): { readonly spec: JsonObject; readonly words: ChartWords } {
  const words: Words = { alt: null, source: null, claims: [], steps: null, interactive: false };
  const rest: Record<string, Json> = Object.create(null);
  for (const [key, value] of Object.entries(spec)) {
    if (!take(words, { key, value, pointer: child('', key) }, checks)) rest[key] = value;
  }
  if (isObject(rest['usermeta'])) rest['usermeta'] = liftMeta(rest['usermeta'], words, checks);
  return { spec: rest, words };
}

function liftMeta(meta: JsonObject, words: Words, checks: Checks): JsonObject {
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
          known: ['alt', 'source', 'claims', 'steps', 'interactive'],
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
function take(words: Words, entry: Entry, checks: Checks): boolean {
  const { key, value, pointer } = entry;
  if (key === 'steps') {
    words.steps = value === null ? null : { value, pointer };
    return true;
  }
  if (key === 'interactive') {
    if (typeof value === 'boolean') words.interactive = value;
    else wrongForm(entry, '`true` or `false`', checks);
    return true;
  }
  if (key === 'claims') {
    words.claims = [...words.claims, ...claimsIn(value, pointer, checks)];
    return true;
  }
  if (key !== 'alt' && key !== 'source') return false;
  const text = isList(value) ? value.join(' ') : value;
  if (typeof text === 'string') words[key] = text;
  else wrongForm(entry, 'text', checks);
  return true;
}

/** A list of expressions, or one alone. */
function claimsIn(value: Json, pointer: string, checks: Checks): ChartWords['claims'] {
  const items = isList(value)
    ? value.map((item, i) => [item, child(pointer, i)] as const)
    : [[value, pointer] as const];
  return items.flatMap(([expression, at]) => {
    if (typeof expression === 'string') return [{ expression, span: checks.valueAt(at) }];
    const form = isList(value) ? 'an expression in quotes' : 'a list of expressions';
    wrongForm({ key: 'claims', value: expression, pointer: at }, form, checks);
    return [];
  });
}

function wrongForm({ key, value, pointer }: Entry, expected: string, checks: Checks): void {
  checks.report('chart/bad-value', checks.valueAt(pointer), {
    path: key,
    found: value,
    expected: [expected],
    near: null,
  });
}
