/**
 * Lets the keyboard reach what scrolls: charts and tables of the narrow document, long code.
 * @param root where to look; what is not laid out does not scroll and is left alone
 */
export function focusScrollers(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>('figure.chart, .slide pre, .slide table')) {
    if (box.closest('.visually-hidden') !== null) continue;
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (scrolls && getComputedStyle(box).overflowX !== 'visible') box.tabIndex = 0;
    else if (box.getAttribute('tabindex') === '0') box.removeAttribute('tabindex');
  }
}

/** Milliseconds that may go by before the page is let go on. */
const slice = 8;

/**
 * Lets the keyboard reach what scrolls on many slides, some at a time: to measure a slide is to lay it out.
 * @returns what ends it
 */
export function focusScrollersInTurn(slides: readonly HTMLElement[]): () => void {
  let at = 0;
  let timer = 0;
  const go = (): void => {
    const end = performance.now() + slice;
    while (at < slides.length && performance.now() < end) focusScrollers(slides[at++] as HTMLElement);
    if (at < slides.length) timer = setTimeout(go);
  };
  timer = setTimeout(go);
  return () => clearTimeout(timer);
}
