import type { PageSlide } from '../model/page.ts';
import type { SlideTime, TalkTimes } from '../model/times.ts';
import { inBlocks } from '../util/in-blocks.ts';
import type { Section } from './sections.ts';

/** Sections that follow one another. */
interface SectionBlock {
  readonly sections: readonly Section[];
}

const blocksOf = inBlocks((sections: readonly Section[]): SectionBlock => ({ sections }));

/** What a block became last, and the times that it was made with. */
const made = new WeakMap<
  SectionBlock,
  { readonly times: readonly SlideTime[]; readonly slides: readonly PageSlide[] }
>();

/** What a section became last. */
const known = new WeakMap<Section, PageSlide>();

/** What the page's script needs to know of each slide. A slide of which it is what it was is one and the same object. */
export function pageSlides(sections: readonly Section[], { acts }: TalkTimes): readonly PageSlide[] {
  const times = acts.flatMap(({ slides }) => slides);
  let byId: ReadonlyMap<string, SlideTime> | null = null;
  // Slides that the talk does not count, such as further pages of references, stand between and behind the others.
  const find = (id: string): SlideTime | undefined => (byId ??= new Map(times.map((one) => [one.id, one]))).get(id);
  const found: PageSlide[] = [];
  for (const block of blocksOf(sections)) {
    const own = times.slice(found.length, found.length + block.sections.length);
    found.push(...(asBefore(block, own) ?? slidesOf(block, own, find)));
  }
  return found;
}

function asBefore(block: SectionBlock, times: readonly SlideTime[]): readonly PageSlide[] | null {
  const last = made.get(block);
  const isSame = last?.times.length === times.length && times.every((time, i) => time === last.times[i]);
  return isSame ? last.slides : null;
}

/** @param times those of these sections, where all before them have one */
function slidesOf(
  block: SectionBlock,
  times: readonly SlideTime[],
  find: (id: string) => SlideTime | undefined,
): readonly PageSlide[] {
  const { sections } = block;
  const slides = sections.map((section, i) => {
    const { id } = section.slide;
    const own = times[i]?.id === id ? times[i] : find(id);
    return pageSlide(section, own === undefined ? 0 : own.seconds);
  });
  if (sections.every(({ slide }, i) => times[i]?.id === slide.id)) made.set(block, { times, slides });
  return slides;
}

function pageSlide(section: Section, time: number | null): PageSlide {
  const before = known.get(section);
  if (before?.time === time && before !== undefined) return before;
  const { slide, number } = section;
  const page: PageSlide = { id: slide.id, title: slide.title, time, number };
  known.set(section, page);
  return page;
}
