/*
 * What is different between two versions of a talk: the form in which `plenary diff --json` prints it, documented in
 * `docs/diff.md`. Slides are named as in the new version where they are in both.
 */

/** All differences between two versions of a talk. */
export interface TalkDiff {
  readonly old: TalkFacts;
  readonly new: TalkFacts;
  readonly deck: readonly DeckChange[];
  readonly slides: readonly SlideChange[];
  readonly values: readonly ValueChange[];
  readonly claims: readonly ClaimChange[];
  readonly charts: readonly ChartChange[];
  readonly references: readonly ReferenceChange[];
  /** Files whose bytes changed: why a value may be another, and no change of the talk by themselves. */
  readonly files: readonly FileChange[];
}

/** One of the two versions. */
export interface TalkFacts {
  /** Path of the deck from its root. */
  readonly file: string;
  readonly title: string;
  readonly lang: string;
  readonly slides: number;
}

/** The talk's own title or language. */
export interface DeckChange {
  readonly what: 'title' | 'lang';
  readonly old: string;
  readonly new: string;
}

/** A slide that came, went, stands elsewhere or is called otherwise. Numbers count all slides, from 1. */
export type SlideChange =
  | {
      readonly kind: 'added';
      readonly slide: string;
      readonly title: string;
      readonly number: number;
      /** The slide before it; `null` for the first. */
      readonly after: string | null;
    }
  | { readonly kind: 'removed'; readonly slide: string; readonly title: string; readonly number: number }
  | {
      readonly kind: 'moved';
      readonly slide: string;
      readonly title: string;
      readonly oldNumber: number;
      readonly number: number;
      readonly after: string | null;
    }
  | { readonly kind: 'renamed'; readonly slide: string; readonly oldSlide: string; readonly title: string }
  | { readonly kind: 'retitled'; readonly slide: string; readonly oldTitle: string; readonly title: string };

/** A number or text as shown. */
export interface Shown {
  readonly text: string;
  /** The number before it was written out; `null` for text. */
  readonly number: number | null;
}

/** Another source of a value than before, in words; `null` where it is read from no data, or not computed. */
export interface OriginChange {
  readonly differs: 'file' | 'row' | 'rows' | 'column' | 'formula' | 'data';
  readonly old: string | null;
  readonly new: string | null;
}

/** A shown value that is another, comes from elsewhere, came or went. Several occurrences with the same change are one. */
export type ValueChange =
  | {
      readonly kind: 'changed';
      readonly name: string;
      /** Where the number comes from now: file, row and column, or the number of rows. */
      readonly source: string | null;
      /** Where it came from, if that is another place; the number may be the same. */
      readonly origin: OriginChange | null;
      readonly old: Shown;
      readonly new: Shown;
      /** Other forms in which the same change is shown: with its interval, with another format. */
      readonly also: readonly { readonly old: string; readonly new: string }[];
      /** New minus old; `null` where one of them is no number. */
      readonly difference: number | null;
      /** Difference over the size of the old number; `null` where that is 0. */
      readonly relative: number | null;
      readonly slides: readonly string[];
    }
  | {
      readonly kind: 'added' | 'removed';
      readonly name: string;
      readonly source: string | null;
      readonly text: string;
      readonly slides: readonly string[];
    };

/** A claim that turned, came, went or says something else. */
export interface ClaimChange {
  readonly kind: 'fails' | 'holds' | 'rewritten' | 'added' | 'removed';
  readonly slide: string;
  readonly words: string;
  readonly expression: string;
  /** What the expression was; the same where it did not change, `null` for a new claim. */
  readonly oldExpression: string | null;
  /** Whether it holds now; for a removed claim, whether it did. */
  readonly holds: boolean;
  /** What it reads, by name, where that is another than before. */
  readonly values: readonly { readonly name: string; readonly old: string | null; readonly new: string | null }[];
}

/** A chart that is drawn otherwise, came, went or stands on another slide. */
export interface ChartChange {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly slide: string;
  /** Number of the chart on its slide, from 1. */
  readonly chart: number;
  readonly title: string;
  /** Where it was; `null` for a new chart. */
  readonly old: { readonly slide: string; readonly chart: number } | null;
  /** What is different in the data behind it, by file. */
  readonly data: readonly ChartData[];
}

/** What of a file a chart reads now and did not before, or the other way round. */
export interface ChartData {
  readonly file: string;
  /** The file's bytes changed. */
  readonly fileChanged: boolean;
  readonly columnsAdded: readonly string[];
  readonly columnsRemoved: readonly string[];
  readonly rowsAdded: readonly string[];
  readonly rowsRemoved: readonly string[];
}

/** A publication that is cited now and was not, or the other way round, or whose entry is another. */
export interface ReferenceChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly key: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** A data file that is read now and was not, or the other way round, or whose bytes are others. */
export interface FileChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly path: string;
}
