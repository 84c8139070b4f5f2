import type { Span } from './text.ts';

/** Words and where they stand. */
export interface PlacedWords {
  readonly text: string;
  readonly span: Span;
}

/** A version of a talk that is made from the same source as the others: what its deck says of it. */
export interface Variant {
  readonly name: string;
  /** Where its name stands. */
  readonly span: Span;
  /** Length of its slot in seconds. */
  readonly time: number | null;
  readonly timeSpan: Span | null;
  /** The slides that it leaves out go behind its end, uncounted. */
  readonly backup: boolean;
  /** What it says in the place of the talk's own; `null` is as the talk says. */
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly date: string | null;
  readonly lang: string | null;
  readonly footer: PlacedWords | null;
}

/** The variants that a slide, a part of it or a value is for. */
export interface InVariants {
  /** As written, each with its place; none of them where it is for no variant. */
  readonly names: readonly PlacedWords[];
  readonly span: Span;
}

/** A length of time for each of several variants. */
export type VariantTimes = ReadonlyMap<string, { readonly seconds: number; readonly span: Span }>;
