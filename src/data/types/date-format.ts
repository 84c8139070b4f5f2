import { isDate, isTime } from './date-text.ts';

/** A date format of the schema, ready to read cells. */
export interface DateFormat {
  readonly parts: readonly FormatPart[];
  /** Whether it holds a time of day. */
  readonly timed: boolean;
}

type FormatPart =
  { readonly text: string } | { readonly field: Field; readonly digits: number } | { readonly month: 'short' | 'long' };
type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const months = 'January February March April May June July August September October November December'.split(' ');

const directives: Readonly<Record<string, FormatPart>> = {
  Y: { field: 'year', digits: 4 },
  m: { field: 'month', digits: 2 },
  d: { field: 'day', digits: 2 },
  e: { field: 'day', digits: 2 },
  H: { field: 'hour', digits: 2 },
  M: { field: 'minute', digits: 2 },
  S: { field: 'second', digits: 2 },
  b: { month: 'short' },
  B: { month: 'long' },
  '%': { text: '%' },
};

/**
 * Reads a date format written with `%Y %m %d %e %b %B %H %M %S` (names of months in English).
 * @returns the format, or why it cannot be used
 */
export function compileDateFormat(
  format: string,
): { readonly ok: true; readonly format: DateFormat } | { readonly ok: false; readonly why: string } {
  const parts: FormatPart[] = [];
  for (let at = 0; at < format.length; at++) {
    if (format[at] !== '%') {
      parts.push({ text: format[at] as string });
      continue;
    }
    const letter = format[++at] ?? '';
    if (letter === 'y') return { ok: false, why: 'years of two digits (`%y`) leave the century open' };
    const part = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
    if (part === undefined) return { ok: false, why: `\`%${letter}\` is not known` };
    parts.push(part);
  }
  const fields = new Set<string>(parts.map((part) => ('field' in part ? part.field : 'month' in part ? 'month' : '')));
  for (const needed of ['year', 'month', 'day'])
    if (!fields.has(needed)) return { ok: false, why: `it has no ${needed}` };
  return { ok: true, format: { parts, timed: fields.has('hour') } };
}

/** The ISO 8601 form of a text in this format, or `null` where it does not fit or no such day exists. */
export function readDate(written: string, format: DateFormat): string | null {
  const found: Record<Field, number> = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  let at = 0;
  for (const part of format.parts) {
    if ('text' in part) {
      if (written[at] !== part.text) return null;
      at++;
    } else if ('month' in part) {
      const index = months.findIndex((name) => startsWithMonth(written, at, monthName(name, part.month)));
      if (index === -1) return null;
      found.month = index + 1;
      at += monthName(months[index] as string, part.month).length;
    } else {
      const end = numberEnd(written, at, part.digits);
      if (end === at || (part.field === 'year' && end - at !== 4)) return null;
      found[part.field] = Number(written.slice(at, end));
      at = end;
    }
  }
  const { year, month, day, hour, minute, second } = found;
  if (at !== written.length || !isDate(year, month, day) || !isTime(hour, minute, second)) return null;
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return format.timed ? `${date}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}` : date;
}

function monthName(name: string, form: 'short' | 'long'): string {
  return form === 'short' ? name.slice(0, 3) : name;
}

function startsWithMonth(written: string, at: number, name: string): boolean {
  return written.slice(at, at + name.length).toLowerCase() === name.toLowerCase();
}

function numberEnd(written: string, from: number, digits: number): number {
  let at = from;
  while (at < written.length && at - from < digits && /\d/.test(written[at] as string)) at++;
  return at;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
