import { extensionOf, folderOf, nameOf } from '../util/paths.ts';

/**
 * The folder that a talk is written to where the user names none, from the root: `dist/` and the name of the deck's
 * folder, or of its file where that is not `deck.md`. A draft has a folder of its own.
 * @param root absolute path with `/`
 * @param deck path of the deck's file from the root
 */
export function defaultOutput(root: string, deck: string, draft: boolean): string {
  const file = nameOf(deck);
  const stem = file.slice(0, -(extensionOf(file).length + 1));
  const name = stem === 'deck' ? nameOf(folderOf(deck)) || nameOf(root) || 'talk' : stem;
  return `dist/${name}${draft ? '-draft' : ''}`;
}
