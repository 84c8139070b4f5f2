import type { JsonObject } from '../../../model/json.ts';
import type { KindFence } from './kind.ts';

/** A drawing whose marks stand at places that the kind has worked out, in CSS px from the upper left corner. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** Room that a title takes, with the distance below it: the theme's 22 px and 16 px. */
const titleRoom = 46;

/** What strokes at the two edges reach beyond them, by Vega's count. */
const strokes = 8;

/** Width and height that a drawing may fill; less where it has a title. */
export function canvasFor(
  { slot }: Pick<KindFence, 'slot'>,
  size: { readonly width: number | null; readonly height: number | null; readonly title: string | null },
): Canvas {
  return {
    width: Math.floor(size.width ?? slot.width) - strokes,
    height: Math.floor((size.height ?? slot.height) - (size.title === null ? 0 : titleRoom)) - strokes,
  };
}

/** The part of a spec that is the same for every such drawing; marks beyond the canvas make the chart larger, and told. */
export function canvasSpec({ width, height }: Canvas, title: string | null): JsonObject {
  return {
    ...(title === null ? {} : { title }),
    width,
    height,
    padding: 0,
    autosize: { type: 'pad', contains: 'padding' },
  };
}

/** Channels that take a field as a place across and down the canvas. */
export function canvasPlaces({ width, height }: Canvas): {
  readonly across: (field: string) => JsonObject;
  readonly down: (field: string) => JsonObject;
} {
  const place = (field: string, domain: readonly number[]): JsonObject => ({
    field,
    type: 'quantitative',
    title: null,
    axis: null,
    scale: { domain: [...domain], nice: false, zero: false },
  });
  return {
    across: (field) => place(field, [0, width]),
    down: (field) => place(field, [height, 0]),
  };
}
