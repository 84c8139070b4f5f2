import type { Diagnostic } from '../model/diagnostic.ts';

/** Codes of `io/` that say that the command asked for the wrong thing, not that the machine failed. */
const wrongUsage: ReadonlySet<string> = new Set([]);

/**
 * The exit code that diagnostics call for: 0 clean, 1 the deck has errors (or warnings under `--strict`), 2 wrong
 * usage or settings, 3 the machine.
 */
export function exitCodeOf(diagnostics: readonly Diagnostic[], strict = false): number {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (errors.some((error) => /^(?:cli|config)\//.test(error.code) || wrongUsage.has(error.code))) return 2;
  if (errors.some((error) => error.code.startsWith('io/'))) return 3;
  if (errors.length > 0) return 1;
  return strict && diagnostics.some((diagnostic) => diagnostic.severity === 'warning') ? 1 : 0;
}
