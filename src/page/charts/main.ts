/*
 * The script of charts that answer, at the end of the page and only in talks that have one. It runs beside the page's
 * own script and knows nothing of it but the form that the page has and which slide is present.
 */
import { hydrate } from './hydrate.ts';

/** Charts come to life when they are first seen. On paper and in the speaker's window they stay drawings. */
function start(): void {
  const { classList } = document.documentElement;
  if (!classList.contains('live') && !classList.contains('stacked')) return;
  const waiting = new Set(document.querySelectorAll<HTMLElement>('figure.chart[data-live]'));
  const inWindow = new Set<Element>();
  const look = (): void => {
    for (const figure of waiting) {
      if (!inWindow.has(figure) || !isPresent(figure)) continue;
      waiting.delete(figure);
      void hydrate(figure);
    }
  };
  const windows = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) inWindow[isIntersecting ? 'add' : 'delete'](target);
    look();
  });
  waiting.forEach((figure) => windows.observe(figure));
  // Slides that were replaced while the talk is shown.
  document.addEventListener('plenary-replaced', ({ target }) => {
    if (!(target instanceof Element)) return;
    for (const figure of target.querySelectorAll<HTMLElement>('figure.chart[data-live]:not(.is-live)')) {
      waiting.add(figure);
      windows.observe(figure);
    }
  });
  const slides = document.querySelector('.slides');
  if (slides !== null) new MutationObserver(look).observe(slides, { subtree: true, attributeFilter: ['class'] });
}

/** Slides beside the present one lie in the window as well, unseen. */
function isPresent(figure: HTMLElement): boolean {
  if (!document.documentElement.classList.contains('live')) return true;
  return figure.closest('section:not(.present)') === null && figure.closest('section.present') !== null;
}

start();
