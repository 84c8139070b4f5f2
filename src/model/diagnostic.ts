import type { Span } from './text.ts';

/** How grave it is: an error is wrong or lost content, a warning is probably not meant, info is good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** Something that the user should know, as data. Texts come from the catalogue in `diagnostics/`. */
export interface Diagnostic {
  /** `stage/what`, permanent. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  /** `null` only where nothing that the user wrote is to blame. */
  readonly span: Span | null;
  readonly related: readonly RelatedPlace[];
}

/** A second place that belongs to a diagnostic: an include, an opening tag, a row of data. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** What every stage returns: a value that is always there, and what is to be said about it. */
export interface Staged<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
