/*
 * How long a talk takes: what its author planned, and what the notes take to be said. Worked out once, in `evidence/`;
 * the checks, the command line and the speaker window read the same numbers.
 */

/** The time of a slide that counts. */
export interface SlideTime {
  readonly id: string;
  readonly title: string;
  /** Seconds, as its `time` says. */
  readonly planned: number | null;
  /** Words of its notes, as they are heard. */
  readonly words: number;
  /** Seconds that its notes take; `null` where it has none. */
  readonly spoken: number | null;
  /** What counts: planned, else spoken; `null` where neither is known. */
  readonly seconds: number | null;
}

/** A part of a talk: what a `src:` line brings in, or what follows a slide that opens an act. */
export interface ActTimes {
  /** `null` for slides that stand before the first act, or after one that came from a file. */
  readonly title: string | null;
  readonly slides: readonly SlideTime[];
  /** Their sum. */
  readonly seconds: number;
  /** Seconds planned for it as a whole, beside its `src`. */
  readonly budget: number | null;
}

/** How long a talk takes. */
export interface TalkTimes {
  /** Seconds that the talk has. */
  readonly slot: number | null;
  /** The sum of its slides. */
  readonly seconds: number;
  /** In order; together they are all slides that count. */
  readonly acts: readonly ActTimes[];
}
