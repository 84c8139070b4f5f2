import type { PageDeck, PageSlide } from '../../model/catalogue-data.ts';
import { noLicence } from '../../util/include-line.ts';

/** What is asked for; `''` for anything. */
export interface Query {
  readonly words: string;
  readonly tag: string;
  /** Number of a deck. */
  readonly deck: string;
  readonly licence: string;
}

/** Slides of each deck that have all that is asked for. */
export type Answer = readonly (readonly PageSlide[])[];

/** Finds slides; what is searched in a slide is put together when it is first looked at. */
export function searcher(decks: readonly PageDeck[]): {
  readonly find: (query: Query) => Answer;
  readonly warm: () => void;
} {
  const texts = new Map<PageSlide, string>();
  const textOf = (slide: PageSlide): string => {
    const known = texts.get(slide);
    if (known !== undefined) return known;
    const { title, id, tags = [], author = '', text, notes = '' } = slide;
    const made = fold([title, id, ...tags, author, text, notes].join(' '));
    texts.set(slide, made);
    return made;
  };
  return {
    find: ({ words, tag, deck, licence }) => {
      const wanted = fold(words).split(/\s+/).filter(Boolean);
      const fits = (slide: PageSlide): boolean =>
        (tag === '' || slide.tags?.includes(tag) === true) &&
        (licence === '' || (slide.licence ?? noLicence) === licence) &&
        (wanted.length === 0 || hasAll(textOf(slide), wanted));
      return decks.map(({ slides }, i) => (deck === '' || deck === String(i) ? slides.filter(fits) : []));
    },
    warm: () => {
      for (const { slides } of decks) for (const slide of slides) textOf(slide);
    },
  };
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function fold(text: string): string {
  // Most text is plain, and need not be taken apart.
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.toLowerCase();
}
