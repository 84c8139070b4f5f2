import type { RevealApi } from 'reveal.js';
import type { PageData } from '../model/page.ts';
import { element, onClick, slideElements } from './dom.ts';
import { word } from './words.ts';

/** A place where the searched words stand. */
interface Hit {
  readonly slide: HTMLElement;
  readonly text: string;
  readonly at: number;
}

const contextLength = 48;

/** Full-text search over all slides, hidden steps and charts included. Reveal's own needs inline styles. */
export function addSearch(deck: RevealApi, page: PageData): () => void {
  const dialog = element('dialog', { class: 'panel', 'aria-label': word('Search') });
  const field = element('input', {
    class: 'search-field',
    type: 'text',
    autocomplete: 'off',
    enterkeyhint: 'search',
    'aria-label': word('Search the slides'),
  });
  const results = element('ul', { class: 'search-results' });
  const count = element('p', { role: 'status' });
  let pages: readonly Page[] = [];
  field.addEventListener('input', () => {
    const hits = find(field.value, pages);
    count.textContent =
      field.value.trim() === ''
        ? ''
        : hits.length === 0
          ? word('Nothing found')
          : hits.length === 1
            ? word('1 slide')
            : word('{} slides', hits.length);
    results.replaceChildren(...hits.map((hit) => resultRow(hit, field.value.trim().length, page, goTo)));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') results.querySelector('button')?.click();
  });
  const goTo = (slide: HTMLElement): void => {
    dialog.close();
    const { h, v } = deck.getIndices(slide);
    deck.slide(h, v);
  };
  dialog.append(field, count, results);
  document.body.append(dialog);
  return () => {
    if (dialog.open) return dialog.close();
    // Read anew each time, since slides may have changed.
    pages = readPages();
    dialog.showModal();
    field.select();
  };
}

/** A slide with its text, and the same to be searched. */
interface Page {
  readonly slide: HTMLElement;
  readonly text: string;
  readonly folded: string;
}

function readPages(): readonly Page[] {
  return slideElements().map((slide) => {
    const text = [...slide.querySelectorAll('.slide')].map(readableText).join(' ').replace(/\s+/g, ' ');
    return { slide, text, folded: text.toLowerCase() };
  });
}

function find(words: string, pages: readonly Page[]): Hit[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  return pages.flatMap(({ slide, text, folded }) => {
    const at = folded.indexOf(wanted);
    return at === -1 ? [] : [{ slide, text, at }];
  });
}

/** Text with a space between elements, so that words of neighbouring labels do not run together. */
function readableText(root: Element): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode() !== null) pieces.push(walker.currentNode.textContent ?? '');
  return pieces.join(' ');
}

function resultRow(hit: Hit, length: number, page: PageData, goTo: (slide: HTMLElement) => void): HTMLElement {
  const slide = page.slides.find((s) => s.id === hit.slide.id);
  const [before, after] = surroundings(hit, length);
  const button = element('button', { type: 'button' }, [
    element('span', { class: 'hit-number', text: String(slide?.number ?? '') }),
    element('span', { class: 'hit-title', text: slide?.title ?? hit.slide.id }),
    element('span', { class: 'hit-text' }, [
      before,
      element('mark', { text: hit.text.slice(hit.at, hit.at + length) }),
      after,
    ]),
  ]);
  onClick(button, () => goTo(hit.slide));
  return element('li', {}, [button]);
}

/** What stands before and after a hit, cut between words. */
function surroundings({ text, at }: Hit, length: number): readonly [string, string] {
  const before = text.slice(Math.max(0, at - contextLength), at);
  const after = text.slice(at + length, at + length + contextLength);
  const cutBefore = at > contextLength ? `… ${before.replace(/^\S*\s/, '')}` : before;
  return [cutBefore, at + length + contextLength < text.length ? `${after.replace(/\s\S*$/, '')} …` : after];
}
