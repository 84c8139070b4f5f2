import type { Json, JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { headerSize, type PlacedColumn } from './sheet.ts';

/** A position in px on a scale that counts them from the top. */
export function rowScale(height: number): JsonObject {
  return {
    field: 'y',
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, height], reverse: true, nice: false, zero: false },
  };
}

/** A part of a chart under a name that `steps:` may use. */
export function part(name: string, layers: readonly JsonObject[]): readonly JsonObject[] {
  if (layers.length === 0) return [];
  return layers.length === 1 ? [{ name, ...layers[0] }] : [{ name, layer: layers as readonly Json[] as Json[] }];
}

/** A table under the name that the spec gives it. */
export function rowsNamed(name: string): JsonObject {
  return { data: { name } };
}

/** Where a row's text stands, and what it looks like. */
export interface TextFacts {
  readonly field: string;
  readonly x: Json;
  readonly size: number;
  readonly weight?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly color?: JsonObject;
  readonly dx?: number;
  readonly dy?: number;
  readonly filter?: string;
  readonly baseline?: string;
}

/** Text of each row at its height; a text of several lines is centred on it. */
export function rowText(facts: TextFacts): JsonObject {
  const { field, x, size, weight = 400, align = 'left', color, dx = 0, dy = 0, filter, baseline = 'middle' } = facts;
  return {
    ...(filter === undefined ? {} : { transform: [{ filter }] }),
    mark: { type: 'text', align, baseline, fontSize: size, fontWeight: weight, dx, dy, lineHeight: lineHeight(size) },
    encoding: { x: x as Json, text: { field }, ...(color === undefined ? {} : { color }) } as JsonObject,
  };
}

/** Distance of two lines of one text. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.2);
}

/** A column of text beside the plot. */
export function columnLayer(
  { field, x, align, size, weight }: PlacedColumn,
  color: JsonObject,
  filter = `isValid(datum['${field}'])`,
): JsonObject {
  return rowText({ field, x: { value: x }, size, weight, align, filter, color });
}

/** Room for a line of headings. CSS px. */
export const headRoom = 36;
/** Room for a legend over it. CSS px. */
export const legendRoom = 34;

/** A word above the plot. */
export interface Heading {
  readonly text: string;
  readonly x: number;
  readonly align: 'left' | 'center' | 'right';
  readonly color: string;
  readonly weight?: number;
  readonly size?: number;
}

/** Distance of the headings' feet from the plot. CSS px. */
export const headingFoot = 12;

/** The words above columns and ends: a line of small text over the plot, written into the spec. */
export function headingLayers(headings: readonly Heading[]): readonly JsonObject[] {
  return headings.map(({ text, x, align, color, weight = 400, size = headerSize }) => ({
    data: { values: [{}] },
    mark: { type: 'text', align, baseline: 'bottom', fontSize: size, fontWeight: weight, color },
    encoding: {
      x: { value: x },
      y: { value: -headingFoot },
      text: { value: text.includes('\n') ? text.split('\n') : text },
    },
  }));
}

/** The headers of columns. */
export function columnHeadings(columns: readonly PlacedColumn[], look: Look): readonly Heading[] {
  return columns.flatMap(({ header, x, align }) =>
    header === null ? [] : [{ text: header, x, align, color: look.muted }],
  );
}

/** A line across the plot at a number, with its words at the foot. */
export function referenceLayers(
  value: number,
  label: string | null,
  { look, height }: { readonly look: Look; readonly height: number },
): readonly JsonObject[] {
  const rule: JsonObject = {
    data: { values: [{ at: value }] },
    mark: { type: 'rule', color: look.ink, strokeWidth: 1.5, strokeDash: [5, 4] },
    encoding: { x: { field: 'at', type: 'quantitative' }, y: { value: 0 }, y2: { value: height } },
  };
  if (label === null) return [rule];
  const words: JsonObject = {
    data: { values: [{ at: value, label }] },
    mark: { type: 'text', align: 'left', baseline: 'top', dx: 8, dy: 2, fontSize: headerSize, color: look.muted },
    encoding: { x: { field: 'at', type: 'quantitative' }, y: { value: 0 }, text: { field: 'label' } },
  };
  return [rule, words];
}
