import { clockText } from '../../util/clock.ts';
import { listWords } from '../list-words.ts';
import { entry } from '../entry.ts';

/** What a part of a talk takes. */
export interface TimeSum {
  readonly title: string | null;
  /** `null` where it is not known. */
  readonly seconds: number | null;
}

/** Acts and slides that a hint lists at most. */
const most = 12;

/** What is said of the time that talks, acts and slides take. */
export const timeEntries = {
  'evidence/slot': entry<{
    readonly slot: number;
    readonly seconds: number;
    readonly sums: readonly TimeSum[];
    /** Slides of which no time is known. */
    readonly unknown: readonly string[];
  }>({
    severity: 'warning',
    message: ({ slot, seconds }) =>
      `the talk takes ${clockText(seconds)} and has ${clockText(slot)}: ${offWords(seconds, slot)}`,
    hint: ({ sums, unknown }) => `${sumWords(sums)}${unknownWords(unknown)}; \`plenary time\` lists every slide`,
  }),
  'evidence/act-time': entry<{
    readonly act: string;
    readonly budget: number;
    readonly seconds: number;
    readonly slides: readonly { readonly id: string; readonly seconds: number | null }[];
  }>({
    severity: 'warning',
    message: ({ act, budget, seconds }) =>
      `“${act}” takes ${clockText(seconds)} and has ${clockText(budget)}: ${offWords(seconds, budget)}`,
    hint: ({ slides }) => sumWords(slides.map(({ id, seconds }) => ({ title: `\`${id}\``, seconds }))),
  }),
  'evidence/long-notes': entry<{
    readonly slide: string;
    readonly planned: number;
    readonly spoken: number;
    readonly words: number;
  }>({
    severity: 'info',
    message: ({ slide, planned, spoken, words }) =>
      `the notes of slide \`${slide}\` take ${clockText(spoken)} to be said (${words} words), and the slide has ${clockText(planned)}`,
    hint: () => 'shorten the notes, or give the slide more `time`',
  }),
};

function offWords(seconds: number, planned: number): string {
  const share = Math.round((Math.abs(seconds - planned) / planned) * 100);
  return `${clockText(Math.abs(seconds - planned))} too ${seconds > planned ? 'long' : 'short'} (${share}%)`;
}

function sumWords(sums: readonly TimeSum[]): string {
  const parts = sums
    .slice(0, most)
    .map(({ title, seconds }) => `${title ?? 'outside the acts'} ${seconds === null ? '–' : clockText(seconds)}`);
  return [...parts, ...(sums.length > most ? [`and ${sums.length - most} more`] : [])].join(', ');
}

function unknownWords(slides: readonly string[]): string {
  if (slides.length === 0) return '';
  const shown = listWords(slides.slice(0, most));
  const more = slides.length > most ? ` and ${slides.length - most} more` : '';
  return `; neither \`time\` nor notes: ${shown}${more}`;
}
