import type { SpecChart } from '../../model/chart.ts';
import type { Json } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/json-pointer.ts';

/** The place of a value that was written in a chart, by JSON Pointer; the nearest part around it, else the first key. */
export function placeOf(chart: SpecChart, pointer: string): Span {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = chart.source.places.get(at);
    if (found !== undefined) return found.value;
  }
  const { value, places } = chart.source;
  const first = typeof value === 'object' && value !== null ? Object.keys(value)[0] : undefined;
  return (first === undefined ? null : places.get(`/${escapePointer(first)}`)?.key) ?? chart.span;
}

/** What stands at a JSON Pointer. */
export function partAt(value: Json, pointer: string): Json | undefined {
  let part: Json | undefined = value;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Readonly<Record<string, Json>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return part;
}

/** The pointer of the first text in a chart that is exactly this, or `null`. */
export function pointerOfText(chart: SpecChart, text: string): string | null {
  const visit = (value: Json, pointer: string): string | null => {
    if (value === text) return pointer;
    if (typeof value !== 'object' || value === null) return null;
    for (const [key, part] of Object.entries(value)) {
      const found = visit(part as Json, `${pointer}/${escapePointer(key)}`);
      if (found !== null) return found;
    }
    return null;
  };
  return visit(chart.source.value, '');
}

/** The pointer of the condition on a field that Vega-Lite turned into this expression, or `null`. */
export function pointerOfCondition(chart: SpecChart, expression: string): string | null {
  const asks = (part: Readonly<Record<string, Json>>): boolean => {
    const { field, equal, oneOf } = part;
    if (typeof field !== 'string' || !expression.includes(JSON.stringify(field))) return false;
    const values = Array.isArray(oneOf) ? (oneOf as readonly Json[]) : equal === undefined ? [] : [equal];
    return (
      Object.keys(part).some((key) => conditions.has(key)) &&
      values.every((value) => expression.includes(JSON.stringify(value)))
    );
  };
  const visit = (value: Json, pointer: string): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    if (!Array.isArray(value) && asks(value as Readonly<Record<string, Json>>)) return pointer;
    for (const [key, part] of Object.entries(value)) {
      const found = visit(part as Json, `${pointer}/${escapePointer(key)}`);
      if (found !== null) return found;
    }
    return null;
  };
  return visit(chart.source.value, '');
}

const conditions: ReadonlySet<string> = new Set(['equal', 'oneOf', 'lt', 'lte', 'gt', 'gte', 'range', 'valid']);
