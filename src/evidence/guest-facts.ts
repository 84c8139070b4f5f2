import type { Dataset } from '../model/data.ts';
import type { SlideBase } from '../model/deck.ts';
import type { References } from '../model/references.ts';
import type { DeckSettings } from '../model/settings.ts';

/** What is known of slides that are at home in other talks, by their ids. */
export interface GuestFacts {
  readonly isGuest: (slide: string) => boolean;
  /** References by the keys that the slide's own talk writes. */
  readonly referencesOf: (slide: string) => References;
  readonly abbreviationsOf: (slide: SlideBase) => DeckSettings['abbreviations'];
  /** The key in this talk of what a table cites. */
  readonly keyIn: (dataset: Dataset, key: string) => string;
}
