import type { Slot } from '../../model/deck.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { child, isObject, type Checks } from './checks.ts';

/** Largest width or height of a chart, in CSS px. */
export const maxSide = 10_000;

const composed = ['concat', 'hconcat', 'vconcat', 'repeat', 'facet', 'spec'];

/** Whether a spec draws one plot, so that a width and a height mean the whole chart. */
export function isSingleView(spec: JsonObject): boolean {
  if (composed.some((key) => key in spec)) return false;
  const encoding = spec['encoding'];
  return !isObject(encoding) || !['row', 'column', 'facet'].some((channel) => channel in encoding);
}

/**
 * Gives a chart the size of its slot where its author gave none. Charts of several plots keep their own sizes.
 * @returns the keys `width`, `height` and `autosize`, as far as they are to be set
 */
export function sizeFor(spec: JsonObject, slot: Slot): JsonObject {
  if (!isSingleView(spec)) return {};
  const width = defaultSide(spec['width'], slot.width);
  const height = defaultSide(spec['height'], slot.height);
  const fixed = [typeof width === 'number' ? 'x' : '', typeof height === 'number' ? 'y' : ''].join('');
  const fits: Readonly<Record<string, string>> = { xy: 'fit', x: 'fit-x', y: 'fit-y', '': 'pad' };
  const autosize = spec['autosize'] ?? { type: fits[fixed] as string, contains: 'padding' };
  return { width, height, autosize };
}

function defaultSide(side: Json | undefined, slot: number): Json {
  return side === undefined || side === 'container' ? slot : side;
}

/** Reports sizes that no slide can hold, at any level of the spec. */
export function checkSizes(spec: Json, pointer: string, checks: Checks): void {
  if (!isObject(spec)) return;
  for (const key of ['width', 'height']) {
    const side = spec[key];
    const step = isObject(side) ? side['step'] : undefined;
    const at = child(pointer, key);
    if (typeof side === 'number' && !(side > 0 && side <= maxSide)) {
      checks.report('chart/size', checks.valueAt(at), { what: key, size: side, limit: maxSide });
    }
    if (typeof step === 'number' && !(step > 0 && step <= maxSide)) {
      checks.report('chart/size', checks.valueAt(child(at, 'step')), {
        what: `${key} step`,
        size: step,
        limit: maxSide,
      });
    }
  }
}
