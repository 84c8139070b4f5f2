import type { PageDeck, PageSlide } from '../../model/catalogue-data.ts';
import { includeLine } from '../../util/include-line.ts';
import { element } from '../dom.ts';

/** The address of a slide from the library's folder. */
export function addressOf(slide: PageSlide, deck: PageDeck): string {
  return `${slide.file ?? deck.path}#${slide.id}`;
}

/** The card of a slide. @param writer the deck for which its line is */
export function cardOf(slide: PageSlide, deck: PageDeck, writer: string): HTMLElement {
  const { id, title, picture, text, author, source, licence, tags = [] } = slide;
  const facts = [author, source, licence].flatMap((fact) =>
    fact === undefined ? [] : [element('span', { text: fact })],
  );
  const labels = tags.map((tag) => element('span', { class: 'tag', text: tag }));
  const shown =
    picture === undefined
      ? element('div', { class: 'picture words', 'aria-hidden': 'true', text: text.slice(0, 240) || title })
      : element('img', { class: 'picture', alt: '', width: '400', height: '225', decoding: 'async', src: picture });
  const heading = element('h3', { text: title });
  if (deck.lang !== null) heading.lang = deck.lang;
  const line = element('p', { class: 'line' }, [
    element('code', { text: includeLine(addressOf(slide, deck), writer) }),
    element('button', {
      ...{ type: 'button', class: 'copy', text: 'Copy' },
      'aria-label': `Copy the line that includes ${id}`,
    }),
  ]);
  const more = [...facts, ...labels].flatMap((one) => [' ', one]).slice(1);
  return element('li', {}, [
    shown,
    heading,
    ...(more.length === 0 ? [] : [element('p', { class: 'facts' }, more)]),
    line,
  ]);
}
