/*
 * Dates and times of ISO 8601 in the forms that data files have, and dates with the month as a word. A date stays
 * text: a civil date is the same day in every zone. Nothing is guessed and nothing rolls over: 2024-02-30 is no date.
 */

/** Which form of ISO 8601 a text has. */
export type DateKind =
  /** Not written as a date. */
  | 0
  /** `2024-12-31`. */
  | 1
  /** `2024-12-31T23:59`, with seconds, fractions and a zone as may be; a blank may stand for the `T`. */
  | 2
  /** Written as a date or time that does not exist. */
  | 3;

const shape = /^\d{4}-\d{2}-\d{2}(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Which date stands in `text` from `start` to `end` (UTF-16 offsets). */
export function dateKind(text: string, start: number, end: number): DateKind {
  if (end - start < 10 || end - start > 35 || text.charCodeAt(start + 4) !== 45) return 0;
  if (end - start > 10) return timedKind(text.slice(start, end));
  if (text.charCodeAt(start + 7) !== 45) return 0;
  const year = digitsAt(text, start, 4);
  const month = digitsAt(text, start + 5, 2);
  const day = digitsAt(text, start + 8, 2);
  if (year < 0 || month < 0 || day < 0) return 0;
  return isDate(year, month, day) ? 1 : 3;
}

function timedKind(written: string): DateKind {
  const parts = shape.exec(written);
  if (parts === null) return 0;
  const date = dateKind(written, 0, 10);
  if (date !== 1) return date;
  return isTime(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)) && isZone(parts[4]) ? 2 : 3;
}

function isZone(zone: string | undefined): boolean {
  return zone === undefined || zone === 'Z' || (Number(zone.slice(1, 3)) <= 14 && Number(zone.slice(4)) < 60);
}

function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether the Gregorian calendar has this day. @param month from 1 */
export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

/** Whether a day has this time; no leap seconds. */
export function isTime(hour: number, minute: number, second: number): boolean {
  return hour < 24 && minute < 60 && second < 60;
}

const named = /^(?:(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})|([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4}))$/;
const months = 'january february march april may june july august september october november december'.split(' ');

/**
 * The ISO 8601 form of a date whose month is written as an English word, `Jan 1 2000` or `1 January 2000`, which can
 * be read in one way only; `null` for anything else.
 */
export function namedDate(text: string, start: number, end: number): string | null {
  if (end - start < 10 || end - start > 18 || digitsAt(text, end - 4, 4) < 0) return null;
  const parts = named.exec(text.slice(start, end));
  const word = (parts?.[2] ?? parts?.[4] ?? '').toLowerCase();
  const month = months.findIndex((name) => name === word || name.slice(0, 3) === word) + 1;
  const day = Number(parts?.[1] ?? parts?.[5]);
  const year = parts?.[3] ?? parts?.[6] ?? '';
  if (month === 0 || !isDate(Number(year), month, day)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A date or date-time as it is kept: a blank between date and time becomes `T`. */
export function isoText(written: string): string {
  return written.charCodeAt(10) === 32 ? `${written.slice(0, 10)}T${written.slice(11)}` : written;
}
