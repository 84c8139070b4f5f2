import type { Look } from '../../../model/look.ts';
import { colorNames, isColor } from '../../../util/css-colors.ts';
import { colorNamed } from '../../../util/look.ts';
import type { Checks } from '../checks.ts';

/** Words that CSS and Vega take in the place of a colour. */
const neutral: ReadonlySet<string> = new Set(['none', 'currentcolor', '']);

/** Reports a text that is neither a CSS colour nor the name of a role or theme colour: a browser would draw it black. */
export function checkColor(
  text: string,
  pointer: string,
  { look, checks }: { readonly look: Look; readonly checks: Checks },
): void {
  const word = text.trim().toLowerCase();
  // A reference is judged where it is drawn.
  if (colorNamed(text, look) !== null || isColor(word) || neutral.has(word) || word.startsWith('url(')) return;
  const known = [...look.roles.keys(), ...look.named.keys(), ...colorNames];
  checks.report('chart/unknown-color', checks.valueAt(pointer), { color: text, known });
}
