import type { LiveChart } from './live-chart.ts';
import type { PageSlide } from './page.ts';

/** What a page of `plenary serve` starts with; it travels in the page as JSON. */
export interface LiveStart {
  /** Names the run of the server: a page of another run loads itself anew. */
  readonly build: string;
  readonly version: number;
  /** Go to the slide that was edited last. */
  readonly follow: boolean;
  /** Id of that slide; `null` before the first edit. */
  readonly edited: string | null;
  readonly report: LiveReport;
}

/** What is wrong with the talk as it was last saved. */
export interface LiveReport {
  /** The first few errors. */
  readonly errors: readonly LiveError[];
  /** All errors, told or not. */
  readonly errorCount: number;
  readonly warningCount: number;
  /** The slides are those of an earlier save, since this one gives none. */
  readonly stale: boolean;
}

/** An error as the overlay tells it. */
export interface LiveError {
  readonly code: string;
  /** `deck.md:12:3` */
  readonly place: string | null;
  readonly message: string;
  readonly hint: string | null;
  /** The lines at fault, as in the terminal. */
  readonly frame: string;
}

/** What the server sends: what is new, or that a page must be loaded anew. */
export type LiveMessage =
  | { readonly type: 'patch'; readonly build: string; readonly patch: LivePatch }
  | { readonly type: 'reload'; readonly build: string };

/** What turns the page of one version into that of another. */
export interface LivePatch extends TalkChanges {
  readonly from: number;
  readonly to: number;
  readonly report: LiveReport;
  /** Id of the slide that was edited last. */
  readonly edited: string | null;
}

/** How two talks differ. What did not change is left out. */
export interface TalkChanges {
  /** Slides that come, go and move; `null` where their order stays. */
  readonly splice: LiveSplice | null;
  /** By place in the new order, ascending. */
  readonly changed: readonly LiveChange[];
  readonly css?: string;
  readonly title?: string;
  /** Planned seconds of the talk. */
  readonly time?: number | null;
}

/** Some neighbouring slides that others take the place of. */
export interface LiveSplice {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly LivePlace[];
}

/** A place in the new order. */
export interface LivePlace {
  /** Where the slide was in the old order; -1 for a new one. */
  readonly was: number;
  /** It stands below the slide before it. */
  readonly vertical: boolean;
}

/** What is new on a slide. */
export interface LiveChange {
  /** Place in the new order. */
  readonly at: number;
  readonly page?: PageSlide;
  /** The section as a whole. */
  readonly html?: string;
  /** Its notes alone, where nothing else has changed; empty for none. */
  readonly notes?: string;
  /** Charts of the slide that answer, by id. */
  readonly charts?: Readonly<Record<string, LiveChart>>;
}
