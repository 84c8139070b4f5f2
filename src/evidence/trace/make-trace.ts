import type { RenderedDeck } from '../../model/deck.ts';
import type { ClaimResult, Trace } from '../../model/evidence.ts';
import type { SourceFile } from '../../model/text.ts';
import type { Cited } from '../citations/cite-deck.ts';

/** What a trace is made of beside the slides. */
export interface TraceFacts {
  readonly claims: readonly ClaimResult[];
  readonly cited: Cited;
  /** To turn places into lines and columns. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Numbers of the notes are told only where the notes themselves are. */
  readonly notes: boolean;
}

/** Says of every shown number, cell and mark where it comes from. */
export function makeTrace(deck: RenderedDeck, _facts: TraceFacts): Trace {
  const { title, lang } = deck.settings;
  return { version: 1, deck: { file: deck.file, title, lang }, files: [], slides: [], references: [] };
}
