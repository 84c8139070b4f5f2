import type { PageSlide } from '../model/page.ts';
import type { SlideTime, TalkTimes } from '../model/times.ts';
import type { Section } from './sections.ts';

/** What a section became last. */
const known = new WeakMap<Section, PageSlide>();

/** What the page's script needs to know of each slide. A slide of which it is what it was is one and the same object. */
export function pageSlides(sections: readonly Section[], { acts }: TalkTimes): readonly PageSlide[] {
  const times = acts.flatMap(({ slides }) => slides);
  let byId: ReadonlyMap<string, SlideTime> | null = null;
  return sections.map((section, i) => {
    const { id } = section.slide;
    // Slides that the talk does not count, such as further pages of references, stand between and behind the others.
    const own = times[i]?.id === id ? times[i] : (byId ??= new Map(times.map((one) => [one.id, one]))).get(id);
    return pageSlide(section, own === undefined ? 0 : own.seconds);
  });
}

function pageSlide(section: Section, time: number | null): PageSlide {
  const before = known.get(section);
  if (before?.time === time && before !== undefined) return before;
  const { slide, number } = section;
  const made: PageSlide = { id: slide.id, title: slide.title, time, number };
  known.set(section, made);
  return made;
}
