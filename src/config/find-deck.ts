import { diagnose } from '../diagnostics/diagnose.ts';
import type { Staged } from '../model/diagnostic.ts';
import { extensionOf, folderOf, nameOf } from '../util/paths.ts';
import type { FolderView } from './folder-view.ts';

/** What a deck is looked for with: the words of the command line and the `deck` of the settings. */
export interface DeckSearch {
  /** As typed; `null` where the command names none. */
  readonly deck: string | null;
  /** Absolute path that the settings of a folder name, or `null`. */
  readonly configured: (folder: string) => string | null;
}

/**
 * Finds the deck's file: the one named, or `deck.md` of the folder named; else what the settings above the current
 * folder name, else its `deck.md`, else the only `slides/<name>/deck.md`.
 * @returns absolute path, or `null` with the reason
 */
export function findDeck(search: DeckSearch, view: FolderView): Staged<string | null> {
  if (search.deck === null) return findIn(view.resolve('.'), search, view);
  const path = view.resolve(search.deck);
  const kind = view.kind(path);
  if (kind === 'folder') return findIn(path, search, view);
  if (kind === 'file') {
    // Quarto's decks have a name of their own, and are converted.
    const isMarkdown = ['md', 'markdown', 'qmd'].includes(extensionOf(path));
    return isMarkdown ? found(path) : failed(diagnose('config/not-markdown', null, { deck: search.deck }));
  }
  return failed(diagnose('config/no-such-deck', null, { deck: search.deck, names: view.names(folderOf(path) || '/') }));
}

function findIn(folder: string, search: DeckSearch, view: FolderView): Staged<string | null> {
  const own = `${folder}/deck.md`;
  const configured = search.configured(folder);
  const first = search.deck === null ? [configured, own] : [own, configured];
  const hit = first.find((path) => path !== null && view.kind(path) === 'file');
  if (hit) return found(hit);
  const candidates = view.names(`${folder}/slides`).map((name) => `slides/${name}/deck.md`);
  const decks = candidates.filter((path) => view.kind(`${folder}/${path}`) === 'file');
  if (decks.length === 1) return found(`${folder}/${decks[0]}`);
  if (decks.length > 1) return failed(diagnose('config/which-deck', null, { candidates: decks }));
  return failed(diagnose('config/no-deck', null, { folder: search.deck ?? nameOf(folder) }));
}

function found(path: string): Staged<string | null> {
  return { value: path, diagnostics: [] };
}

function failed(diagnostic: ReturnType<typeof diagnose>): Staged<string | null> {
  return { value: null, diagnostics: [diagnostic] };
}
