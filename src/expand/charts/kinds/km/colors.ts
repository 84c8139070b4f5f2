import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';

/**
 * Groups in their order, in the colours that the author gives or that they have in the whole talk; the theme's own where
 * none has one. Empty for one curve alone.
 */
export function curveColors(
  domain: readonly string[],
  {
    group,
    colors,
    look,
  }: { readonly group: string | null; readonly colors: ReadonlyMap<string, string>; readonly look: Look },
): JsonObject {
  if (group === null) return {};
  const given = domain.map((name) => colors.get(name) ?? look.roles.get(name) ?? null);
  // Greys claim nothing.
  const spare = [look.muted, look.ink];
  const range = given.map((color, i) => color ?? spare[i % spare.length] ?? look.muted);
  const scale = given.every((color) => color === null) ? { domain } : { domain, range };
  return { color: { field: 'group', type: 'nominal', title: group, legend: null, scale } };
}
