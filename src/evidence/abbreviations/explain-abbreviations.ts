import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedChart } from '../../model/chart.ts';
import type { RenderedDeck, RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { Footer, TextRun } from '../../model/evidence.ts';
import type { DeckSettings, OriginalWords } from '../../model/settings.ts';
import type { Span } from '../../model/text.ts';
import { spanAt } from '../../util/mapped-text.ts';
import { abbreviationsOf } from '../../util/slide-lang.ts';
import type { GuestFacts } from '../guest-facts.ts';
import { isShown, plainRun, readRun, runsOf } from '../read-run.ts';
import { inlineMeanings, sameMeaning, termFinder, type InlineMeaning, type TermFinder } from './find-terms.ts';
import { svgWords } from './svg-words.ts';

/** Which abbreviations each slide has to explain: those that it uses and that no slide before it has explained. */
export function explainAbbreviations(
  deck: RenderedDeck,
  termsOf: (slide: RenderedSlide) => SlideTerms,
  guests: GuestFacts | null = null,
): Staged<ReadonlyMap<string, Footer['abbreviations']>> {
  const declared = deck.settings.abbreviations;
  const slides = deck.slides.filter(isShown);
  const diagnostics: Diagnostic[] = slides.flatMap((slide) => termsOf(slide).choiceFaults);
  if (declared.size === 0 && guests === null) return { value: new Map(), diagnostics };
  const bySlide = new Map<string, Footer['abbreviations']>();
  /** The meaning in which the audience saw a term last. */
  const seen = new Map<string, string>();
  const used = new Set<string>();
  for (const slide of slides) {
    const uses = termsOf(slide);
    const isGuest = guests?.isGuest(slide.id) === true;
    const own = guests?.abbreviationsOf(slide) ?? abbreviationsOf(slide, deck.settings);
    if (!isGuest) for (const term of [...uses.shown.keys(), ...uses.aside]) used.add(term);
    if (isList(slide)) continue;
    diagnostics.push(...uses.contradictions);
    const explained: { term: string; meaning: string }[] = [];
    for (const [term, span] of uses.shown) {
      const inline = uses.inline.get(term);
      const meaning = meaningHere(slide, term, { declared: own, original: deck.settings.original, inline });
      if (meaning === null) diagnostics.push(ambiguous(term, span, own));
      else if (seen.get(term) !== meaning) {
        seen.set(term, meaning);
        if (inline === undefined) explained.push({ term, meaning });
      }
    }
    if (explained.length > 0) bySlide.set(slide.id, explained.sort(byTerm));
  }
  const unused = [...declared.keys()].filter((term) => !used.has(term));
  const find = deck.notShown === undefined ? null : termFinder(unused);
  for (const { term } of find?.(deck.notShown?.text ?? '') ?? []) used.add(term);
  for (const [term, { span }] of declared)
    if (!used.has(term)) diagnostics.push(diagnose('evidence/unused-abbreviation', span, { term }));
  return { value: bySlide, diagnostics };
}

type Declared = DeckSettings['abbreviations'];

/** The abbreviations of one slide. @param find finds the declared ones; `null` where there are none */
export function slideTerms(
  slide: RenderedSlide,
  declared: Declared,
  find: TermFinder | null,
  original?: OriginalWords,
): SlideTerms {
  if (!isShown(slide)) return { ...noUses, choiceFaults: [] };
  const uses = find === null ? noUses : usesOf(slide, find, declared);
  return { ...uses, choiceFaults: choiceFaults(slide, declared, original) };
}

/** A slide that lists abbreviations or references explains none and counts for none. */
function isList({ settings }: RenderedSlide): boolean {
  return settings.layout?.name === 'references';
}

function byTerm(a: { readonly term: string }, b: { readonly term: string }): number {
  const [x, y] = [a.term.toLowerCase(), b.term.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a.term < b.term ? -1 : 1;
}

/** What a slide's settings choose that the deck does not declare. */
function choiceFaults(
  { settings }: RenderedSlide,
  declared: Declared,
  original: OriginalWords | undefined,
): readonly Diagnostic[] {
  return [...settings.abbreviations].flatMap(([term, { text: written, span }]) => {
    const meanings = declared.get(term)?.meanings ?? null;
    const text = inTranslation(written, term, { declared, original });
    if (meanings?.some((meaning) => sameMeaning(meaning, text)) === true) return [];
    const facts = { term, meaning: text, declared: meanings, terms: [...declared.keys()] };
    return [diagnose('evidence/undeclared-meaning', span, facts)];
  });
}

interface Meanings {
  readonly declared: Declared;
  readonly original: OriginalWords | undefined;
}

/** A meaning that a slide has from its original, as the translation of the talk says it: meanings go by their order. */
function inTranslation(meaning: string, term: string, { declared, original }: Meanings): string {
  const meanings = declared.get(term)?.meanings ?? [];
  if (original === undefined || meanings.some((one) => sameMeaning(one, meaning))) return meaning;
  const place = original.abbreviations.get(term)?.meanings.findIndex((one) => sameMeaning(one, meaning)) ?? -1;
  return meanings[place] ?? meaning;
}

/** The meaning of a term on a slide; `null` where nothing says which of several it is. */
function meaningHere(
  { settings }: RenderedSlide,
  term: string,
  { declared, original, inline }: Meanings & { readonly inline: string | undefined },
): string | null {
  const meanings = declared.get(term)?.meanings ?? [];
  const said = settings.abbreviations.get(term)?.text;
  const chosen = said === undefined ? inline : inTranslation(said, term, { declared, original });
  const meant = chosen === undefined ? undefined : meanings.find((meaning) => sameMeaning(meaning, chosen));
  // A choice that the deck does not declare has its own message.
  if (meant !== undefined || settings.abbreviations.has(term)) return meant ?? (chosen as string);
  return meanings.length === 1 ? (meanings[0] as string) : null;
}

function ambiguous(term: string, span: Span, declared: Declared): Diagnostic {
  const meanings = declared.get(term)?.meanings ?? [];
  return diagnose('evidence/ambiguous-abbreviation', span, { term, meanings });
}

/** The abbreviations of one slide, and what is to be said about them. */
export interface SlideTerms extends Uses {
  /** What its settings choose that the deck does not declare. */
  readonly choiceFaults: readonly Diagnostic[];
}

interface Uses {
  /** Terms that are seen, with the place of the first use. */
  readonly shown: ReadonlyMap<string, Span>;
  /** Terms that are only said or heard. */
  readonly aside: ReadonlySet<string>;
  /** Meanings that the slide's own words give. */
  readonly inline: ReadonlyMap<string, string>;
  readonly contradictions: readonly Diagnostic[];
}

const noUses: Uses = { shown: new Map(), aside: new Set(), inline: new Map(), contradictions: [] };

function usesOf(slide: RenderedSlide, find: TermFinder, declared: Declared): Uses {
  const shown = new Map<string, Span>();
  const aside = new Set<string>();
  const inline = new Map<string, string>();
  const contradictions: Diagnostic[] = [];
  for (const written of runsOf(slide)) {
    const plain = plainRun(written, slide.values);
    const found = find(plain);
    if (found.length === 0) continue;
    if (written.part === 'notes' || written.part === 'alt') {
      for (const { term } of found) aside.add(term);
      continue;
    }
    const span = spansIn(written, slide, find);
    for (const { term } of found) if (!shown.has(term)) shown.set(term, span(term) ?? slide.span);
    for (const meaning of inlineMeanings(plain, found, (term) => declared.get(term)?.meanings ?? [])) {
      const fault = contradiction(meaning, declared, span);
      if (fault === null) inline.set(meaning.term, meaning.words);
      else contradictions.push(fault);
    }
  }
  for (const chart of slide.charts) {
    for (const { term } of find(svgWords(chart.svg))) if (!shown.has(term)) shown.set(term, openingOf(chart));
  }
  return { shown, aside, inline, contradictions };
}

/** Finds a term in the source; one that came from data stands where its value is asked for. */
function spansIn(written: TextRun, slide: RenderedSlide, find: TermFinder): (term: string) => Span | null {
  const run = readRun(written, slide.values);
  return (term) => {
    const at = find(run.text.text).find((place) => place.term === term);
    if (at !== undefined) return spanAt(run.text, at.start, at.end);
    return run.values.find(({ text }) => text.includes(term))?.span ?? spanAt(run.text, 0, run.text.text.length);
  };
}

function contradiction(
  { term, words }: InlineMeaning,
  declared: Declared,
  span: (term: string) => Span | null,
): Diagnostic | null {
  const meanings = declared.get(term)?.meanings ?? [];
  if (meanings.some((meaning) => sameMeaning(meaning, words))) return null;
  return diagnose('evidence/contradicted-abbreviation', span(term), { term, words, declared: meanings });
}

/** The fence's first line: what a chart draws stands in the data, not in the deck. */
function openingOf({ span }: RenderedChart): Span {
  return { ...span, end: Math.min(span.end, span.start + 3) };
}
