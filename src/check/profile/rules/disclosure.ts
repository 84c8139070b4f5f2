import { diagnose } from '../../../diagnostics/diagnose.ts';
import type { RenderedSlide } from '../../../model/deck.ts';
import { deckSetting, readText, shownSlides, slideSetting, type Rule } from '../checked-talk.ts';

/** Titles of slides that disclose, in some languages, where the layout does not say it. */
const titles =
  /disclos|conflicts? of interest|competing interests?|interessenkonflikt|offenlegung|conflits? d.int[ée]r[êe]ts?|conflictos? de inter[ée]s|conflitti? d.interess/i;

/** Disclosures are early enough, are shown long enough, and say what they have to. */
export const disclosureRule: Rule = ({ name: profile, disclosure }, talk) => {
  if (disclosure === null) return [];
  const { by, seconds: least, says } = disclosure;
  const slides = shownSlides(talk);
  const at = slides.findIndex(isDisclosure);
  const slide = slides[at];
  if (slide === undefined) return [diagnose('profile/disclosure-missing', deckSetting('title', talk), { profile, by })];
  const { time: seconds } = slide.settings;
  const html = talk.compilation.talk.sections.find((section) => section.slide.id === slide.id)?.html ?? slide.html;
  const text = readText(html).toLowerCase();
  const unsaid = says
    .map((words) => words.split('|').map((word) => word.trim()))
    .filter((words) => !words.some((word) => text.includes(word.toLowerCase())));
  const place = slideSetting(slide, 'layout', talk);
  return [
    ...(at < by ? [] : [diagnose('profile/disclosure-place', place, { profile, at: at + 1, by })]),
    ...(least === null || (seconds !== null && seconds >= least)
      ? []
      : [diagnose('profile/disclosure-time', slideSetting(slide, 'time', talk), { profile, seconds, least })]),
    ...unsaid.map((words) => diagnose('profile/disclosure-words', place, { profile, words })),
  ];
};

function isDisclosure({ html, title, settings }: RenderedSlide): boolean {
  return (
    settings.layout?.name === 'disclosure' || /^\s*<div class="slide layout-disclosure/.test(html) || titles.test(title)
  );
}
