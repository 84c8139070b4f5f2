import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { contrast, inkOf } from '../ink.ts';
import { expressionString } from '../../../../util/expression-string.ts';

/** The colours of groups, in order. */
export interface Palette {
  readonly domain: readonly string[];
  readonly range: readonly string[];
  readonly shapes: readonly string[];
}

const shapes: readonly string[] = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down', 'cross'];
const quiet: ReadonlySet<string> = new Set(['ink', 'muted', 'faint', 'paper']);

/**
 * A colour and a shape for each group: the author's, else the talk's role of that name, else the theme's in order. One
 * group alone has the accent.
 * @param given what `colors` says
 */
export function paletteOf(groups: readonly string[], given: ReadonlyMap<string, string>, look: Look): Palette {
  const domain = [...new Set(groups)];
  const own = domain.map((group) => given.get(group) ?? look.roles.get(group) ?? null);
  const spare = [...new Set([...look.named].filter(([name]) => !quiet.has(name)).map(([, color]) => color))].filter(
    (color) => !own.includes(color) && contrast(color, look.paper) >= 3,
  );
  let next = 0;
  const range = own.map((color) => color ?? spare[next++ % Math.max(1, spare.length)] ?? look.accent);
  return { domain, range, shapes: domain.map((_, i) => shapes[i % shapes.length] as string) };
}

/** The colour channel of a mark over the computed column `color`. */
export function colorBy({ domain, range }: Palette): JsonObject {
  return { field: 'color', type: 'nominal', legend: null, scale: { domain, range } };
}

/** The same for text: a colour too light to be read on the paper is mixed with the ink until it can be. */
export function inkBy({ domain, range }: Palette, look: Look): JsonObject {
  const condition = domain.map((group, i) => ({
    test: `datum.color === ${expressionString(group)}`,
    value: inkOf(range[i] ?? look.ink, look),
  }));
  return { condition, value: look.ink };
}

/** A point's inside: paper where the row is hollow. */
export function fillBy(palette: Palette, look: Look): JsonObject {
  return { condition: { test: 'datum.hollow', value: look.paper }, ...colorBy(palette) };
}

/** The shape channel over the same column, so that a grey print tells groups apart. */
export function shapeBy({ domain, shapes: range }: Palette): JsonObject {
  return { field: 'color', type: 'nominal', legend: null, scale: { domain, range } };
}

/** A point's outline: its colour where it is hollow, else paper, which parts it from lines and points below. */
export function outlineBy(palette: Palette, look: Look): JsonObject {
  return { condition: { test: '!datum.hollow', value: look.paper }, ...colorBy(palette) };
}
