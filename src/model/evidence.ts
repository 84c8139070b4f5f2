/*
 * What the talk can say for itself: where its numbers come from, which claims hold, what it cites. Made from all slides
 * at once by `evidence/`, after they are rendered and before the page is put together.
 */
import type { Reference } from './references.ts';
import type { TalkTimes } from './times.ts';
import type { Reading } from './values.ts';
import type { MappedText, Span } from './text.ts';

/** A stretch of text that somebody reads or hears, for the rules that read along. Values stand in it as tokens. */
export interface TextRun {
  readonly text: MappedText;
  readonly part: TextPart;
}

/** Where a text stands: title, prose and source line of a slide, what is said, words of a chart, pictures' words. */
export type TextPart = 'title' | 'prose' | 'source' | 'notes' | 'chart' | 'alt';

/** A claim as written. */
export interface Claim {
  /** The words that it carries; the expression itself where it stands in settings. */
  readonly words: string;
  readonly expression: string;
  /** The expression. */
  readonly span: Span;
  /** Index of the chart that states it, or `null`. */
  readonly chart: number | null;
  /** Said and not shown: its words are told only where the notes are. */
  readonly inNotes: boolean;
}

/** A claim after it was evaluated. */
export interface ClaimResult {
  readonly slide: string;
  readonly claim: Claim;
  readonly verdict: 'holds' | 'fails' | 'not evaluated';
  /** What the expression read, by name as written, with the text of its value now. */
  readonly values: ReadonlyMap<string, string>;
  readonly readings: readonly Reading[];
}

/** A mark as drawn, with the rows behind it. Its element in the SVG bears `data-mark="index"`. */
export interface DrawnMark {
  /** `bar`, `point`, `line` … */
  readonly mark: string;
  /** What the channels draw: columns as the chart's spec names them. */
  readonly channels: readonly { readonly channel: string; readonly field: string }[];
  /** What it was made of, by dataset: the columns that the chart reads of the rows behind the mark. */
  readonly readings: readonly Reading[];
  /** How the rows became the mark, where it was not one by one: `mean of 12 rows`. */
  readonly transform: string | null;
}

/** How many numbers the rules looked at. */
export interface NumberCounts {
  /** All that follow, together. */
  readonly evaluated: number;
  /** From a value or cell. */
  readonly traced: number;
  /** Names, dates, list numbers, references. */
  readonly recognised: number;
  /** Marked as literal, with a source. */
  readonly literal: number;
  readonly untraced: number;
}

/** What stands in the footer of a slide beside its own source line. */
export interface Footer {
  readonly references: readonly CitedReference[];
  /** Abbreviations that are used here for the first time, in the order of the alphabet. */
  readonly abbreviations: readonly { readonly term: string; readonly meaning: string }[];
  /** Whose slide it is, where it is somebody else's. */
  readonly credit?: string | null;
}

/** A reference with its number in the talk, from 1 in the order of first use. */
export interface CitedReference {
  readonly number: number;
  readonly reference: Reference;
}

/** All that the talk can say for itself. */
export interface Evidence {
  readonly claims: readonly ClaimResult[];
  readonly numbers: NumberCounts;
  /** By slide id. */
  readonly footers: ReadonlyMap<string, Footer>;
  /** What was cited, in the order of the numbers. */
  readonly cited: readonly CitedReference[];
  /** The number of a reference by the key that a slide writes; left out where all slides write the keys of `cited`. */
  readonly numberOf?: (slide: string, key: string) => number | null;
  /** How long the talk takes. */
  readonly times: TalkTimes;
  readonly trace: Trace;
}

/**
 * `trace.json`: tables of files, columns and slides, and entries that point into them by index, so that a value
 * takes a few bytes. The schema is documented in `docs/trace.md`.
 */
export interface Trace {
  readonly version: 1;
  readonly deck: { readonly file: string; readonly title: string; readonly lang: string };
  readonly files: readonly TraceFile[];
  readonly slides: readonly TraceSlide[];
  readonly references: readonly { readonly key: string; readonly short: string; readonly doi: string | null }[];
}

/** A file that something was read from. */
export interface TraceFile {
  readonly path: string;
  readonly dataset: string;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  /** Columns of the table's key: what is named by a row's key depends on them too. */
  readonly key: readonly string[];
  /** Names of the columns that anything was read from. */
  readonly columns: readonly string[];
  /** Keys of the rows that anything was read from. */
  readonly rows: readonly string[];
  /** Line of each of these rows, from 1; 0 where it has none. */
  readonly lines: readonly number[];
  /** Citation of each of these rows: an index into `references`, or -1. */
  readonly cites: readonly number[];
  /** Nothing but counts may be told of it. */
  readonly sensitive: boolean;
}

/** One slide's entries. */
export interface TraceSlide {
  readonly id: string;
  /** Whether it stands behind the end of the talk; left out where it does not. */
  readonly backup?: true;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly values: readonly TraceValue[];
  readonly charts: readonly TraceChart[];
  readonly claims: readonly TraceClaim[];
  /** Indices into `references`. */
  readonly cites: readonly number[];
}

/** `[file, column, rows]`: indices into `files`, its `columns` and its `rows`; many rows as `[first, last]` pairs. */
export type TraceReading = readonly [
  file: number,
  column: number,
  rows: readonly (number | readonly [number, number])[],
];

/** A shown value or cell. Empty members are left out. */
export interface TraceValue {
  /** Its place in the page: `data-value` inside the slide's section. */
  readonly at: number;
  /** `n` in the notes, `c0` in the strings of the first chart; the slide's text where it is left out. */
  readonly in?: string;
  readonly name: string;
  readonly text: string;
  readonly number?: number;
  /** Line and column in the file that wrote it, from 1. */
  readonly line: number;
  readonly column: number;
  /** The file that wrote it, where it is not the slide's. */
  readonly file?: string;
  readonly format?: string;
  readonly transform?: string;
  readonly from: readonly TraceReading[];
}

/** A chart and its marks. */
export interface TraceChart {
  readonly title: string;
  readonly line: number;
  /** First 16 hex digits of the SHA-256 of its drawing, to tell whether it changed. */
  readonly hash: string;
  readonly marks: readonly TraceMark[];
  /** Everything that the drawing depends on. */
  readonly from: readonly TraceReading[];
}

/** `[number in the page, mark, rows behind it]` */
export interface TraceMark {
  readonly at: number;
  readonly mark: string;
  readonly channels: Readonly<Record<string, string>>;
  readonly transform?: string;
  readonly from: readonly TraceReading[];
}

/** A claim with its verdict and what it read. */
export interface TraceClaim {
  readonly words: string;
  readonly expression: string;
  readonly holds: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly line: number;
  readonly from: readonly TraceReading[];
}

/** `plenary.lock.json`: what each claim read when it was last accepted, by deck and by claim. */
export interface Lock {
  readonly version: 1;
  readonly decks: Readonly<Record<string, LockedDeck>>;
}

/** By `slide: expression`; `slide (variant): expression` where a variant reads something else. */
export interface LockedDeck {
  readonly claims: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
