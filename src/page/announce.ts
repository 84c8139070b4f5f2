import type { RevealApi } from 'reveal.js';
import type { PageData } from '../model/page.ts';
import { element } from './dom.ts';
import { focusScrollers } from './scrollers.ts';

/** Says once, politely, which slide is shown; names the window after it; and lets reading go on from its heading. */
export function announceSlides(deck: RevealApi, page: PageData): void {
  const voice = element('div', { class: 'visually-hidden', 'aria-live': 'polite' });
  document.body.append(voice);
  const name = (): void => {
    const id = deck.getCurrentSlide()?.id;
    focusScrollers(deck.getCurrentSlide());
    const at = page.slides.findIndex((slide) => slide.id === id);
    const title = page.slides[at]?.title ?? '';
    document.title = title === '' || title === page.title ? page.title : `${title} – ${page.title}`;
    const count = page.isBeginning === true ? '' : ` / ${page.slides.length}`;
    voice.textContent = `${at + 1}${count}${moveFocus(deck) ? '' : `: ${title}`}`;
  };
  deck.on('slidechanged', name);
  name();
}

/**
 * Moves focus to the heading of the current slide, which makes a screen reader say the heading, unless it is on a
 * control outside the slides: whoever pages with a button must not lose it.
 * @returns whether the heading was focused, and so said
 */
function moveFocus(deck: RevealApi): boolean {
  const active = document.activeElement;
  const free = active === null || active === document.body || active.closest('.slides') !== null;
  const heading = deck.getCurrentSlide()?.querySelector<HTMLElement>('h1, h2, h3');
  if (!free || heading === null || heading === undefined || deck.isOverview()) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
