import type { Diagnostic } from '../model/diagnostic.ts';

/** What went wrong on the machine, not in the words of the command. */
const machine = /^(?:io\/|cli\/cannot-)/;
const usage = /^(?:cli|config)\//;

/**
 * The exit code that diagnostics call for: 0 clean, 1 the deck has errors (or warnings under `--strict`), 2 wrong
 * usage or settings, 3 the machine.
 */
export function exitCodeOf(diagnostics: readonly Diagnostic[], strict = false): number {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.some((error) => machine.test(error.code))) return 3;
  if (errors.some((error) => usage.test(error.code))) return 2;
  if (errors.length > 0) return 1;
  return strict && diagnostics.some((diagnostic) => diagnostic.severity === 'warning') ? 1 : 0;
}
