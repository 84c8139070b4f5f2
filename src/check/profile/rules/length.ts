import { diagnose } from '../../../diagnostics/diagnose.ts';
import { deckSetting, type CheckedTalk, type Rule } from '../checked-talk.ts';
import type { Bounds } from '../profile.ts';

/** Minutes of the talk: as the deck says, or the sum of its slides where that is more. */
export const minutesRule: Rule = ({ name: profile, minutes }, talk) => {
  if (minutes === null) return [];
  const seconds = secondsOf(talk);
  const span = deckSetting('time', talk);
  if (seconds === null) return [diagnose('profile/no-time', span, { profile })];
  return isWithin(seconds / 60, minutes) ? [] : [diagnose('profile/length', span, { profile, seconds, ...minutes })];
};

/** Number of slides, those that are not counted left out. */
export const slidesRule: Rule = ({ name: profile, slides }, talk) => {
  if (slides === null) return [];
  const count = talk.compilation.talk.sections.filter(({ number }) => number !== null).length;
  const span = deckSetting('title', talk);
  return isWithin(count, slides) ? [] : [diagnose('profile/slides', span, { profile, count, ...slides })];
};

function secondsOf(talk: CheckedTalk): number | null {
  const { slot, seconds, acts } = talk.compilation.evidence.times;
  const slides = acts.flatMap((act) => act.slides);
  if (slot !== null) return Math.max(slot, seconds);
  return slides.length === 0 || slides.some((slide) => slide.seconds === null) ? null : seconds;
}

function isWithin(number: number, { least, most }: Bounds): boolean {
  return (least === null || number >= least) && (most === null || number <= most);
}
