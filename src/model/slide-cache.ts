/** Where slides of a talk are kept from one run to the next. */
export interface SlideCache {
  /** The slide that was kept under a key, as plain data; `null` where there is none. */
  readonly read: (key: string) => unknown;
  /** What was kept under a key is of no use. */
  readonly drop: (key: string) => void;
  /**
   * Keeps the slides of a talk in the place of all that was kept; those that are kept already are left as they are.
   * @param slides by key
   * @param pack makes plain data of one
   */
  readonly write: <T>(slides: ReadonlyMap<string, T>, pack: (slide: T) => unknown) => void;
}
