import type { Dataset } from '../model/data.ts';
import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { ClaimResult, Evidence, Footer, NumberCounts, Trace } from '../model/evidence.ts';
import type { References } from '../model/references.ts';
import { explainAbbreviations } from './abbreviations/explain-abbreviations.ts';
import { footerCredit } from '../util/attribution.ts';
import { inBlocks } from '../util/in-blocks.ts';
import { langOf } from '../util/slide-lang.ts';
import { creditFaults } from './credits.ts';
import { citeDeck } from './citations/cite-deck.ts';
import { lockFaults } from './claims/evaluate-claims.ts';
import { addNumbers, sumNumbers } from './numbers/check-numbers.ts';
import type { GuestFacts } from './guest-facts.ts';
import { checkTimes } from './time/check-times.ts';
import { talkTimes } from './time/talk-times.ts';
import type { ReadingFacts, ReadSlide, SlideEvidence } from './read-slide.ts';
import { makeTrace } from './trace/make-trace.ts';

/** What evidence is gathered from beside the slides. */
export interface EvidenceFacts extends ReadingFacts {
  readonly references: References;
  /** The slides of the deck, each with what was read along on it. */
  readonly read: readonly ReadSlide[];
  /** A table as it is now. */
  readonly current: (dataset: Dataset) => Dataset;
  /** Left out, or `null`: all slides are the talk's own. */
  readonly guests?: GuestFacts | null;
  /** Some slides are still to be made, so that what they take is not known. */
  readonly isUnfinished?: boolean;
  /** Whether the build carries speaker notes. */
  readonly notes: boolean;
}

function langIn({ slides, settings }: RenderedDeck, id: string): string {
  const slide = slides.find((one) => one.id === id);
  return slide === undefined ? settings.lang : langOf(slide, settings);
}

/**
 * What the talk can say for itself: which claims hold, which numbers come from no data, what it cites and explains,
 * and where everything shown comes from. Only what no slide knows alone is found out here; the trace, which takes
 * longest, when it is first asked for.
 */
export function gatherEvidence(deck: RenderedDeck, facts: EvidenceFacts): Staged<Evidence> {
  const { sources, notes, references, settings, guests = null } = facts;
  const blocks = sayings(facts.read);
  const diagnostics: Diagnostic[] = [...lockFaults(facts.lock)];
  const take = <T>(staged: Staged<T>): T => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };
  for (const { told } of blocks) diagnostics.push(...told.claims);
  for (const { told } of blocks) diagnostics.push(...told.numbers);
  const own = blocks.map((block) => block.numbers);
  const numbers = take(sumNumbers(own, settings, { known: facts.names, sources }));
  for (const { told } of blocks) diagnostics.push(...told.comparisons);
  const claims = blocks.flatMap((block) => block.claims);
  const citing = only(blocks.flatMap((block) => block.citing));
  const cited = take(
    citeDeck({ ...deck, slides: citing.slides }, references, (one) => citing.of(one).citations, guests),
  );
  const naming = only(blocks.flatMap((block) => block.naming));
  const explained = take(
    explainAbbreviations({ ...deck, slides: naming.slides }, (one) => naming.of(one).terms, guests),
  );
  const footers = new Map<string, Footer>();
  for (const id of new Set([...cited.bySlide.keys(), ...explained.keys(), ...(deck.credits?.keys() ?? [])])) {
    const credit = deck.credits?.get(id);
    footers.set(id, {
      references: cited.bySlide.get(id) ?? [],
      abbreviations: explained.get(id) ?? [],
      ...(credit === undefined ? {} : { credit: footerCredit(credit.attribution, langIn(deck, id)) }),
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
      if (trace !== null) return trace;
      const all = only(facts.read);
      return (trace = makeTrace(deck, {
        claims,
        cited,
        sources,
        notes,
        current: facts.current,
        ...(guests === null ? {} : { keyIn: guests.keyIn }),
        drawings: (slide) => all.of(slide).drawings,
      }));
    },
  };
  return { value, diagnostics };
}

/** What slides bring of their own, and those of them that have a part in what the talk says as a whole. */
interface Sayings {
  readonly claims: readonly ClaimResult[];
  readonly numbers: NumberCounts;
  readonly told: SlideEvidence['diagnostics'];
  /** Slides that cite something, or of whose citations something is to be said. */
  readonly citing: readonly ReadSlide[];
  /** The same for abbreviations. */
  readonly naming: readonly ReadSlide[];
}

const sayings = inBlocks((slides: readonly ReadSlide[]): Sayings => {
  const all = slides.map(({ evidence }) => evidence);
  return {
    claims: all.flatMap(({ claims }) => claims),
    numbers: addNumbers(all.map(({ numbers }) => numbers)),
    told: {
      claims: all.flatMap(({ diagnostics }) => diagnostics.claims),
      numbers: all.flatMap(({ diagnostics }) => diagnostics.numbers),
      comparisons: all.flatMap(({ diagnostics }) => diagnostics.comparisons),
    },
    citing: slides.filter(({ evidence: { citations } }) => mayCite(citations)),
    naming: slides.filter(({ evidence: { terms } }) => mayName(terms)),
  };
});

function mayCite({ uses, keys, otherForms, withoutSource }: SlideEvidence['citations']): boolean {
  return [uses.shown, uses.said, keys, otherForms, withoutSource].some(({ length }) => length > 0);
}

function mayName({ shown, aside, contradictions, choiceFaults }: SlideEvidence['terms']): boolean {
  return shown.size > 0 || aside.size > 0 || contradictions.length > 0 || choiceFaults.length > 0;
}

/** Slides, and what was read on each. */
function only(read: readonly ReadSlide[]): {
  readonly slides: readonly RenderedSlide[];
  readonly of: (slide: RenderedSlide) => SlideEvidence;
} {
  const known = new Map(read.map(({ rendered, evidence }) => [rendered, evidence]));
  return { slides: [...known.keys()], of: (slide) => known.get(slide) as SlideEvidence };
}
