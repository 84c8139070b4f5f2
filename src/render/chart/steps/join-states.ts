import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Reading } from '../../../model/values.ts';

/** What several states of a chart say alike is said once. */
export function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return diagnostics.filter(({ code, span, message }) => {
    const words = `${code} ${span?.start} ${message}`;
    return !said.has(words) && said.add(words);
  });
}

/** The rows behind all states of a chart. */
export function allReadings(states: readonly { readonly readings: readonly Reading[] }[]): readonly Reading[] {
  const [only, ...others] = states;
  if (only !== undefined && others.length === 0) return only.readings;
  const found = new Map<string, Reading>();
  for (const reading of states.flatMap(({ readings }) => readings)) {
    const key = JSON.stringify([reading.dataset.name, reading.column]);
    const rows = new Set([...(found.get(key)?.rows ?? []), ...reading.rows]);
    found.set(key, { ...reading, rows: [...rows].sort((a, b) => a - b) });
  }
  return [...found.values()];
}
