import type { Look } from '../../../model/look.ts';
import { roleOf } from '../../../util/look.ts';

/** Names of the theme's colours that groups take in turn, where neither the fence nor the talk gives one. */
const spare: readonly string[] = ['blue', 'orange', 'purple', 'grey', 'teal', 'slate', 'gold', 'rose'];

/**
 * A colour for each group: the fence's, else that of the talk's role of the same name, else those of the theme in turn,
 * without those that are taken.
 */
export function groupColors(
  groups: readonly string[],
  given: ReadonlyMap<string, string>,
  look: Look,
): readonly string[] {
  const fixed = groups.map((group) => given.get(group) ?? roleOf(group, look.roles));
  const free = spare.flatMap((name) => look.named.get(name) ?? []).filter((color) => !fixed.includes(color));
  let next = 0;
  return fixed.map((color) => color ?? free[next++] ?? look.muted);
}
