import type { Computed } from '../computed.ts';

/** Throws what is wrong with an argument of a public function. */
export function fail(message: string): never {
  throw new RangeError(message);
}

/** The result, or its reason thrown. */
export function orFail<T>(result: Computed<T>): T {
  return result.ok ? result.value : fail(result.reason);
}

/** A confidence level in percent, 95 where none is given; a share is an error, since 0.95 % is never meant. */
export function levelOf(level: number | undefined): number {
  if (level === undefined) return 95;
  if (level > 0 && level <= 1) return fail(`\`level\` is in percent: write ${100 * level}, not ${level}`);
  return level > 0 && level < 100 ? level : fail(`\`level\` is ${level}: a number above 0 and below 100, in percent`);
}
