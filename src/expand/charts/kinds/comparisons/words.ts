import { say, sayList, sayUnit } from '../../../../util/words/say.ts';
import type { Cell } from '../../../../model/data.ts';
import { numberLanguage, thinSpace } from '../../../../util/numbers/languages.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { numberOf } from '../number-of-cell.ts';

/** A point in time, as a title and as a narrow column write it. */
export interface TimePoint {
  /** `5 years`. */
  readonly long: string;
  /** `5 y`. */
  readonly short: string;
}

const shortUnits: Readonly<Record<string, string>> = { years: 'y', months: 'mo', weeks: 'wk', days: 'd' };

/** The unit that the name of a column of times says: `time_years` counts years; `null` where it says none. */
export function timeUnitOf(column: string): string | null {
  const word = /(year|month|week|day)s?(?![a-z])/i.exec(column)?.[1];
  return word === undefined ? null : `${word.toLowerCase()}s`;
}

/**
 * A cell of the column of times in words; text as it is.
 * @param unit `years`, or `null` where none is known
 */
export function timePoint(cell: Cell, unit: string | null, lang: string): TimePoint | null {
  if (cell === null) return null;
  const time = numberOf(cell);
  if (time === null) return { long: String(cell), short: String(cell) };
  const number = writeNumber(time, { format: null, unit: null, lang });
  if (unit === null) return { long: number, short: number };
  const word = sayUnit(lang, unit, time === 1);
  return { long: `${number}${thinSpace}${word}`, short: `${number}${thinSpace}${shortUnits[unit] ?? unit}` };
}

/** The time point of all numbers that have one, where it is one; else `null`. */
export function sameTime(times: readonly (TimePoint | null)[]): TimePoint | null {
  const known = times.filter((time) => time !== null);
  return new Set(known.map(({ long }) => long)).size === 1 ? (known[0] ?? null) : null;
}

/** Whether a unit is per cent. */
export function isPercent(unit: string | null): boolean {
  return unit === 'pct' || unit === 'percent' || unit === '%';
}

/** A unit as the title of an axis names it: `%`, `months`; `null` for numbers without one. */
export function unitWord(unit: string | null, lang: string): string | null {
  if (isPercent(unit)) return '%';
  return unit === null || unit === '' || unit === 'ratio' ? null : sayUnit(lang, unit);
}

/** What an axis says: `Overall survival at 5 years (%)`. */
export function measureTitle(
  what: string | null,
  time: TimePoint | null,
  { unit, lang }: { readonly unit: string | null; readonly lang: string },
): string | null {
  const word = unitWord(unit, lang);
  const named = [what, time === null ? null : say(lang, 'at {}', time.long)].filter((part) => part !== null).join(' ');
  if (named === '') return word;
  const title = `${named.charAt(0).toUpperCase()}${named.slice(1)}`;
  return word === null ? title : `${title} (${word})`;
}

/** The title of an axis of times: `Time (months)`. */
export function timeTitle(unit: string | null, lang: string): string {
  return unit === null ? say(lang, 'Time') : say(lang, 'Time ({})', sayUnit(lang, unit));
}

/** A difference with its sign: `−54`, `+20`. */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

/**
 * The difference of two numbers with its sign. Where it is not the one of the numbers as they are printed, which are
 * rounded each by itself, it has one decimal more: 10.4 and 20.6 as `10` and `21` differ by `+10.2`.
 * @param decimals of the printed numbers
 */
export function differenceText(first: number, last: number, { decimals, lang }: DifferenceFacts): string {
  const difference = last - first;
  const printed = Number(last.toFixed(decimals)) - Number(first.toFixed(decimals));
  const alike = Math.abs(Number(difference.toFixed(decimals)) - printed) < 10 ** -decimals / 2;
  const format = `.${alike ? decimals : decimals + 1}f`;
  return signed(writeNumber(difference, { format, unit: null, lang }), difference);
}

interface DifferenceFacts {
  readonly decimals: number;
  readonly lang: string;
}

/** Decimals of a number as it is printed. */
export function decimalsIn(text: string): number {
  return /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
}

/** `95% CI`, or only what stands for an interval where its level is not known. */
export function intervalWords(level: number | null, lang: string): string {
  const language = numberLanguage(lang);
  if (level === null) return language.plainInterval;
  return language.interval.replace('#', () => writeNumber(level, { format: null, unit: 'pct', lang }));
}

/** Says which rows are drawn hollow, by their names; `null` where none is. @param lang language of the talk, as a tag */
export function sayHollow(lang: string, names: readonly string[]): string | null {
  return names.length === 0 ? null : say(lang, 'Hollow: {}.', sayList(lang, names));
}
