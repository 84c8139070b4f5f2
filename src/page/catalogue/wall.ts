/*
 * The wall of cards. A deck's cards are there only while it is near the window; before and after, its list has the height
 * that they take.
 */
import type { PageDeck, PageSlide } from '../../model/catalogue-data.ts';
import { element } from '../dom.ts';
import { cardOf } from './card.ts';
import type { Answer } from './query.ts';

interface Part {
  readonly deck: PageDeck;
  readonly section: HTMLElement;
  readonly list: HTMLElement;
  slides: readonly PageSlide[];
  isNear: boolean;
}

/** How far beyond the window (px) cards are made, so that scrolling does not meet empty walls. */
const ahead = 1200;

/** Heights before any card was seen, in px. */
const guess = { card: 330, column: 300, gap: 22 };

/** All decks on a page. */
export interface Wall {
  /** Shows these slides of each deck. @param all decks without slides are shown too */
  readonly show: (answer: Answer, all: (deck: number) => boolean) => void;
  /** Makes the cards that are there anew. */
  readonly renew: () => void;
  /** Makes all cards, for paper. */
  readonly fillAll: () => void;
  readonly shownDecks: () => number;
}

/** Puts decks on the page. @param writer the deck for which lines are written */
export function buildWall(place: HTMLElement, decks: readonly PageDeck[], writer: () => string): Wall {
  const parts = decks.map((deck, i): Part => ({ ...partOf(deck, i), deck, slides: [], isNear: false }));
  const byList = new Map<Element, Part>(parts.map((part) => [part.list, part]));
  let cardHeight = guess.card;
  const fill = (part: Part): void => {
    part.list.replaceChildren(...part.slides.map((slide) => cardOf(slide, part.deck, writer())));
    part.list.style.minHeight = '';
  };
  const empty = (part: Part, height: number): void => {
    part.list.replaceChildren();
    part.list.style.minHeight = `${height}px`;
  };
  const expected = ({ slides }: Part, columns: number): number =>
    Math.ceil(slides.length / columns) * (cardHeight + guess.gap) - guess.gap;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const part = byList.get(target);
        if (part === undefined || part.section.hidden) continue;
        if (part.isNear === isIntersecting) continue;
        // What someone is in stays.
        if (!isIntersecting && part.list.contains(document.activeElement)) continue;
        part.isNear = isIntersecting;
        if (isIntersecting) fill(part);
        else empty(part, boundingClientRect.height);
      }
      const first = place.querySelector('li');
      if (first !== null && first.offsetHeight > 0) cardHeight = first.offsetHeight;
    },
    { rootMargin: `${ahead}px 0px` },
  );
  place.append(...parts.map(({ section }) => section));
  for (const { list } of parts) observer.observe(list);
  return {
    show: (answer, all) => {
      const columns = Math.max(1, Math.floor((place.clientWidth + guess.gap) / guess.column));
      parts.forEach((part, i) => {
        part.slides = answer[i] ?? [];
        part.section.hidden = part.slides.length === 0 && !all(i);
        if (part.section.hidden || !part.isNear) empty(part, Math.max(0, expected(part, columns)));
        else fill(part);
        if (part.section.hidden) part.isNear = false;
      });
    },
    renew: () => parts.filter((part) => part.isNear && !part.section.hidden).forEach(fill),
    fillAll: () => {
      for (const part of parts)
        if (!part.section.hidden && !part.isNear) {
          part.isNear = true;
          fill(part);
        }
    },
    shownDecks: () => parts.filter(({ section }) => !section.hidden).length,
  };
}

function partOf({ title, path, lang, error }: PageDeck, number: number): Pick<Part, 'section' | 'list'> {
  const id = `deck-${number}`;
  const name = element('span', { text: title });
  if (lang !== null) name.lang = lang;
  const list = element('ul');
  const wrong =
    error === null
      ? []
      : [element('p', { class: 'error' }, [element('strong', { text: 'This deck has an error:' }), ` ${error}`])];
  const heading = element('h2', { id }, [name, ' ', element('span', { class: 'path', text: path })]);
  return { section: element('section', { class: 'deck', 'aria-labelledby': id }, [heading, ...wrong, list]), list };
}
