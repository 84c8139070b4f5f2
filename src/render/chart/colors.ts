import type { View } from 'vega';
import { roleOf } from '../../util/look.ts';
import type { VegaScale, VegaSpec } from './drawing.ts';
import { forEachMark, sceneOf } from './scene.ts';

/** A scale of colours that the author gave no range, so that it takes the theme's palette. */
type CategoryScale = VegaScale & { range?: unknown; domain?: unknown };

/** Nominal colour scales without a range of the author's, and the palette that they would take. */
export interface RoleScales {
  readonly roles: ReadonlyMap<string, string>;
  readonly palette: readonly string[];
  readonly scales: readonly CategoryScale[];
}

/** Finds the scales of a Vega spec that take the colours of the talk's roles; `null` where there are none. */
export function roleScalesOf(
  spec: VegaSpec,
  roles: ReadonlyMap<string, string>,
  palette: readonly string[],
): RoleScales | null {
  if (roles.size === 0) return null;
  const scales = scalesIn(spec).filter((scale) => scale.type === 'ordinal' && scale.range === 'category');
  return scales.length === 0 ? null : { roles, palette, scales };
}

function scalesIn(spec: VegaSpec): readonly CategoryScale[] {
  return [...(spec.scales ?? []), ...(spec.marks ?? []).flatMap(scalesIn)];
}

/** Gives scales whose domain is written out their colours, in place; the others are known only when drawn. */
export function colorWritten(found: RoleScales): RoleScales | null {
  const open = found.scales.filter((scale) => {
    if (!Array.isArray(scale.domain)) return true;
    scale.range = rangeFor(scale.domain, found) ?? scale.range;
    return false;
  });
  return open.length === 0 ? null : { ...found, scales: open };
}

/**
 * Gives the other scales their colours, in place, from the domains that they had when drawn once.
 * @returns whether any changed, so that the chart has to be drawn again
 */
export function colorDrawn(found: RoleScales, view: View): boolean {
  const domains = drawnDomains(view);
  let changed = false;
  for (const scale of found.scales) {
    const drawn = domains.get(scale.name) ?? [];
    const values = [...new Set(drawn.flat())];
    const range = rangeFor(values, found);
    if (range === null) continue;
    // Plots whose domains differ would give one place in the range to two values: they take all values.
    if (drawn.some((domain) => domain.some((value, i) => value !== values[i]))) scale.domain = values;
    scale.range = range;
    changed = true;
  }
  return changed;
}

interface Context {
  readonly scales?: Readonly<Record<string, { readonly value?: { domain(): readonly unknown[] } }>>;
}

/** The domains of all scales, one for each plot that has the scale as its own. */
function drawnDomains(view: View): ReadonlyMap<string, readonly (readonly unknown[])[]> {
  const found = new Map<string, (readonly unknown[])[]>();
  forEachMark(sceneOf(view), (mark) => {
    if (mark.marktype !== 'group') return;
    const contexts = mark.items.map((item) => item['context']).filter((context) => typeof context === 'object');
    for (const context of contexts) {
      for (const [name, { value }] of Object.entries((context as Context | null)?.scales ?? {})) {
        if (typeof value?.domain !== 'function') continue;
        const list = found.get(name);
        if (list === undefined) found.set(name, [value.domain()]);
        else list.push(value.domain());
      }
    }
  });
  return found;
}

/**
 * A colour for each value: that of its role, else the next of the palette that is no role's, for as long as there are
 * such; `null` where no value has a role.
 */
export function rangeFor(
  values: readonly unknown[],
  { roles, palette }: Pick<RoleScales, 'roles' | 'palette'>,
): readonly string[] | null {
  const own = values.map((value) => roleOf(String(value), roles));
  if (own.every((color) => color === null)) return null;
  const taken = new Set([...roles.values()].map(plain));
  const here = new Set(own.filter((color) => color !== null).map(plain));
  const free = palette.filter((color) => !taken.has(plain(color)));
  const spare = palette.filter((color) => taken.has(plain(color)) && !here.has(plain(color)));
  const rest = [...free, ...spare];
  const left = rest.length === 0 ? palette : rest;
  let next = 0;
  return own.map((color) => color ?? (left[next++ % left.length] as string));
}

function plain(color: string): string {
  return color.trim().toLowerCase();
}
