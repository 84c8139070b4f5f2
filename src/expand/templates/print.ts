import type { Scalar } from './value.ts';

/** A single value as the reader sees it: numbers in full with a true minus, text as it is. */
export function printScalar(value: Scalar): string {
  if (value.value === null) return '';
  return typeof value.value === 'number' ? String(value.value).replace('-', '−') : String(value.value);
}
