import type { JsonObject } from '../../model/json.ts';
import { minus } from '../numbers/format.ts';
import { numberLanguage } from '../numbers/languages.ts';
import { timeWords } from './time-words.ts';

/** How charts write numbers and dates in a language, as Vega wants it; `null` for English, which it writes by itself. */
export function chartLocale(lang: string): { readonly number: JsonObject; readonly time?: JsonObject } | null {
  const { decimal, thousands, percent } = numberLanguage(lang);
  if (decimal === '.' && thousands === ',') return null;
  const number = { decimal, thousands, grouping: [3], currency: ['', ''], percent, minus };
  const time = timeWords(lang);
  return { number, ...(time === null ? {} : { time }) };
}
