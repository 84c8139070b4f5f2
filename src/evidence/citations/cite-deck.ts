import type { RenderedDeck } from '../../model/deck.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { CitedReference } from '../../model/evidence.ts';
import type { References } from '../../model/references.ts';

/** What a talk cites: all of it by number, and what each slide cites, by slide id. */
export interface Cited {
  readonly all: readonly CitedReference[];
  readonly bySlide: ReadonlyMap<string, readonly CitedReference[]>;
}

/** Numbers the references in the order of their first use over the whole talk. */
export function citeDeck(_deck: RenderedDeck, _references: References): Staged<Cited> {
  return { value: { all: [], bySlide: new Map() }, diagnostics: [] };
}
