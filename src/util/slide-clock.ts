import type { Timer } from '../model/effects.ts';

/** Notes what one slide costs. While another thread works for it, its own time stands still. */
export interface SlideClock {
  /** Runs a part of the work; a promise is timed until it is fulfilled. */
  readonly part: <T>(name: string, work: () => T) => T;
  /** The slide begins to wait. What this gives is told at the end how long that work took, in ms. */
  readonly away: Away;
  readonly end: () => void;
}

/** Work for a slide begins elsewhere; what this gives is told at its end what it was, and how many ms it took. */
export type Away = () => (name: string, ms: number) => void;

/** Starts the clock of a slide. */
export function slideClock(timer: Timer | undefined, id: string): SlideClock {
  if (timer === undefined) return untimed;
  let running: string | null = null;
  let waits = 0;
  let ends: readonly (() => void)[] = [];
  const stop = (): void => {
    ends.forEach((end) => end());
    ends = [];
  };
  const run = (part: string | null): void => {
    stop();
    running = part;
    ends = [timer.slide(id), ...(part === null ? [] : [timer.part(part)])];
  };
  run(null);
  return {
    part(name, work) {
      run(name);
      const result = work();
      const over = (): void => run(null);
      if (result instanceof Promise) void result.then(over, over);
      else over();
      return result;
    },
    away() {
      waits += 1;
      stop();
      return (name, ms) => {
        waits -= 1;
        timer.elsewhere(name, id, ms);
        if (waits === 0) run(running);
      };
    },
    end: stop,
  };
}

const untimed: SlideClock = { part: (_, work) => work(), away: () => () => {}, end: () => {} };
