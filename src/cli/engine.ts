import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/**
 * How long V8 waits before it compiles a function once more, optimised. A build of some hundred slides is over before
 * such code has paid for itself: it took two fifths of the processor's time.
 */
interface Patience {
  readonly flag: string;
  readonly short: number;
  /** V8's own. */
  readonly long: number;
}

/** By V8's version; with Maglev, which newer ones have between the two, waiting gains nothing. */
const patience: Readonly<Record<string, Patience>> = {
  '11': { flag: '--interrupt-budget', short: 1_000_000, long: 67_584 },
  '12': { flag: '--invocation-count-for-turbofan', short: 45_000, long: 3_000 },
};

/** Commands that are over soon, or in which another program has most to do. */
const shortCommands = /^(?:build|export|check|trace|diff|spec|init|describe)$/;

/** With so many slides, drawing them all is a long run. */
export const longFrom = 800;

/** Whether the arguments of a command, or of one of its options, name one that is over soon. */
export function isShort(argv: readonly string[]): boolean {
  return argv.some((word) => shortCommands.test(word)) && !argv.includes('serve');
}

/**
 * Has V8 optimise later than it would. What is kept of its compiled code goes with such settings, so that this is called
 * before the first script is loaded.
 */
export function expectShortRun(): void {
  setPatience('short');
}

/** Has V8 optimise as it would by itself. */
export function expectLongRun(): void {
  setPatience('long');
}

function setPatience(run: 'short' | 'long'): void {
  const known = patience[versions.v8.split('.', 1)[0] as string];
  if (known !== undefined) setFlagsFromString(`${known.flag}=${known[run]}`);
}
