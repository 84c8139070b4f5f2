/**
 * A second thread on which charts are drawn as they would be on this one. What goes there and comes back is plain data
 * that can be copied; what it means is the renderer's to know.
 */
export interface ChartThread {
  /** Told as soon as it is known about how many charts will be drawn: the thread starts where that pays. */
  readonly expect: (charts: number) => void;
  /** Whether it runs, and may be given charts. */
  readonly isOpen: () => boolean;
  /** Whether it has so much to do that one more chart is sooner drawn here. */
  readonly isBusy: () => boolean;
  /** Tells it what later questions refer to. */
  readonly tell: (news: unknown) => void;
  /** @returns `null` where no answer comes: what was asked cannot be copied, or the thread has ended */
  readonly ask: (question: unknown) => Promise<unknown>;
  /** Told when all charts of a compilation are drawn. */
  readonly rest: () => void;
}
