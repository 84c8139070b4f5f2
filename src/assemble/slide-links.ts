import { diagnose } from '../diagnostics/diagnose.ts';
import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { flatInBlocks } from '../util/in-blocks.ts';

/** Links from slide to slide must lead somewhere, and not to a slide that the talk leaves out. */
export function checkSlideLinks({ slides }: RenderedDeck): Diagnostic[] {
  const linking = linkingSlides(slides);
  if (linking.length === 0) return [];
  const shown = new Set(shownIds(slides));
  const all = new Set(slides.map(({ id }) => id));
  return linking.flatMap((slide) =>
    slide.links
      .filter(({ target }) => !shown.has(target))
      .map(({ target, span }) =>
        all.has(target)
          ? diagnose('assemble/link-to-hidden-slide', span, { target })
          : diagnose('assemble/unknown-slide-link', span, { target, ids: [...shown] }),
      ),
  );
}

const linkingSlides = flatInBlocks((slide: RenderedSlide) => (slide.links.length > 0 ? [slide] : []));

const shownIds = flatInBlocks(({ id, settings }: RenderedSlide) => (settings.visibility === 'hidden' ? [] : [id]));
