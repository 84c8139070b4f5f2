/*
 * The script of charts that answer, at the end of the page and only in talks that have one. It runs beside the page's
 * own script and knows nothing of it but the form that the page has.
 */
import { hydrate } from './hydrate.ts';

/** Charts come to life when they are first seen. On paper and in the speaker's window they stay drawings. */
function start(): void {
  const { classList } = document.documentElement;
  if (!classList.contains('live') && !classList.contains('stacked')) return;
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      seen.unobserve(target);
      // A chart that cannot come to life is still a drawing.
      void hydrate(target).catch((error: unknown) => console.error(error));
    }
  });
  document.querySelectorAll<HTMLElement>('figure.chart[data-live]').forEach((figure) => seen.observe(figure));
}

start();
