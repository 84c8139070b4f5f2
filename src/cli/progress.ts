import type { Log } from '../model/effects.ts';
import type { Output } from './terminal.ts';

/** Clears the line on which progress stands. */
export const clearLine = '\r\u001B[K';

/** A line that changes faster than this (ms) only flickers. */
const everyMs = 80;

/** Progress on one line of a terminal; nothing where nobody looks. */
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
  if (quiet || output.columns === null) return { progress: () => {}, end: () => {} };
  const columns = output.columns;
  let shownAt = -Infinity;
  let shownStage = '';
  return {
    progress: (stage, done, total) => {
      const at = now();
      if (stage === shownStage && at - shownAt < everyMs) return;
      shownAt = at;
      shownStage = stage;
      const line = total > 0 ? `${stage} ${done}/${total}` : stage;
      output.write(`${clearLine}${line.slice(0, columns - 1)}`);
    },
    end: () => {
      if (shownAt !== -Infinity) output.write(clearLine);
      shownAt = -Infinity;
    },
  };
}
