import type { Config } from '../model/config.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** Gives warnings and notes the level that the user set, and drops those set to `off`. Errors stay errors. */
export function applyLevels(diagnostics: readonly Diagnostic[], levels: Config['levels']): readonly Diagnostic[] {
  if (Object.keys(levels).length === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.severity === 'error' || !Object.hasOwn(levels, diagnostic.code)) return [diagnostic];
    const level = levels[diagnostic.code];
    return level === 'off' || level === undefined ? [] : [{ ...diagnostic, severity: level }];
  });
}
