import type { JsonObject } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import { isList, isObject } from '../checks.ts';
import { contrastOf, hexOf, readColor } from '../../../util/color-vision.ts';
import { expressionString } from '../../../util/expression-string.ts';

/** Contrast that text of labels needs. */
const legible = 4.5;

/** A colour for text: darker, or on a dark paper lighter, where it is too near to the paper. */
export function inkOf(color: string, look: Look): string {
  const [own, ink] = [readColor(color), readColor(look.ink)];
  if (own === null || ink === null) return color;
  for (let share = 0; share < 1; share += 0.1) {
    const [red, green, blue] = own.color.map((part, i) => part * (1 - share) + (ink.color[i] ?? 0) * share);
    const mixed = share === 0 ? color : hexOf([red ?? 0, green ?? 0, blue ?? 0]);
    if (contrast(mixed, look.paper) >= legible) return mixed;
  }
  return look.ink;
}

/** The contrast of two colours; the greatest where one cannot be read. */
export function contrast(color: string, paper: string): number {
  const [one, other] = [readColor(color), readColor(paper)];
  return one === null || other === null ? 21 : contrastOf(one.color, other.color);
}

/**
 * The colour channel of marks, made for text over the same rows: each colour as far as it can be read on the paper. A scale
 * without colours of its own stays as it is; the field stays in the rows for steps.
 */
export function inkChannel(channel: JsonObject, look: Look): JsonObject {
  const { color } = channel;
  const scale = isObject(color) ? color['scale'] : undefined;
  if (!isObject(color) || !isObject(scale)) return channel;
  const { domain, range } = scale;
  if (!isList(domain) || !isList(range)) return channel;
  const condition = domain.map((value, i) => ({
    test: `datum[${JSON.stringify(color['field'])}] === ${typeof value === 'string' ? expressionString(value) : JSON.stringify(value)}`,
    value: inkOf(String(range[i] ?? look.ink), look),
  }));
  return {
    color: { condition, value: look.ink },
    detail: { field: color['field'] ?? null, type: 'nominal' },
  };
}
