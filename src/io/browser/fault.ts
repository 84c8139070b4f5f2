/**
 * What can be wrong with a browser that runs: it is gone (killed, crashed, closed), a page of it crashed, it does not
 * answer, it could not start, its sandbox could not.
 */
export type FaultKind = 'gone' | 'crashed' | 'hung' | 'not-started' | 'no-sandbox';

/** The error that stands for it on its way to a diagnostic. */
export interface BrowserFault extends Error {
  readonly browserFault: FaultKind;
  /** What was waited for, or what the browser said. */
  readonly detail: string;
}

/** An error that says what is wrong with the browser. */
export function fault(kind: FaultKind, detail = ''): BrowserFault {
  return Object.assign(new Error(`the browser: ${kind} ${detail}`.trim()), { browserFault: kind, detail });
}

/** Whether an error is about the browser and not a bug of ours. */
export function isFault(error: unknown): error is BrowserFault {
  return error instanceof Error && 'browserFault' in error;
}
