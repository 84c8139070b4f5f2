import type { NamedValue, Values } from '../../model/values.ts';
import { estimateOf } from '../../util/estimates.ts';

/** Names that a hint shows. */
const most = 2;
/** Rows of one table that are looked at. */
const mostRows = 10_000;

/** Finds the values of a talk that have a number, by its text; the talk is gone through when the first is asked for. */
export function valuesByNumber(values: Values | undefined): (text: string) => readonly string[] {
  let index: ReadonlyMap<string, readonly string[]> | null = null;
  return (text) => {
    const number = Number(text.replace(/[\s%‰\u00a0\u202f]/g, '').replace(',', '.'));
    // A small whole number has too many namesakes to be a hint.
    if (!Number.isFinite(number) || (Number.isInteger(number) && number < 13)) return [];
    index ??= indexOf(values);
    const names = index.get(String(number)) ?? [];
    return names.length > most ? [] : names;
  };
}

function indexOf(values: Values | undefined): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const add = (value: NamedValue): void => {
    for (const member of ['value', 'low', 'high', 'n'] as const) {
      const number = value[member]?.value;
      if (typeof number !== 'number') continue;
      const names = index.get(String(number));
      const name = member === 'value' ? value.name : `${value.name}.${member}`;
      if (names === undefined) index.set(String(number), [name]);
      else names.push(name);
    }
  };
  values?.named.forEach(add);
  for (const estimates of values?.estimates.values() ?? []) {
    // Single rows of a sensitive table are nobody's to read.
    if (estimates.dataset.privacy !== null) continue;
    const rows = Math.min(mostRows, estimates.dataset.rowCount);
    for (let row = 0; row < rows; row++) add(estimateOf(estimates, row));
  }
  return index;
}
