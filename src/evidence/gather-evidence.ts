import type { Dataset } from '../model/data.ts';
import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Evidence, Footer, Trace } from '../model/evidence.ts';
import type { References } from '../model/references.ts';
import { explainAbbreviations } from './abbreviations/explain-abbreviations.ts';
import { footerCredit } from '../util/attribution.ts';
import { creditFaults } from './credits.ts';
import { citeDeck } from './citations/cite-deck.ts';
import { lockFaults } from './claims/evaluate-claims.ts';
import { sumNumbers } from './numbers/check-numbers.ts';
import type { GuestFacts } from './guest-facts.ts';
import { checkTimes } from './time/check-times.ts';
import { talkTimes } from './time/talk-times.ts';
import type { ReadingFacts, SlideEvidence } from './read-slide.ts';
import { makeTrace } from './trace/make-trace.ts';

/** What evidence is gathered from beside the slides. */
export interface EvidenceFacts extends ReadingFacts {
  readonly references: References;
  /** What was read along on each slide. */
  readonly read: (slide: RenderedSlide) => SlideEvidence;
  /** A table as it is now. */
  readonly current: (dataset: Dataset) => Dataset;
  /** Left out, or `null`: all slides are the talk's own. */
  readonly guests?: GuestFacts | null;
  /** Some slides are still to be made, so that what they take is not known. */
  readonly isUnfinished?: boolean;
  /** Whether the build carries speaker notes. */
  readonly notes: boolean;
}

/**
 * What the talk can say for itself: which claims hold, which numbers come from no data, what it cites and explains,
 * and where everything shown comes from. Only what no slide knows alone is found out here; the trace, which takes
 * longest, when it is first asked for.
 */
export function gatherEvidence(deck: RenderedDeck, facts: EvidenceFacts): Staged<Evidence> {
  const { sources, notes, references, settings, guests = null } = facts;
  const slides = deck.slides.map(facts.read);
  const diagnostics: Diagnostic[] = [...lockFaults(facts.lock)];
  const take = <T>(staged: Staged<T>): T => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };
  for (const slide of slides) diagnostics.push(...slide.diagnostics.claims);
  for (const slide of slides) diagnostics.push(...slide.diagnostics.numbers);
  const own = slides.map((slide) => slide.numbers);
  const numbers = take(sumNumbers(own, settings, { known: facts.names, sources }));
  for (const slide of slides) diagnostics.push(...slide.diagnostics.comparisons);
  const claims = slides.flatMap((slide) => slide.claims);
  const cited = take(citeDeck(deck, references, (slide) => facts.read(slide).citations, guests));
  const explained = take(explainAbbreviations(deck, (slide) => facts.read(slide).terms, guests));
  const footers = new Map<string, Footer>();
  for (const { id } of deck.slides) {
    const credit = deck.credits?.get(id);
    footers.set(id, {
      references: cited.bySlide.get(id) ?? [],
      abbreviations: explained.get(id) ?? [],
      ...(credit === undefined ? {} : { credit: footerCredit(credit.attribution) }),
    });
  }
  const times = talkTimes(deck);
  if (facts.isUnfinished !== true) diagnostics.push(...checkTimes(deck, times));
  diagnostics.push(...creditFaults(deck.credits ?? new Map()));
  let trace: Trace | null = null;
  const value: Evidence = {
    ...{ claims, numbers, footers, cited: cited.all, times },
    numberOf: cited.numberOf,
    get trace() {
      return (trace ??= makeTrace(deck, {
        claims,
        cited,
        sources,
        notes,
        current: facts.current,
        ...(guests === null ? {} : { keyIn: guests.keyIn }),
        drawings: (slide) => facts.read(slide).drawings,
      }));
    },
  };
  return { value, diagnostics };
}
