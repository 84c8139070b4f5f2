import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Look } from '../../../model/look.ts';
import type { PlacedText } from '../../../model/settings.ts';
import { colorNames, isColor } from '../../../util/css-colors.ts';

/** Reports each role of the deck's `colors:` whose colour is neither CSS's nor one of the theme's. */
export function checkRoles(
  colors: ReadonlyMap<string, PlacedText>,
  { named }: Pick<Look, 'named'>,
): readonly Diagnostic[] {
  const known = [...named.keys(), ...colorNames];
  return [...colors].flatMap(([role, { text, span }]) =>
    named.has(text) || isColor(text) ? [] : [diagnose('chart/role-color', span, { role, color: text, known })],
  );
}
