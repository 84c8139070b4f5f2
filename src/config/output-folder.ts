import type { Config } from '../model/config.ts';
import { extensionOf, folderOf, nameOf } from '../util/paths.ts';

/**
 * The folder that a talk is written to where the user names none, from the root: `dist/` and the name of the deck's
 * folder, or of its file where that is not `deck.md`. A variant or language that was asked for has a folder of its own, and so has a
 * draft: a dot stands before the variant, since names of decks hold hyphens.
 * @param root absolute path with `/`
 */
export function defaultOutput(
  root: string,
  { deck, variant, lang }: Pick<Config, 'deck' | 'variant' | 'lang'>,
  draft: boolean,
): string {
  const file = nameOf(deck);
  const stem = file.slice(0, -(extensionOf(file).length + 1));
  const name = stem === 'deck' ? nameOf(folderOf(deck)) || nameOf(root) || 'talk' : stem;
  return `dist/${name}${[variant, lang].map((part) => (part == null ? '' : `.${part}`)).join('')}${draft ? '-draft' : ''}`;
}
