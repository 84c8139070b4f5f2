/** A clock that can wake. Times are milliseconds. */
export interface Timers {
  readonly now: () => number;
  /** @returns what takes it back */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Events of files, gathered into bursts. */
export interface Bursts {
  /** Something has happened to a file. */
  readonly note: (path: string) => void;
  /** Waits a while longer before the burst is told, since a file stands half written. */
  readonly hold: (paths: Iterable<string>) => void;
  readonly stop: () => void;
}

/** One save is a handful of events within a millisecond: open, truncate, write, close, or write and rename. */
const quiet = 4;
/** Several files at once are a formatter or a change of branch, which has more to come. */
const quietOfMany = 30;
/** However much is going on, something is told after this long. */
const longest = 400;
/** How long a file may stand empty or be gone before it is believed. */
const held = 60;

/**
 * Tells a burst of saves as one.
 * @param tell gets the paths of a burst once nothing has happened for a while
 */
export function gatherBursts(tell: (paths: ReadonlySet<string>) => void, timers: Timers): Bursts {
  let paths = new Set<string>();
  let since = 0;
  let takeBack = (): void => undefined;
  const wait = (milliseconds: number): void => {
    takeBack();
    const left = Math.max(0, since + longest - timers.now());
    takeBack = timers.after(Math.min(milliseconds, left), () => {
      const burst = paths;
      paths = new Set();
      tell(burst);
    });
  };
  const add = (path: string): void => {
    if (paths.size === 0) since = timers.now();
    paths.add(path);
  };
  return {
    note(path) {
      add(path);
      wait(paths.size > 1 ? quietOfMany : quiet);
    },
    hold(more) {
      for (const path of more) add(path);
      wait(held);
    },
    stop: () => takeBack(),
  };
}

/** The clock of this machine. */
export const systemTimers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
