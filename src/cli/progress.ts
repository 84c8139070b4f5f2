import type { Log } from '../model/effects.ts';
import type { Output } from './terminal.ts';

/** Clears the line on which progress stands. */
export const clearLine = '\r\u001B[K';

/** A line that changes faster than this (ms) only flickers. */
const everyMs = 80;

/** Where no terminal is, a line is printed at most as often as this (ms), and none in the beginning. */
const everyLineMs = 10_000;

/** Progress on one line of a terminal, else as a line now and then for work that takes long. */
export interface Progress extends Log {
  /** Clears the line. Call it before anything else is written. */
  readonly end: () => void;
}

/**
 * A progress line.
 * @param quiet show nothing
 * @param now milliseconds of a clock that never goes back
 */
export function progressLine(output: Output, quiet: boolean, now: () => number = () => performance.now()): Progress {
  if (quiet) return { progress: () => {}, end: () => {} };
  return output.columns === null ? plainLines(output, now) : movingLine(output, output.columns, now);
}

/** For a log: what takes no time to speak of says nothing. */
function plainLines(output: Output, now: () => number): Progress {
  let shownAt = now();
  return {
    progress: (stage, done, total) => {
      if (now() - shownAt < everyLineMs) return;
      shownAt = now();
      output.write(`${lineOf(stage, done, total)}\n`);
    },
    end: () => {},
  };
}

function movingLine(output: Output, columns: number, now: () => number): Progress {
  let shownAt = -Infinity;
  let shownStage = '';
  return {
    progress: (stage, done, total) => {
      const at = now();
      if (stage === shownStage && at - shownAt < everyMs) return;
      shownAt = at;
      shownStage = stage;
      output.write(`${clearLine}${lineOf(stage, done, total).slice(0, columns - 1)}`);
    },
    end: () => {
      if (shownAt !== -Infinity) output.write(clearLine);
      shownAt = -Infinity;
    },
  };
}

function lineOf(stage: string, done: number, total: number): string {
  return total > 0 ? `${stage} ${done}/${total}` : stage;
}
