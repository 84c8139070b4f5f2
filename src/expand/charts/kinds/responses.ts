import type { Look } from '../../../model/look.ts';
import { contrastOf, hexOf, over, readColor } from '../../../util/color-vision.ts';

/** Best responses in the order that reports keep, best first (RECIST 1.1, Eisenhauer, Eur J Cancer 2009;45:228–247). */
export const responseCodes: readonly string[] = ['CR', 'PR', 'SD', 'PD', 'NE'];

/** Which of them are a response: what an objective response rate counts. */
export const objectiveResponses: readonly string[] = ['CR', 'PR'];

const spelled: ReadonlyMap<string, string> = new Map([
  ['complete response', 'CR'],
  ['complete remission', 'CR'],
  ['partial response', 'PR'],
  ['partial remission', 'PR'],
  ['stable disease', 'SD'],
  ['progressive disease', 'PD'],
  ['progression', 'PD'],
  ['not evaluable', 'NE'],
  ['not evaluated', 'NE'],
]);

/** Words that a response may be written as. */
export const responseWords: readonly string[] = [...responseCodes, ...spelled.keys()];

/** The code of a response, however it is written; `null` for another word. */
export function responseCode(word: string): string | null {
  const folded = word.trim().toLowerCase();
  return responseCodes.find((code) => code.toLowerCase() === folded) ?? spelled.get(folded) ?? null;
}

/**
 * Colours of categories in their order: tints of the accent for those that are a response, greys that darken for the
 * others, paper for those that could not be judged. Light beside dark, so that they differ in print too.
 */
export function categoryColors(
  categories: readonly string[],
  responders: readonly string[],
  { look, given }: { readonly look: Look; readonly given: ReadonlyMap<string, string> },
): readonly string[] {
  const good = categories.filter((one) => responders.includes(one));
  const other = categories.filter((one) => !responders.includes(one) && one !== 'NE');
  return categories.map((one) => {
    const color = given.get(one) ?? look.roles.get(one);
    if (color !== undefined) return color;
    if (one === 'NE') return look.paper;
    if (good.includes(one)) return mixed(look.accent, look.paper, 1 - 0.55 * share(good.indexOf(one), good.length));
    return mixed(look.muted, look.paper, 0.25 + 0.75 * share(other.indexOf(one), other.length));
  });
}

function share(index: number, count: number): number {
  return count < 2 ? 0 : index / (count - 1);
}

/** A colour with some of another; as it is where it is not written in a way that can be read. */
export function mixed(color: string, ground: string, alpha: number): string {
  const [front, back] = [readColor(color), readColor(ground)];
  return front === null || back === null ? color : hexOf(over({ color: front.color, alpha }, back.color));
}

/** Ink or paper, whichever can be read better on a colour. */
export function textOn(color: string, { ink, paper }: Look): string {
  const [ground, dark, light] = [readColor(color), readColor(ink), readColor(paper)];
  if (ground === null || dark === null || light === null) return ink;
  return contrastOf(dark.color, ground.color) >= contrastOf(light.color, ground.color) ? ink : paper;
}
