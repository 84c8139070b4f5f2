import type { Severity } from '../model/diagnostic.ts';

/**
 * One diagnostic's severity and words. `message` says what is wrong in the user's words with the offending value;
 * `hint` says what to do next, or is `null` where the message says it all.
 */
export interface Entry<F> {
  readonly severity: Severity;
  readonly message: (facts: F) => string;
  readonly hint: (facts: F) => string | null;
}

/** Declares an entry; the facts' type is read off `message`. */
export function entry<F>(e: Entry<F>): Entry<F> {
  return e;
}
