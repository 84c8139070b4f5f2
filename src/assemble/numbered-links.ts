import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import { flatInBlocks } from '../util/in-blocks.ts';

/**
 * Links that go by a slide's place, as in Reveal (`#/2`, `#/2/1`: from nought, the second number in a stack), go by the id
 * of the slide that stands there. An id of those letters comes first, and a place where nothing stands stays as written.
 */
export function withNumberedLinks(deck: RenderedDeck): RenderedDeck {
  const numbered = slidesByPlace(deck.slides);
  if (numbered.length === 0) return deck;
  const ids = new Set(deck.slides.map(({ id }) => id));
  const places = placesOf(deck.slides);
  const found = new Map<RenderedSlide, RenderedSlide>();
  for (const slide of numbered) {
    const wanted = new Map<string, string>();
    for (const { target } of slide.links) {
      const id = places.get(placeOf(target));
      if (isPlace(target) && !ids.has(target) && id !== undefined) wanted.set(target, id);
    }
    if (wanted.size > 0) found.set(slide, linked(slide, wanted));
  }
  return found.size === 0 ? deck : { ...deck, slides: deck.slides.map((slide) => found.get(slide) ?? slide) };
}

const slidesByPlace = flatInBlocks((slide: RenderedSlide) =>
  slide.links.some(({ target }) => isPlace(target)) ? [slide] : [],
);

function isPlace(target: string): boolean {
  return /^\d{1,5}(?:\/\d{1,5}){0,2}$/.test(target);
}

/** A place is one and the same with and without the number of a step, and at the top of a stack. */
function placeOf(target: string): string {
  const [h = '', v = '0'] = target.split('/');
  return `${Number(h)}/${Number(v)}`;
}

function placesOf(slides: readonly RenderedSlide[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  let [h, v] = [-1, 0];
  for (const { id, vertical, settings } of slides) {
    if (settings.visibility === 'hidden') continue;
    if (vertical && h >= 0) v += 1;
    else [h, v] = [h + 1, 0];
    places.set(`${h}/${v}`, id);
  }
  return places;
}

interface Known {
  readonly facts: string;
  readonly made: RenderedSlide;
}

/** What a slide became last: the same object where its links lead where they led. */
const known = new WeakMap<RenderedSlide, Known>();

function linked(slide: RenderedSlide, wanted: ReadonlyMap<string, string>): RenderedSlide {
  const facts = JSON.stringify([...wanted]);
  const last = known.get(slide);
  if (last?.facts === facts) return last.made;
  const led = (html: string): string =>
    html.replace(/(<a\b[^>]*? href=")#(\d[\d/]*)"/g, (whole, before: string, target: string) => {
      const id = wanted.get(target);
      return id === undefined ? whole : `${before}#${encodeURI(id)}"`;
    });
  const links = slide.links.map((link) => ({ ...link, target: wanted.get(link.target) ?? link.target }));
  const { html, notesHtml } = slide;
  const made = { ...slide, links, html: led(html), notesHtml: notesHtml === null ? null : led(notesHtml) };
  known.set(slide, { facts, made });
  return made;
}
