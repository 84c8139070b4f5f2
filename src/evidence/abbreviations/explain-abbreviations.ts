import type { RenderedDeck } from '../../model/deck.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Footer } from '../../model/evidence.ts';

/** Which abbreviations each slide has to explain: those that it uses and that no slide before it has explained. */
export function explainAbbreviations(_deck: RenderedDeck): Staged<ReadonlyMap<string, Footer['abbreviations']>> {
  return { value: new Map(), diagnostics: [] };
}
