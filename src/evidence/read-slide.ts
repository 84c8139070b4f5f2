import type { RenderedSlide, ResolvedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ClaimResult, NumberCounts } from '../model/evidence.ts';
import type { DeckSettings } from '../model/settings.ts';
import type { SourceFile } from '../model/text.ts';
import type { Values } from '../model/values.ts';
import type { LockState } from '../util/claim-lock.ts';
import { abbreviationsOf, langOf } from '../util/slide-lang.ts';
import { slideTerms, type SlideTerms } from './abbreviations/explain-abbreviations.ts';
import { termFinder, type TermFinder } from './abbreviations/find-terms.ts';
import { slideCitations, type SlideCitations } from './citations/cite-deck.ts';
import { evaluateClaims } from './claims/evaluate-claims.ts';
import { checkNumbers, namesOfDeck, type DeckNames } from './numbers/check-numbers.ts';
import { valuesByNumber } from './numbers/near-values.ts';
import { drawingHash } from './trace/drawing-hash.ts';
import { checkComparisons } from './words/check-comparisons.ts';

/** What one slide says of its numbers, claims, sources and abbreviations, whatever stands on the others. */
export interface SlideEvidence {
  readonly claims: readonly ClaimResult[];
  readonly numbers: NumberCounts;
  readonly citations: SlideCitations;
  readonly terms: SlideTerms;
  /** A short hash of each chart's drawing, to tell whether it changed. */
  readonly drawings: readonly string[];
  /** By the rule that found them, in the order in which they are told. */
  readonly diagnostics: Readonly<Record<'claims' | 'numbers' | 'comparisons', readonly Diagnostic[]>>;
}

/** A slide, and what was read on it. */
export interface ReadSlide {
  readonly rendered: RenderedSlide;
  readonly evidence: SlideEvidence;
}

/** What the slides of a talk are read with. */
export interface ReadingFacts {
  readonly deck: string;
  readonly settings: DeckSettings;
  readonly lock: LockState;
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly names: DeckNames;
  readonly find: TermFinder | null;
  readonly valuesOf: (text: string) => readonly string[];
}

/** Gathers what all slides of a talk are read with. */
export function readingFacts(
  deck: string,
  settings: DeckSettings,
  { lock, sources, values }: Pick<ReadingFacts, 'lock' | 'sources'> & { readonly values: Values },
): ReadingFacts {
  const find = termFinder(settings.abbreviations.keys());
  return { deck, settings, lock, sources, names: namesOfDeck(settings), find, valuesOf: valuesByNumber(values) };
}

/**
 * Reads along on one slide.
 * @param names what the slide's names mean
 */
export function readSlide(slide: RenderedSlide, names: ResolvedSlide, facts: ReadingFacts): SlideEvidence {
  const { deck, settings, lock, sources } = facts;
  const lang = langOf(slide, settings);
  const variant = settings.variant?.name ?? null;
  const claims = evaluateClaims(slide, names, { lock, deck, variant, lang, sources });
  const numbers = checkNumbers(slide, { known: facts.names, valuesOf: facts.valuesOf, sources });
  const comparisons = checkComparisons(slide, lang, sources);
  return {
    claims: claims.value,
    numbers: numbers.value,
    citations: slideCitations(slide, names.references, sources),
    drawings: slide.charts.map(({ svg }) => drawingHash(svg)),
    terms: slideTerms(slide, abbreviationsOf(slide, settings), facts.find, settings.original),
    diagnostics: { claims: claims.diagnostics, numbers: numbers.diagnostics, comparisons },
  };
}
