import type { Json, JsonObject } from '../../../model/json.ts';
import { isList, isObject } from '../checks.ts';
import { workedOut, type WorkedOut } from './worked-out.ts';

/** One axis of a plot, as its first field says. */
export interface PlotAxis {
  readonly channel: 'x' | 'y';
  /** `null` where no column is on it. */
  readonly field: string | null;
  readonly kind: 'quantity' | 'time' | 'band';
  /** Why marks do not stand at the values of single rows; `null` where they do. */
  readonly worked: WorkedOut | null;
}

/** The axes that annotations are placed by. */
export interface PlotAxes {
  readonly x: PlotAxis | null;
  readonly y: PlotAxis | null;
  /** The field that sets marks side by side within a band, along the axis that is not measured. */
  readonly offset: string | null;
}

/** Parts of a view that make it several plots, or none with an x and a y. */
const several: readonly string[] = ['concat', 'hconcat', 'vconcat', 'facet', 'repeat', 'spec', 'projection'];

/** The axes of a chart that is one plot, layered or not; `null` for any other. */
export function plotAxes(spec: JsonObject): PlotAxes | null {
  if (several.some((key) => spec[key] !== undefined)) return null;
  const encodings = encodingsIn(spec);
  if (encodings.some((encoding) => ['row', 'column', 'facet'].some((channel) => encoding[channel] !== undefined)))
    return null;
  const x = axisOf('x', encodings, spec);
  const y = axisOf('y', encodings, spec);
  if (x === null && y === null) return null;
  const offset = fieldOf(encodings, x?.kind === 'band' ? 'xOffset' : 'yOffset');
  return { x, y, offset };
}

function encodingsIn(view: JsonObject): readonly JsonObject[] {
  const own = isObject(view['encoding']) ? [view['encoding']] : [];
  const layers = isList(view['layer']) ? view['layer'].filter(isObject) : [];
  return [...own, ...layers.flatMap(encodingsIn)];
}

function axisOf(channel: 'x' | 'y', encodings: readonly JsonObject[], spec: JsonObject): PlotAxis | null {
  const found = encodings.map((encoding) => encoding[channel]).filter(isPlaced);
  const definition = found.find((one) => 'field' in one) ?? found[0];
  if (definition === undefined) return null;
  const { field, type, aggregate, bin, timeUnit } = definition;
  const kind =
    type === 'temporal' || timeUnit !== undefined
      ? 'time'
      : type === 'quantitative' || aggregate !== undefined || bin === true || isObject(bin)
        ? 'quantity'
        : 'band';
  const name = typeof field === 'string' ? field.replace(/\\(.)/g, '$1') : null;
  return { channel, field: name, kind, worked: workedOut(channel, spec) };
}

function isPlaced(definition: Json | undefined): definition is JsonObject {
  return isObject(definition) && ('field' in definition || 'datum' in definition || 'aggregate' in definition);
}

function fieldOf(encodings: readonly JsonObject[], channel: string): string | null {
  for (const encoding of encodings) {
    const definition = encoding[channel];
    if (isObject(definition) && typeof definition['field'] === 'string') return definition['field'];
  }
  return null;
}
