import type { Json } from '../../../model/json.ts';

/** How a chart writes numbers and dates, read off its locale. */
export interface Writing {
  readonly decimal: string;
  readonly thousands: string;
  readonly months: Months | null;
}

/** Names of months, and the number by which Office knows their language. */
export interface Months {
  readonly code: string;
  readonly whole: readonly string[];
  readonly short: readonly string[];
}

const whole = 'January February March April May June July August September October November December'.split(' ');
const englishMonths: Months = { code: '409', whole, short: whole.map((name) => name.slice(0, 3)) };

/** Languages whose months Office writes as Vega does, by the first. */
const codes: ReadonlyMap<unknown, string> = new Map([
  ['January', '409'],
  ['gennaio', '410'],
]);

/** How a chart without a locale writes. */
export const english: Writing = { decimal: '.', thousands: ',', months: englishMonths };

/** How the chart of a spec writes: as the locale in its settings says, else as in English. */
export function writingOf(spec: Json): Writing {
  const locale = inside(inside(spec, 'config'), 'locale');
  const number = inside(locale, 'number');
  const [decimal, thousands] = [inside(number, 'decimal'), inside(number, 'thousands')];
  const time = inside(locale, 'time');
  return {
    decimal: typeof decimal === 'string' ? decimal : english.decimal,
    thousands: typeof thousands === 'string' ? thousands : english.thousands,
    months: time === undefined ? englishMonths : monthsOf(time),
  };
}

function monthsOf(time: Json): Months | null {
  const [long, short] = [inside(time, 'months'), inside(time, 'shortMonths')];
  if (!Array.isArray(long) || !Array.isArray(short)) return null;
  const code = codes.get(long[0]);
  return code === undefined ? null : { code, whole: long.map(String), short: short.map(String) };
}

function inside(part: Json | undefined, key: string): Json | undefined {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return undefined;
  return (part as Readonly<Record<string, Json>>)[key];
}

/** A text whose numbers are written as in English, in which patterns of Office are. */
export function asEnglish(text: string, { decimal, thousands }: Writing): string {
  if (decimal === english.decimal && thousands === english.thousands) return text;
  return text.replace(/\d(?:\D?\d)*/g, (number) =>
    [...number].map((sign) => (sign === decimal ? '.' : sign === thousands ? ',' : sign)).join(''),
  );
}
