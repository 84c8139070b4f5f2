import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedDeck, RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import type { CitedReference } from '../../model/evidence.ts';
import type { References } from '../../model/references.ts';
import type { SourceFile } from '../../model/text.ts';
import type { GuestFacts } from '../guest-facts.ts';
import { chartsWithoutSource } from './charts-without-source.ts';
import { otherForms } from './other-forms.ts';
import { literalKeys, slideUses, type SlideUses } from './slide-uses.ts';

/** What a talk cites: all of it by number, and what each slide cites, by slide id. */
export interface Cited {
  readonly all: readonly CitedReference[];
  /** What is shown on each slide; what is only said about it is in `all`. */
  readonly bySlide: ReadonlyMap<string, readonly CitedReference[]>;
  /** The number of a reference by the key that a slide writes. */
  readonly numberOf: (slide: string, key: string) => number | null;
}

/**
 * Numbers the references in the order of their first use over the whole talk: by slides, on each slide by its page,
 * then by its notes, whether the notes are in the build or not. Hidden slides count for nothing.
 */
export function citeDeck(
  deck: RenderedDeck,
  references: References,
  citationsOf: (slide: RenderedSlide) => SlideCitations,
  guests: GuestFacts | null = null,
): Staged<Cited> {
  const referencesOf = (slide: string): References => guests?.referencesOf(slide) ?? references;
  const diagnostics: Diagnostic[] = deck.slides.flatMap((slide) =>
    unknownKeys(citationsOf(slide), referencesOf(slide.id)),
  );
  const numbers = new Map<string, CitedReference>();
  const bySlide = new Map<string, readonly CitedReference[]>();
  const mentioned = new Set<string>();
  for (const slide of deck.slides) {
    const { uses, otherForms: others, withoutSource } = citationsOf(slide);
    diagnostics.push(...others);
    const { byKey } = referencesOf(slide.id);
    for (const key of [...uses.shown, ...uses.said]) mentioned.add(byKey.get(key)?.key ?? key);
    if (slide.settings.visibility === 'hidden') continue;
    if (uses.shown.length === 0 && uses.said.length === 0) {
      diagnostics.push(...withoutSource);
      continue;
    }
    numberUses(uses, byKey, numbers);
    const keys = new Set(uses.shown.map((key) => byKey.get(key)?.key));
    const shown = [...keys].map((key) => numbers.get(key ?? '')).filter((one) => one !== undefined);
    bySlide.set(
      slide.id,
      [...shown].sort((a, b) => a.number - b.number),
    );
    if (shown.length === 0) diagnostics.push(...withoutSource);
  }
  const { notShown } = deck;
  for (const key of notShown?.keys ?? []) mentioned.add(references.byKey.get(key)?.key ?? key);
  if (notShown?.showsData !== true) diagnostics.push(...uncited(references, mentioned));
  const numberOf = (slide: string, key: string): number | null =>
    numbers.get(referencesOf(slide).byKey.get(key)?.key ?? '')?.number ?? null;
  return { value: { all: [...numbers.values()], bySlide, numberOf }, diagnostics };
}

function numberUses(
  { shown, said }: SlideUses,
  byKey: References['byKey'],
  numbers: Map<string, CitedReference>,
): void {
  for (const written of [...shown, ...said]) {
    const reference = byKey.get(written);
    if (reference === undefined || numbers.has(reference.key)) continue;
    numbers.set(reference.key, { number: numbers.size + 1, reference });
  }
}

/** What one slide cites, and what is to be said about it. */
export interface SlideCitations {
  readonly uses: SlideUses;
  /** Keys as written, with their places. */
  readonly keys: ReturnType<typeof literalKeys>;
  readonly otherForms: readonly Diagnostic[];
  /** Its charts without a source, for the case that nothing on the slide is cited. */
  readonly withoutSource: readonly Diagnostic[];
}

/** What one slide cites. */
export function slideCitations(
  slide: RenderedSlide,
  references: References,
  sources: ReadonlyMap<string, SourceFile>,
): SlideCitations {
  const items = slide.citations.flatMap((citation) => citation.items);
  return {
    uses: slideUses(slide, references),
    keys: [...items.map(({ key, span }) => ({ key, span })), ...literalKeys(slide)],
    otherForms: otherForms(slide, references, sources),
    withoutSource: chartsWithoutSource(slide),
  };
}

function unknownKeys(slide: SlideCitations, { byKey, broken, isIncomplete }: References): Diagnostic[] {
  if (isIncomplete === true || slide.keys.length === 0) return [];
  const keys = [...byKey.keys()];
  return slide.keys
    .filter(({ key }) => !byKey.has(key) && !broken.has(key))
    .map(({ key, span }) => diagnose('references/unknown-key', span, { key, keys }));
}

/** One message for all that nothing cites, at the first of them; none where decks share a file and this one cites nothing. */
function uncited({ byKey, broken }: References, mentioned: ReadonlySet<string>): Diagnostic[] {
  if (mentioned.size === 0) return [];
  const left = [...byKey.values()].filter(({ key }) => !mentioned.has(key) && !broken.has(key));
  const [first] = left;
  if (first === undefined) return [];
  const facts = { keys: left.map(({ key }) => key), path: first.span.file };
  return [diagnose('references/uncited', first.span, facts)];
}
