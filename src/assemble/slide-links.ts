import { diagnose } from '../diagnostics/diagnose.ts';
import type { RenderedDeck } from '../model/deck.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** Links from slide to slide must lead somewhere, and not to a slide that the talk leaves out. */
export function checkSlideLinks(deck: RenderedDeck): Diagnostic[] {
  const shown = new Set(deck.slides.filter((s) => s.settings.visibility !== 'hidden').map((s) => s.id));
  const all = new Set(deck.slides.map((s) => s.id));
  const linking = deck.slides.filter(({ links }) => links.length > 0);
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
