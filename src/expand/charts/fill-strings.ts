import type { Json } from '../../model/json.ts';
import { child, isList, isObject, type Checks } from './checks.ts';
import type { Span } from '../../model/text.ts';

/** Fills the mustaches of every string in a chart; keys stay as they are. */
export function fillStrings(value: Json, fill: (text: string, span: Span) => string, checks: Checks): Json {
  const visit = (at: Json, pointer: string): Json => {
    if (typeof at === 'string') return at.includes('{{') ? fill(at, checks.valueAt(pointer)) : at;
    if (isList(at)) return at.map((item, i) => visit(item, child(pointer, i)));
    if (!isObject(at)) return at;
    const object: Record<string, Json> = Object.create(null);
    for (const [key, part] of Object.entries(at)) object[key] = visit(part, child(pointer, key));
    return object;
  };
  return visit(value, '');
}
