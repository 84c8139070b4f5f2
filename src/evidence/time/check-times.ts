import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Span } from '../../model/text.ts';
import type { TalkTimes } from '../../model/times.ts';
import { slidesOf, slideTime, sumOf, takesTime, type TimedDeck } from './talk-times.ts';

/** How far a sum may be from what was planned. */
const tolerance = 0.1;
/** Notes that take this much longer than the time of their slide: both as a share and in seconds. */
const longNotes = { share: 1.5, seconds: 15 };

/** What a talk, an act or a slide takes more, or less, than it has. */
export function checkTimes(deck: TimedDeck, times: TalkTimes): readonly Diagnostic[] {
  const counting = deck.slides.filter((slide) => takesTime(slide));
  return [...slotFaults(deck, times), ...actFaults(deck, counting), ...counting.flatMap(noteFaults)];
}

function slotFaults({ settings }: TimedDeck, { slot, seconds, acts }: TalkTimes): Diagnostic[] {
  const slides = acts.flatMap((act) => act.slides);
  const unknown = slides.filter((slide) => slide.seconds === null).map(({ id }) => id);
  if (slot === null || seconds === 0 || !isOff(seconds, slot)) return [];
  // Where little is known, that there is little says nothing.
  if (seconds < slot && unknown.length * 2 > slides.length) return [];
  const sums = acts.length > 1 ? acts : slides.map(({ id, seconds: own }) => ({ title: `\`${id}\``, seconds: own }));
  return [diagnose('evidence/slot', settings.timeSpan, { slot, seconds, sums, unknown })];
}

function actFaults({ includes = [] }: TimedDeck, counting: readonly RenderedSlide[]): Diagnostic[] {
  return includes.flatMap(({ time, timeSpan, act, way }) => {
    if (time === null) return [];
    const slides = slidesOf({ way }, counting).map(slideTime);
    const seconds = sumOf(slides);
    if (slides.every((slide) => slide.seconds === null) || !isOff(seconds, time)) return [];
    const facts = { act: act ?? slides[0]?.title ?? '', budget: time, seconds, slides };
    return [diagnose('evidence/act-time', timeSpan, facts)];
  });
}

function noteFaults(slide: RenderedSlide): Diagnostic[] {
  const { id, planned, spoken, words } = slideTime(slide);
  if (planned === null || spoken === null) return [];
  if (spoken <= planned * longNotes.share || spoken - planned <= longNotes.seconds) return [];
  return [diagnose('evidence/long-notes', firstLetter(slide.span), { slide: id, planned, spoken, words })];
}

function isOff(seconds: number, planned: number): boolean {
  return Math.abs(seconds - planned) > planned * tolerance;
}

function firstLetter(span: Span): Span {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}
