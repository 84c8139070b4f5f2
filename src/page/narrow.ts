import type { RevealApi } from 'reveal.js';
import { slideElements } from './dom.ts';
import { exposeSlides } from './pages.ts';
import { setMode } from './mode.ts';
import { focusScrollers, focusScrollersInTurn } from './scrollers.ts';

/**
 * Below this width (CSS px) slides would shrink beyond reading: 640 is a 1280 px window at 200 %. A talk embedded in
 * another page often gets less and still shows slides; there 400 % zoom (320 px) decides.
 */
const narrowest = window.parent === window ? 640 : 360;

/** Turns the talk into a document on narrow screens and at high zoom, and back. */
export function followWidth(deck: RevealApi): void {
  const narrow = matchMedia(`(max-width: ${narrowest}px)`);
  let restore: (() => void) | null = null;
  const follow = (): void => {
    if (narrow.matches && restore === null) {
      const current = deck.getCurrentSlide();
      const hide = exposeSlides();
      deck.removeEventListeners();
      setMode('stacked');
      const stop = focusScrollersInTurn(slideElements());
      restore = () => {
        stop();
        hide();
      };
      current?.scrollIntoView();
    } else if (!narrow.matches && restore !== null) {
      restore();
      restore = null;
      setMode('live');
      focusScrollers(document);
      deck.addEventListeners();
      deck.layout();
    }
  };
  narrow.addEventListener('change', follow);
  follow();
}
