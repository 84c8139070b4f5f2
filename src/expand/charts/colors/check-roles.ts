import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { ExpandedChart } from '../../../model/chart.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Json } from '../../../model/json.ts';
import type { Look } from '../../../model/look.ts';
import type { PlacedText } from '../../../model/settings.ts';
import { colorNames, isColor } from '../../../util/css-colors.ts';

/** Reports each role of the deck's `colors:` whose colour is neither CSS's nor one of the theme's. */
export function checkRoles(
  colors: ReadonlyMap<string, PlacedText>,
  { named }: Pick<Look, 'named'>,
): readonly Diagnostic[] {
  const known = [...named.keys(), ...colorNames];
  return [...colors].flatMap(([role, { text, span, valueSpan }]) =>
    named.has(text) || isColor(text)
      ? []
      : [diagnose('chart/role-color', valueSpan ?? span, { role, color: text, known })],
  );
}

/** Words of charts in which a role may be named, in their data or in their fences; `null` where one could not be read. */
export function chartWords(charts: readonly ExpandedChart[]): ReadonlySet<string> | null {
  const words = new Set<string>();
  for (const chart of charts) {
    if (chart.kind !== 'spec') return null;
    for (const part of [chart.spec, chart.source.value]) gatherWords(part, words);
    for (const { columns, privacy } of chart.datasets)
      if (privacy === null) for (const { values } of columns) for (const cell of values) words.add(String(cell));
  }
  return words;
}

/**
 * Tells of each role of the deck's `colors:` that no chart of the talk names: it may be misspelt. Silent where a chart
 * could not be read.
 * @param slides the words of the charts of each slide
 */
export function checkRoleUse(
  colors: ReadonlyMap<string, PlacedText>,
  slides: readonly (ReadonlySet<string> | null)[],
): readonly Diagnostic[] {
  const read = slides.filter((slide) => slide !== null);
  if (colors.size === 0 || read.length < slides.length || read.every(({ size }) => size === 0)) return [];
  const words = new Set(read.flatMap((slide) => [...slide]));
  const all = [...words].map((word) => word.toLowerCase());
  return [...colors].flatMap(([role, { span }]) => {
    const wanted = role.toLowerCase();
    if (all.some((word) => word.includes(wanted))) return [];
    return [diagnose('chart/unused-role', span, { role, known: [...words].filter(isName) })];
  });
}

/** A text that may be the name of a group: short, and no number. */
function isName(word: string): boolean {
  return word.length <= 40 && /\p{L}/u.test(word);
}

function gatherWords(part: Json, words: Set<string>): void {
  if (typeof part !== 'object' || part === null) return void words.add(String(part));
  for (const [key, value] of Object.entries(part)) {
    if (!Array.isArray(part)) words.add(key);
    gatherWords(value, words);
  }
}
