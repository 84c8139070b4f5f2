import type { RenderedDeck, ResolvedDeck } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Evidence, Footer } from '../model/evidence.ts';
import type { References } from '../model/references.ts';
import type { SourceFile } from '../model/text.ts';
import { explainAbbreviations } from './abbreviations/explain-abbreviations.ts';
import { citeDeck } from './citations/cite-deck.ts';
import { evaluateClaims } from './claims/evaluate-claims.ts';
import { checkNumbers } from './numbers/check-numbers.ts';
import { checkComparisons } from './words/check-comparisons.ts';
import { makeTrace } from './trace/make-trace.ts';

/** What evidence is gathered from beside the slides. */
export interface EvidenceFacts {
  readonly resolved: ResolvedDeck;
  readonly references: References;
  /** `plenary.lock.json` */
  readonly lock: SourceFile | null;
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Whether the build carries speaker notes. */
  readonly notes: boolean;
}

/**
 * What the talk can say for itself: which claims hold, which numbers come from no data, what it cites and explains,
 * and where everything shown comes from.
 */
export function gatherEvidence(deck: RenderedDeck, facts: EvidenceFacts): Staged<Evidence> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(staged: Staged<T>): T => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };
  const claims = take(evaluateClaims(deck, facts));
  const numbers = take(checkNumbers(deck, facts));
  diagnostics.push(...checkComparisons(deck, facts.sources));
  const cited = take(citeDeck(deck, facts.references, facts.sources));
  const explained = take(explainAbbreviations(deck));
  const trace = makeTrace(deck, { claims, cited, sources: facts.sources, notes: facts.notes });
  const footers = new Map<string, Footer>();
  for (const { id } of deck.slides) {
    footers.set(id, { references: cited.bySlide.get(id) ?? [], abbreviations: explained.get(id) ?? [] });
  }
  return { value: { claims, numbers, footers, cited: cited.all, trace }, diagnostics };
}
