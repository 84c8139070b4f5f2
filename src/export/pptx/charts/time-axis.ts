import type { NativeAxis, Pictured } from './native-chart.ts';
import type { Way } from './ways.ts';

const dayLength = 86_400_000;
/** Excel counts days from the end of 1899. */
const firstDay = Date.UTC(1899, 11, 30);

/** A date as Excel counts it; a fraction for a time of the day. */
export function dayOf(value: unknown): number {
  return (Number(value) - firstDay) / dayLength;
}

type TimeLooks = Pick<NativeAxis, 'side' | 'shown' | 'labels' | 'title' | 'grid' | 'line' | 'ticks'>;

/**
 * An axis of days: PowerPoint's steps are whole days, months or years, counted from the first day, and all labels have
 * one form.
 */
export function timeAxis({ axis, scale, channel }: Way, looks: TimeLooks): NativeAxis | Pictured {
  const [from, to] = scale.domain.map(dayOf) as [number, number];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return { picture: 'times of the day' };
  const reversed = Number(scale.range[0]) > Number(scale.range.at(-1)) || from > to;
  if (reversed || channel !== 'x') return { picture: 'an axis of time that is not drawn from left to right' };
  const ticks = (axis?.labels ?? []).map(({ value, text, shown }) => ({ date: new Date(Number(value)), text, shown }));
  const rest = { ...looks, kind: 'date' as const, reversed: false, min: from, max: to, between: false };
  if (ticks.length === 0) return { ...rest, step: to - from, unit: 'days', format: 'yyyy-mm-dd' };
  if (ticks.some(({ shown }) => !shown)) return { picture: 'an axis that leaves out dates' };
  const found = stepOf(ticks.map(({ date }) => date));
  const starts = found !== null && Number(ticks[0]?.date) === Number(scale.domain[0]);
  if (!starts) return { picture: 'dates on the axis that PowerPoint cannot set' };
  const format = formats.find(({ write }) => ticks.every(({ date, text }) => write(date) === text.text));
  if (format !== undefined) return { ...rest, ...found, format: format.excel };
  // Vega writes the year once and months beside it; PowerPoint has one form, which says both at each.
  const known = ticks.every(({ date, text }) => formats.some(({ write }) => write(date) === text.text));
  return known ? { ...rest, ...found, format: wholeForms[found.unit] } : { picture: 'dates of a form of their own' };
}

const wholeForms = { years: 'yyyy', months: '[$-409]mmm yyyy', days: '[$-409]d mmm yyyy' } as const;

function stepOf(dates: readonly Date[]): { readonly step: number; readonly unit: 'days' | 'months' | 'years' } | null {
  const steps = (count: (date: Date) => number): number | null => {
    const counts = dates.map(count);
    const step = (counts[1] ?? (counts[0] as number) + 1) - (counts[0] as number);
    return step > 0 && Number.isInteger(step) && counts.every((one, i) => one === (counts[0] as number) + i * step)
      ? step
      : null;
  };
  const alike = (part: (date: Date) => number): boolean => dates.every((date) => part(date) === part(dates[0] as Date));
  const sameDay = alike((date) => date.getUTCDate());
  const years = sameDay && alike((date) => date.getUTCMonth()) ? steps((date) => date.getUTCFullYear()) : null;
  if (years !== null) return { step: years, unit: 'years' };
  const months = sameDay ? steps((date) => date.getUTCFullYear() * 12 + date.getUTCMonth()) : null;
  if (months !== null) return { step: months, unit: 'months' };
  const days = steps(dayOf);
  return days === null ? null : { step: days, unit: 'days' };
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
months.push('November', 'December');

const year = (date: Date): string => String(date.getUTCFullYear());
const month = (date: Date): string => months[date.getUTCMonth()] as string;
const day = (date: Date): string => String(date.getUTCDate());
const two = (text: string): string => text.padStart(2, '0');

/** Forms of dates, in Excel's words and in ours; `[$-409]` names months in English wherever the file is opened. */
const formats: readonly { readonly excel: string; readonly write: (date: Date) => string }[] = [
  { excel: 'yyyy', write: year },
  { excel: '[$-409]mmm yyyy', write: (date) => `${month(date).slice(0, 3)} ${year(date)}` },
  { excel: '[$-409]mmmm yyyy', write: (date) => `${month(date)} ${year(date)}` },
  { excel: '[$-409]mmm', write: (date) => month(date).slice(0, 3) },
  { excel: '[$-409]mmmm', write: month },
  { excel: 'yyyy-mm', write: (date) => date.toISOString().slice(0, 7) },
  { excel: 'yyyy-mm-dd', write: (date) => date.toISOString().slice(0, 10) },
  { excel: '[$-409]d mmm', write: (date) => `${day(date)} ${month(date).slice(0, 3)}` },
  { excel: '[$-409]mmm d', write: (date) => `${month(date).slice(0, 3)} ${day(date)}` },
  { excel: '[$-409]mmm dd', write: (date) => `${month(date).slice(0, 3)} ${two(day(date))}` },
  { excel: '[$-409]d mmm yyyy', write: (date) => `${day(date)} ${month(date).slice(0, 3)} ${year(date)}` },
  { excel: 'dd/mm/yyyy', write: (date) => `${two(day(date))}/${date.toISOString().slice(5, 7)}/${year(date)}` },
];
