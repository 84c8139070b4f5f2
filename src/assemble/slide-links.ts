import { diagnose } from '../diagnostics/diagnose.ts';
import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Span } from '../model/text.ts';
import { flatInBlocks } from '../util/in-blocks.ts';

/** Links from slide to slide must lead somewhere, and not to a slide that the talk leaves out. */
export function checkSlideLinks(deck: RenderedDeck): Diagnostic[] {
  const { slides } = deck;
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
          : missing(deck, target, { span, ids: [...shown] }),
      ),
  );
}

const linkingSlides = flatInBlocks((slide: RenderedSlide) => (slide.links.length > 0 ? [slide] : []));

const shownIds = flatInBlocks(({ id, settings }: RenderedSlide) => (settings.visibility === 'hidden' ? [] : [id]));

/** A slide that only other variants show is there for its author, so the message says which. */
function missing(
  { settings: { variant }, leftOut }: RenderedDeck,
  target: string,
  { span, ids }: { readonly span: Span; readonly ids: readonly string[] },
): Diagnostic {
  const variants = leftOut?.get(target);
  return variants === undefined || variant === null
    ? diagnose('assemble/unknown-slide-link', span, { target, ids })
    : diagnose('assemble/link-to-left-out-slide', span, { target, variant: variant.name, variants });
}
