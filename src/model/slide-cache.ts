/** What is kept of a talk from one run to the next: its slides as they were read and made, and its tables. */
export interface SlideCache {
  /** Whether nothing was kept. */
  readonly isEmpty: () => boolean;
  /** What was kept under a key, as plain data; `null` where there is nothing. */
  readonly read: (key: string) => unknown;
  /** What was kept under a key is of no use. */
  readonly drop: (key: string) => void;
  /**
   * Keeps these in the place of all that was kept. What is there under its key already is left as it is.
   * @param entries by key, what makes plain data
   */
  readonly write: (entries: ReadonlyMap<string, () => unknown>) => void;
}
