import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';
import type { TalkTimes } from '../../model/times.ts';
import { flatInBlocks } from '../../util/in-blocks.ts';
import { slidesOf, slideTime, sumOf, takesTime, type TimedDeck } from './talk-times.ts';

/** How far a sum may be from what was planned. */
const tolerance = 0.1;
/** Notes that take this much longer than the time of their slide: both as a share and in seconds. */
const longNotes = { share: 1.5, seconds: 15 };

/** What a talk, an act or a slide takes more, or less, than it has. */
export function checkTimes(deck: TimedDeck, times: TalkTimes): readonly Diagnostic[] {
  return [...slotFaults(deck, times), ...actFaults(deck), ...noteFaults(deck.slides)];
}

function slotFaults({ settings }: TimedDeck, { slot, seconds, acts }: TalkTimes): Diagnostic[] {
  if (slot === null || seconds === 0 || !isOff(seconds, slot)) return [];
  const slides = acts.flatMap((act) => act.slides);
  const unknown = slides.filter((slide) => slide.seconds === null).map(({ id }) => id);
  // Where little is known, that there is little says nothing.
  if (seconds < slot && unknown.length * 2 > slides.length) return [];
  const sums = acts.length > 1 ? acts : slides.map(({ id, seconds: own }) => ({ title: `\`${id}\``, seconds: own }));
  return [diagnose('evidence/slot', settings.timeSpan, { slot, seconds, sums, unknown })];
}

function actFaults({ includes = [], slides: all }: TimedDeck): Diagnostic[] {
  if (includes.every(({ time }) => time === null)) return [];
  const counting = all.filter((slide) => takesTime(slide));
  return includes.flatMap(({ time, timeSpan, act, way }) => {
    if (time === null) return [];
    const slides = slidesOf({ way }, counting).map(slideTime);
    const seconds = sumOf(slides);
    if (slides.every((slide) => slide.seconds === null) || !isOff(seconds, time)) return [];
    const facts = { act: act ?? slides[0]?.title ?? '', budget: time, seconds, slides };
    return [diagnose('evidence/act-time', timeSpan, facts)];
  });
}

const noteFaults = flatInBlocks((slide: RenderedSlide): Diagnostic[] => {
  if (!takesTime(slide)) return [];
  const { id, planned, spoken, words } = slideTime(slide);
  if (planned === null || spoken === null) return [];
  if (spoken <= planned * longNotes.share || spoken - planned <= longNotes.seconds) return [];
  return [diagnose('evidence/long-notes', firstLetter(slide.span), { slide: id, planned, spoken, words })];
});

function isOff(seconds: number, planned: number): boolean {
  return Math.abs(seconds - planned) > planned * tolerance;
}

function firstLetter(span: Span): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
