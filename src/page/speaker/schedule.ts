import type { PageData } from '../../model/page.ts';
import { clockText } from '../../util/clock.ts';
import type { Timer } from './messages.ts';
import { word } from '../words.ts';

/** How a talk should pass: seconds for each slide and in all; `null` where nothing was planned. */
export interface Schedule {
  readonly slides: readonly number[];
  readonly total: number;
}

/** Behind (positive) or ahead (negative) in seconds, or within the slide's own time (0). */
export type Pace = number;

/**
 * The plan of a talk. Slides of which nothing is known, neither a time nor notes, share what the deck's time leaves equally.
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

/** The pace in words. */
export function paceText(value: Pace): string {
  if (Math.abs(value) < 5) return word('on time');
  return value > 0 ? word('{} behind', clockText(value)) : word('{} ahead', clockText(-value));
}
