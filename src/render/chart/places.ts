import type { SpecChart } from '../../model/chart.ts';
import type { Json } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { escapePointer } from '../../util/yaml.ts';

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
