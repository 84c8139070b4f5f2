import { slideElements } from '../dom.ts';

/** What one page of an export shows. */
export interface ShownPage {
  readonly id: string;
  /** How many steps have been taken, and how many there are. */
  readonly step: number;
  readonly steps: number;
}

/** A page with its element. */
export interface PageElement extends ShownPage {
  readonly section: HTMLElement;
}

/** Removes all slides but those wanted, and the links that then lead nowhere; gives what is left, in order. */
export function keepSlides(wanted: readonly string[] | null): readonly PageElement[] {
  const pages = slideElements().map(pageOf);
  if (wanted === null) return pages;
  const ids = new Set(wanted);
  for (const { id, section } of pages) if (!ids.has(id)) section.remove();
  document
    .querySelectorAll('.slides > section:not(:has(> .slide)):not(:has(> section))')
    .forEach((stack) => stack.remove());
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.slides a[href^="#"]')) {
    if (document.getElementById(decodeURIComponent(link.hash.slice(1))) === null) link.removeAttribute('href');
  }
  return pages.filter(({ id }) => ids.has(id));
}

/** A copy for a step says whose it is; the slide itself is its last step. */
function pageOf(section: HTMLElement): PageElement {
  const { stepOf, step = '0', steps = '0' } = section.dataset;
  const id = stepOf ?? section.id;
  return { id, section, step: stepOf === undefined ? Number(steps) : Number(step), steps: Number(steps) };
}
