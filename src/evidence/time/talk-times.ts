import type { IncludeLine, RenderedDeck, RenderedSlide } from '../../model/deck.ts';
import type { Span } from '../../model/text.ts';
import type { ActTimes, SlideTime, TalkTimes } from '../../model/times.ts';
import { byIdentity } from '../../util/by-identity.ts';
import { inBlocks } from '../../util/in-blocks.ts';
import { secondsFor, spokenWords } from './spoken-words.ts';

/** What a deck says of the time that its parts take. */
export type TimedDeck = Pick<RenderedDeck, 'settings' | 'slides' | 'includes'>;

/** Adds up how long a talk takes, act by act. Slides that are not shown, and those behind the end, take no time. */
export function talkTimes({ settings, slides, includes = [] }: TimedDeck): TalkTimes {
  const groups: { title: string | null; line: IncludeLine | null; times: SlideTime[]; seconds: number }[] = [];
  const lines = actLines(slides, includes);
  let last: IncludeLine | null = null;
  for (const block of timed(slides)) {
    const group = groups.at(-1);
    if (group !== undefined && last === null && block.goesOn) {
      group.times.push(...block.times);
      group.seconds += block.seconds;
      continue;
    }
    block.slides.forEach((slide, i) => {
      const line = lines.find(({ way: [span] }) => isSame(span, slide.includedFrom[0])) ?? null;
      if (groups.length === 0 || opens(slide) || line !== last)
        groups.push({ title: titleOf(slide, line === last ? null : line), line, times: [], seconds: 0 });
      const here = groups.at(-1) as (typeof groups)[number];
      const time = block.times[i] as SlideTime;
      here.times.push(time);
      here.seconds += time.seconds ?? 0;
      last = line;
    });
  }
  const acts = groups.map(({ title, line, times, seconds }): ActTimes => {
    const isAll = line !== null && groups.filter((other) => other.line === line).length === 1;
    return { title, slides: times, seconds, budget: isAll ? line.time : null };
  });
  return { slot: settings.time, seconds: acts.reduce((sum, { seconds }) => sum + seconds, 0), acts };
}

interface TimedBlock {
  readonly slides: readonly RenderedSlide[];
  readonly times: readonly SlideTime[];
  readonly seconds: number;
  /** All of it belongs to what stands before it, where that is no part that a `src:` line brings in. */
  readonly goesOn: boolean;
}

/** The slides that take time. */
const timed = inBlocks((all: readonly RenderedSlide[]): TimedBlock => {
  const slides = all.filter((slide) => takesTime(slide));
  const times = slides.map(slideTime);
  const goesOn = slides.every((slide) => slide.includedFrom.length === 0 && !opens(slide));
  return { slides, times, seconds: sumOf(times), goesOn };
});

function opens(slide: RenderedSlide): boolean {
  return slide.settings.act !== null || isSection(slide);
}

/** Does a slide take time of the talk? */
export function takesTime({ settings, backup }: Pick<RenderedSlide, 'settings' | 'backup'>): boolean {
  return settings.visibility !== 'hidden' && backup !== true;
}

/** The slides of a talk that a `src:` line has brought in. */
export function slidesOf<S extends Pick<RenderedSlide, 'includedFrom'>>(
  line: Pick<IncludeLine, 'way'>,
  slides: readonly S[],
): S[] {
  return slides.filter(({ includedFrom }) => line.way.every((span, i) => isSame(span, includedFrom[i])));
}

/** The time of a slide: as planned, else as its notes take. */
export const slideTime = byIdentity(({ id, title, settings, notesHtml }: RenderedSlide): SlideTime => {
  const words = notesHtml === null ? 0 : spokenWords(notesHtml);
  const spoken = words === 0 ? null : secondsFor(words);
  return { id, title, planned: settings.time, words, spoken, seconds: settings.time ?? spoken };
});

/** The sum of what is known. */
export function sumOf(slides: readonly Pick<SlideTime, 'seconds'>[]): number {
  return slides.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
}

/**
 * The deck's own lines that bring in acts: those that say so, and those of files with several slides. One that picks
 * slides, or brings in a single one, makes no act by itself.
 */
function actLines(slides: readonly RenderedSlide[], includes: readonly IncludeLine[]): readonly IncludeLine[] {
  return includes.filter((line) => {
    if (line.way.length !== 1) return false;
    return line.act !== null || line.time !== null || (line.isFile && slidesOf(line, slides).length > 1);
  });
}

function isSame(a: Span | undefined, b: Span | undefined): boolean {
  return a !== undefined && b !== undefined && a.file === b.file && a.start === b.start && a.end === b.end;
}

/** A statement that has the form of a section begins no act. */
function isSection({ html, settings }: RenderedSlide): boolean {
  return !settings.class.includes('unnumbered') && /^\s*<div class="slide layout-section[ "]/.test(html);
}

/** As the slide names it, the line that brings it in, the slide's own title. */
function titleOf(slide: RenderedSlide, line: IncludeLine | null): string | null {
  const named = slide.settings.act ?? line?.act;
  return named ?? (isSection(slide) || line !== null ? slide.title : null);
}
