import type { Diagnostic } from '../model/diagnostic.ts';
import { flatInBlocks, inBlocks } from '../util/in-blocks.ts';

/** The errors among messages. A large talk has thousands of messages, which are looked into once. */
export const errorsAmong = flatInBlocks((one: Diagnostic) => (one.severity === 'error' ? [one] : []));

const warningsInBlocks = inBlocks(
  (all: readonly Diagnostic[]): number => all.filter(({ severity }) => severity === 'warning').length,
);

/** How many of the messages are warnings. */
export function countWarnings(diagnostics: readonly Diagnostic[]): number {
  return warningsInBlocks(diagnostics).reduce((sum, count) => sum + count, 0);
}
