import type { LocatedJson } from './json.ts';
import type { Span } from './text.ts';
import type { InVariants, Variant, VariantTimes } from './variants.ts';

/** Settings of the whole talk, from the first block of the deck's file. */
export interface DeckSettings {
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string | null;
  /** What others may do with the slides, as written. */
  readonly licence: string | null;
  /** Where the slides come from, as written. */
  readonly source: string | null;
  /** Words to find every slide by. */
  readonly tags: readonly string[];
  readonly date: string | null;
  /** BCP 47 language tag. */
  readonly lang: string;
  readonly theme: string;
  /** Planned length in seconds. */
  readonly time: number | null;
  /** Where it is written. */
  readonly timeSpan: Span | null;
  readonly separator: 'plenary' | 'reveal-md';
  readonly transition: Transition;
  readonly slideNumber: boolean;
  /** A line that stands in the footer of every slide without a source of its own. */
  readonly footer: string | null;
  /** Where it is written. */
  readonly footerSpan: Span | null;
  /** `values:` as written; `data/` reads it like `values.yaml`. */
  readonly values: LocatedJson | null;
  /** Meanings of each abbreviation; more than one has to be told apart on the slide. */
  readonly abbreviations: ReadonlyMap<string, Abbreviation>;
  /** Names with digits that are no numbers: `SWOG 1318`. */
  readonly names: readonly string[];
  readonly citationStyle: string | null;
  /** What colours stand for in every chart: CSS colours, or names of the theme's. */
  readonly colors: ReadonlyMap<string, PlacedText>;
  /** The versions of the talk, in the order in which they are written. */
  readonly variants: readonly Variant[];
  /** The one that this is; `null` for a talk without variants. Its title, subtitle, date, language, footer and time are above. */
  readonly variant: Variant | null;
  /** What the talk was written in, where it is shown in another language; left out elsewhere. */
  readonly original?: OriginalWords;
}

/** What slides without a translation go by. */
export interface OriginalWords {
  readonly lang: string;
  readonly abbreviations: ReadonlyMap<string, Abbreviation>;
}

/** A term's meanings, and where they are declared. */
export interface Abbreviation {
  readonly meanings: readonly string[];
  readonly span: Span;
}

/** A text in a slide's settings, and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly span: Span;
  /** Where the text alone stands, if `span` is the entry with its key. */
  readonly valueSpan?: Span;
}

/** How a slide follows the one before it. */
export type Transition = 'none' | 'fade' | 'slide' | 'convex' | 'concave' | 'zoom';

/** Settings of one slide. */
export interface SlideSettings {
  readonly id: string | null;
  /** The name as written, and where. */
  readonly layout: { readonly name: string; readonly span: Span } | null;
  readonly class: readonly string[];
  /** Planned seconds; from `parse` on those of the variant. */
  readonly time: number | null;
  /** Name of the act that begins here. */
  readonly act: string | null;
  /** Planned for each of several variants, as written. */
  readonly times: VariantTimes | null;
  /** The variants that the slide is for; `null` for all. */
  readonly in: InVariants | null;
  readonly state: string | null;
  readonly background: Background | null;
  readonly transition: Transition | null;
  readonly autoAnimate: boolean;
  readonly visibility: 'visible' | 'hidden' | 'uncounted';
  /** Attributes from `<!-- .slide: … -->`, already on the allow-list. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Expressions that must hold. */
  readonly claims: readonly PlacedText[];
  /** Numbers on this slide that come from no data, with the source that each is given. */
  readonly literals: ReadonlyMap<string, PlacedText>;
  /** Which meaning an abbreviation has on this slide. */
  readonly abbreviations: ReadonlyMap<string, PlacedText>;
  /** Who made the slide, what others may do with it, where it comes from; `null` is as the talk says. */
  readonly author: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  /** Words to find the slide by, beside those of the talk. */
  readonly tags: readonly string[];
  /** The slide that this one was copied from, with the text that it had: `../one/deck.md#survival@1f0c2d3a4b`. */
  readonly copyOf?: PlacedText;
  /** Only in a talk that is shown in another language than it was written in. */
  readonly language?: SlideLanguage;
}

/** What a slide of a translated talk speaks. */
export interface SlideLanguage {
  /** Of its words. */
  readonly lang: string;
  /** Of its notes, which may wait for their translation. */
  readonly notes: string;
  /** The name of the text that it is a translation of; `null` for a slide that stays as it was written. */
  readonly original: string | null;
}

/** What stands behind a slide. */
export interface Background {
  readonly color: string | null;
  /** A path as written: it resolves against the file of `span`. */
  readonly image: { readonly path: string; readonly span: Span } | null;
  /** 0 to 1. */
  readonly opacity: number | null;
  readonly size: string | null;
  /** A film, with its path as that of `image`. */
  readonly video?: { readonly path: string; readonly span: Span } | null;
  /** Whether the film begins again at its end. */
  readonly loop?: boolean | null;
  /** Whether the film is without its sound. */
  readonly muted?: boolean | null;
}
