import type { PageData } from '../../model/page.ts';
import type { Timer } from './messages.ts';

/** How a talk should pass: seconds for each slide and in all; `null` where nothing was planned. */
export interface Schedule {
  readonly slides: readonly number[];
  readonly total: number;
}

/** Behind (positive) or ahead (negative) in seconds, or within the slide's own time (0). */
export type Pace = number;

/**
 * The plan of a talk. Slides without a time of their own share what the deck's time leaves equally.
 * @returns `null` where neither the deck nor a slide states a time
 */
export function schedule({ time, slides }: Pick<PageData, 'time' | 'slides'>): Schedule | null {
  const given = slides.reduce((sum, slide) => sum + (slide.time ?? 0), 0);
  if (time === null && given === 0) return null;
  const open = slides.filter((slide) => slide.time === null).length;
  const share = open === 0 ? 0 : Math.max(0, (time ?? given) - given) / open;
  return { slides: slides.map((slide) => slide.time ?? share), total: time ?? given };
}

/** How far from the plan a speaker is who has spoken for some seconds and shows slide `index`. */
export function pace(plan: Schedule, index: number, elapsed: number): Pace {
  const start = plan.slides.slice(0, index).reduce((sum, seconds) => sum + seconds, 0);
  const end = start + (plan.slides[index] ?? 0);
  if (elapsed > end) return elapsed - end;
  return elapsed < start ? elapsed - start : 0;
}

/** What a stopwatch shows at a moment, in milliseconds. */
export function elapsed(timer: Timer, now: number): number {
  return timer.before + (timer.running ? Math.max(0, now - timer.since) : 0);
}

/** Starts or stops a stopwatch. */
export function toggled(timer: Timer, now: number): Timer {
  return timer.running
    ? { running: false, since: now, before: elapsed(timer, now) }
    : { running: true, since: now, before: timer.before };
}

/** Seconds as `12:05`, from an hour on `1:02:05`; negative ones with a minus sign. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  return seconds < 0 && whole > 0 ? `−${text}` : text;
}

/** The pace in words. */
export function paceText(value: Pace): string {
  if (Math.abs(value) < 5) return 'on time';
  return value > 0 ? `${clockText(value)} behind` : `${clockText(-value)} ahead`;
}
