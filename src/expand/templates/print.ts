import { writeNumber } from '../../util/numbers/write.ts';
import type { Scalar } from './value.ts';

/**
 * A single value as the reader sees it: a number with its pattern, its unit and the signs of the language, text as it is.
 * @param lang the talk's language as a tag
 */
export function printScalar({ value, text, format, unit }: Scalar, lang: string): string {
  if (text !== null) return text;
  if (value === null) return '';
  return typeof value === 'number' ? writeNumber(value, { format, unit, lang }) : String(value);
}
