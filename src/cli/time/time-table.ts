import type { ActTimes, SlideTime, TalkTimes } from '../../model/times.ts';
import { clockText } from '../../util/clock.ts';
import { displayWidth, printable } from '../text-width.ts';
import { cut, padded, type Page } from '../trace/layout.ts';

/** Columns of a time. */
const room = 9;
const widestId = 24;

/** The talk as a table, act by act and slide by slide: planned, as the notes take, what counts; the sum and the slot. */
export function timeTable(title: string, times: TalkTimes, page: Page): string {
  const slides = times.acts.flatMap((act) => act.slides);
  const id = Math.min(widestId, Math.max(0, ...slides.map((slide) => displayWidth(printable(slide.id)))));
  const words = Math.max(12, page.columns - 3 * room);
  const rows = times.acts.flatMap((act) => [
    '',
    ...(times.acts.length > 1 || act.title !== null ? [actRow(act, words, page)] : []),
    ...act.slides.map((slide) => slideRow(slide, { id, words, page })),
  ]);
  const head = padded(page.style('bold', cut(printable(title), words)), words);
  const names = [`planned`, `notes`, `counts`].map((name) => page.style('gray', name.padStart(room))).join('');
  return [`${head}${names}`, ...rows, '', ...sumRows(times, words, page), ...unknownRows(slides, page), ''].join('\n');
}

function actRow({ title, seconds, budget }: ActTimes, words: number, { style }: Page): string {
  const name = padded(cut(printable(title ?? 'Outside the acts'), words), words);
  return style('bold', `${name}${time(budget, '')}${''.padStart(room)}${time(seconds)}`);
}

interface Widths {
  readonly id: number;
  readonly words: number;
  readonly page: Page;
}

function slideRow(slide: SlideTime, { id, words, page }: Widths): string {
  const name = padded(cut(printable(slide.id), id), id);
  const title = slide.title === slide.id ? '' : cut(printable(slide.title), Math.max(8, words - id - 4));
  const line = padded(`  ${name}  ${title}`, words);
  const { planned, spoken, seconds } = slide;
  const isLong = planned !== null && spoken !== null && spoken > planned;
  const notes = time(spoken, '');
  return `${line}${time(planned, '')}${isLong ? page.style('yellow', notes) : notes}${time(seconds)}`;
}

function sumRows({ slot, seconds }: TalkTimes, words: number, { style }: Page): readonly string[] {
  const row = (name: string, text: string): string => `${padded(name, words + 2 * room)}${text.padStart(room)}`;
  const sum = style('bold', row('Sum', clockText(seconds)));
  if (slot === null) return [sum];
  const off = seconds - slot;
  const share = Math.round((Math.abs(off) / slot) * 100);
  const verdict = off === 0 ? 'as planned' : `${clockText(Math.abs(off))} ${off > 0 ? 'over' : 'under'} (${share}%)`;
  const colour = share > 10 ? 'yellow' : 'green';
  return [sum, row('Slot', clockText(slot)), style(colour, verdict.padStart(words + 3 * room))];
}

function unknownRows(slides: readonly SlideTime[], { style }: Page): readonly string[] {
  const unknown = slides.filter(({ seconds }) => seconds === null).map(({ id }) => printable(id));
  return unknown.length === 0 ? [] : [style('gray', `Neither time nor notes, not counted: ${unknown.join(', ')}`)];
}

function time(seconds: number | null, none = '–'): string {
  return (seconds === null ? none : clockText(seconds)).padStart(room);
}
