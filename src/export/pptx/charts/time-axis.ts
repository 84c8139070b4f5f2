import type { NativeAxis, Pictured } from './native-chart.ts';
import type { Way } from './ways.ts';
import type { Writing } from './writing.ts';

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
export function timeAxis({ axis, scale, channel, writing }: Way, looks: TimeLooks): NativeAxis | Pictured {
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
  const formats = formsOf(writing);
  const format = formats.find(({ write }) => ticks.every(({ date, text }) => write(date) === text.text));
  if (format !== undefined) return { ...rest, ...found, format: format.excel };
  // Vega writes the year once and months beside it; PowerPoint has one form, which says both at each.
  const known = ticks.every(({ date, text }) => formats.some(({ write }) => write(date) === text.text));
  return known
    ? { ...rest, ...found, format: wholeForm(found.unit, writing) }
    : { picture: 'dates of a form of their own' };
}

function wholeForm(unit: 'days' | 'months' | 'years', { months }: Writing): string {
  if (unit === 'years') return 'yyyy';
  if (months === null) return unit === 'months' ? 'yyyy-mm' : 'yyyy-mm-dd';
  return `[$-${months.code}]${unit === 'months' ? 'mmm yyyy' : 'd mmm yyyy'}`;
}

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

const year = (date: Date): string => String(date.getUTCFullYear());
const day = (date: Date): string => String(date.getUTCDate());
const iso = (date: Date): string => date.toISOString().slice(0, 10);
const two = (text: string): string => text.padStart(2, '0');

interface Form {
  readonly excel: string;
  readonly write: (date: Date) => string;
}

/** Forms of dates, in Excel's words and in ours; `[$-409]` names months in English wherever the file is opened. */
function formsOf({ months }: Writing): readonly Form[] {
  const plain = [
    { excel: 'yyyy', write: year },
    { excel: 'yyyy-mm', write: (date: Date) => iso(date).slice(0, 7) },
    { excel: 'yyyy-mm-dd', write: iso },
    { excel: 'dd/mm/yyyy', write: (date: Date) => `${two(day(date))}/${iso(date).slice(5, 7)}/${year(date)}` },
  ];
  if (months === null) return plain;
  const whole = (date: Date): string => months.whole[date.getUTCMonth()] as string;
  const short = (date: Date): string => months.short[date.getUTCMonth()] as string;
  const named: readonly Form[] = [
    { excel: 'mmm yyyy', write: (date) => `${short(date)} ${year(date)}` },
    { excel: 'mmmm yyyy', write: (date) => `${whole(date)} ${year(date)}` },
    { excel: 'mmm', write: short },
    { excel: 'mmmm', write: whole },
    { excel: 'd mmm', write: (date) => `${day(date)} ${short(date)}` },
    { excel: 'mmm d', write: (date) => `${short(date)} ${day(date)}` },
    { excel: 'mmm dd', write: (date) => `${short(date)} ${two(day(date))}` },
    { excel: 'd mmm yyyy', write: (date) => `${day(date)} ${short(date)} ${year(date)}` },
  ];
  return [...plain, ...named.map(({ excel, write }) => ({ excel: `[$-${months.code}]${excel}`, write }))];
}
