import { say, isSpoken } from '../../../../util/words/say.ts';
import type { Cell } from '../../../../model/data.ts';
import { numberOf } from '../number-of-cell.ts';

/** A point in time as years, and as it is written. */
export interface Moment {
  /** 2014.5 is the middle of 2014. */
  readonly year: number;
  readonly text: string;
}

/** A year as a number, or an ISO date; `null` for anything else. */
export function momentOf(cell: Cell, lang: string): Moment | null {
  const number = numberOf(cell);
  if (number !== null) return { year: number, text: String(number) };
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(String(cell ?? '')) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  const start = Date.UTC(Number(year), 0, 1);
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  const share = (at - start) / (Date.UTC(Number(year) + 1, 0, 1) - start);
  // Where the names of months are not known, a date is written in digits.
  const months = say(lang, 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec').split(' ');
  const text = isSpoken(lang) ? `${months[Number(month) - 1] ?? ''} ${year}` : `${year}-${month}`;
  return { year: Number(year) + share, text };
}

/**
 * Where a span ends. An end that is told less exactly than its start means all of it: from June 2015 until 2015 is until
 * the end of that year.
 */
export function endOf(start: Cell, end: Cell, { year }: Moment): number {
  const [from, until] = [exactness(start), exactness(end)];
  if (until === 0 || until >= from) return year;
  return until === 1 ? Math.floor(year) + 1 : year + 1 / 12;
}

/** 1 for a year, 2 for a month, 3 for a day; 0 for part of a year. */
function exactness(cell: Cell): number {
  const parts = /^\s*\d{4}(-\d\d)?(-\d\d)?/.exec(String(cell));
  return parts === null || String(cell).includes('.')
    ? 0
    : parts.slice(1).filter((part) => part !== undefined).length + 1;
}

/** Years at the two ends of an axis, and its ticks, as many as there is room for. */
export function yearAxis(
  years: readonly number[],
  most: number,
  given: { readonly domain: readonly [number, number] | null; readonly step: number | null },
): { readonly from: number; readonly to: number; readonly ticks: readonly number[] } {
  const first = given.domain?.[0] ?? Math.floor(Math.min(...years));
  const last = given.domain?.[1] ?? Math.ceil(Math.max(...years));
  const span = Math.max(1, last - first);
  const fits = (step: number): boolean => span / step + 1 <= most;
  const usual = [1, 2, 5, 10, 20, 25, 50, 100].find(fits) ?? span;
  const step = given.step !== null && fits(given.step) ? given.step : usual;
  const from = given.domain === null ? Math.floor(first / step + 1e-9) * step : first;
  const to = given.domain === null ? Math.max(from + step, Math.ceil(last / step - 1e-9) * step) : last;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step - 1e-9) * step; at <= to + 1e-9; at += step)
    ticks.push(Number(at.toPrecision(9)));
  return { from, to, ticks };
}
