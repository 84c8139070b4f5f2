/** A slide as the page of a catalogue has it; what is left out is not there. */
export interface PageSlide {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Where it is another one than the deck's. */
  readonly file?: string;
  readonly notes?: string;
  readonly tags?: readonly string[];
  readonly author?: string;
  readonly licence?: string;
  readonly source?: string;
  readonly picture?: string;
}

/** A deck as the page of a catalogue has it. */
export interface PageDeck {
  readonly path: string;
  readonly title: string;
  readonly lang: string | null;
  readonly error: string | null;
  readonly slides: readonly PageSlide[];
}
