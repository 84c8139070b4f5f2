import type { Section } from '../assemble/sections.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Staged } from '../model/diagnostic.ts';
import { slidesInRange, type SlideRange } from './slide-range.ts';

/** The sections that a range takes, or what is wrong with it. */
export function wantedSlides(sections: readonly Section[], range: SlideRange): Staged<readonly Section[] | null> {
  const slides = sections.map((section) => ({ id: section.slide.id, number: section.number, section }));
  const found = slidesInRange(slides, range);
  const ids = slides.map(({ id }) => id);
  if (!found.ok)
    return { value: null, diagnostics: [diagnose('cli/unknown-slide', null, { slide: found.unknown, ids })] };
  if (found.slides.length === 0) {
    const detail = `slide \`${range.until ?? ''}\` comes before slide \`${range.from ?? ''}\``;
    return { value: null, diagnostics: [diagnose('cli/usage', null, { detail, hint: 'the first slide comes first' })] };
  }
  return { value: found.slides.map(({ section }) => section), diagnostics: [] };
}
