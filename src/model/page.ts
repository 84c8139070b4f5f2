/** Facts of the talk that the page's script needs; they travel in the page as JSON. */
export interface PageData {
  readonly title: string;
  readonly lang: string;
  readonly rtl: boolean;
  /** What the page says by itself, by the words of English; left out for English. */
  readonly words?: Readonly<Record<string, string>>;
  readonly transition: string;
  /** Planned length of the talk in seconds. */
  readonly time: number | null;
  /** Whether the build carries speaker notes. */
  readonly notes: boolean;
  /** In the order of the page. */
  readonly slides: readonly PageSlide[];
  /** These are the first slides alone, and the others are to come: only in `plenary serve`. */
  readonly isBeginning?: boolean;
}

/** One slide as the speaker window and the search know it. */
export interface PageSlide {
  readonly id: string;
  readonly title: string;
  /** Seconds that it takes, as planned or by its notes; `null` where nothing is known of it. */
  readonly time: number | null;
  /** As printed on the slide; `null` for a slide that is not counted. */
  readonly number: number | null;
}
