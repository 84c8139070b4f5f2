import { keepSlides, type Memory } from '../memory/memory.ts';
import type { Timers } from './bursts.ts';

/** Milliseconds in which nothing was saved, after which slides are kept for the next start. */
const idle = 3000;

/** Milliseconds from one keeping to the next at least: it holds up a save that comes in between. */
const pause = 60_000;

/** Keeps what a loop has made for the next start, while no one waits for it. */
export interface Keeper {
  /** Something was made. */
  readonly made: () => void;
  /** Keeps what was made since the last time, at once. */
  readonly keep: () => void;
}

/** Makes a keeper. */
export function keepWhenIdle(memory: Memory, timers: Timers): Keeper {
  let since = -Infinity;
  let isNew = false;
  let takeBack = (): void => undefined;
  const keep = (): void => {
    takeBack();
    if (!isNew) return;
    isNew = false;
    since = timers.now();
    keepSlides(memory);
  };
  return {
    made() {
      isNew = true;
      takeBack();
      takeBack = timers.after(Math.max(idle, since + pause - timers.now()), keep);
    },
    keep,
  };
}
