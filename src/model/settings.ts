import type { Span } from './text.ts';

/** Settings of the whole talk, from the first block of the deck's file. */
export interface DeckSettings {
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly date: string | null;
  /** BCP 47 language tag. */
  readonly lang: string;
  readonly theme: string;
  /** Planned length in seconds. */
  readonly time: number | null;
  readonly separator: 'plenary' | 'reveal-md';
  readonly transition: Transition;
  readonly slideNumber: boolean;
  /** A line that stands in the footer of every slide without a source of its own. */
  readonly footer: string | null;
}

/** How a slide follows the one before it. */
export type Transition = 'none' | 'fade' | 'slide' | 'convex' | 'concave' | 'zoom';

/** Settings of one slide. */
export interface SlideSettings {
  readonly id: string | null;
  /** The name as written, and where. */
  readonly layout: { readonly name: string; readonly span: Span } | null;
  readonly class: readonly string[];
  /** Planned seconds. */
  readonly time: number | null;
  readonly state: string | null;
  readonly background: Background | null;
  readonly transition: Transition | null;
  readonly autoAnimate: boolean;
  readonly visibility: 'visible' | 'hidden' | 'uncounted';
  /** Attributes from `<!-- .slide: … -->`, already on the allow-list. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What stands behind a slide. */
export interface Background {
  readonly color: string | null;
  /** A path as written: it resolves against the file of `span`. */
  readonly image: { readonly path: string; readonly span: Span } | null;
  /** 0 to 1. */
  readonly opacity: number | null;
  readonly size: string | null;
}
