import type { Timers } from './bursts.ts';

/** Milliseconds in which someone may come before the rest of a talk is made. */
const grace = 100;

/** Milliseconds from what a page has asked for last to when it shows its slide, at most. */
const patience = 1000;

/** Milliseconds after which it is over, whoever asks on and on. */
const longest = 5000;

/** The time from when the first slide could be seen to when someone sees it, in which nothing holds up an answer. */
export interface FirstLook {
  /** There is something to be seen. */
  readonly begin: () => void;
  /** Something was asked for. */
  readonly asked: () => void;
  /** A page stands and listens, or no one waits any more. */
  readonly end: () => void;
  /** Nothing more is to come. */
  readonly close: () => void;
  /** Settles when it is over. */
  readonly over: Promise<void>;
}

/** Makes one. */
export function firstLook(timers: Timers): FirstLook {
  let takeBack = (): void => undefined;
  let isOver = false;
  let isAsked = false;
  let since: number | null = null;
  let settle = (): void => undefined;
  const over = new Promise<void>((resolve) => (settle = resolve));
  const end = (): void => {
    isOver = true;
    takeBack();
    settle();
  };
  const wait = (milliseconds: number): void => {
    takeBack();
    since ??= timers.now();
    if (!isOver) takeBack = timers.after(Math.min(milliseconds, since + longest - timers.now()), end);
  };
  const asked = (): void => {
    isAsked = true;
    wait(patience);
  };
  const begin = (): void => {
    if (!isAsked) wait(grace);
  };
  const close = (): void => {
    isOver = true;
    takeBack();
  };
  return { begin, asked, end, close, over };
}
