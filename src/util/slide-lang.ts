import type { DeckSettings, SlideSettings } from '../model/settings.ts';

/** The language of a slide's words: the talk's, but where the slide waits for its translation. */
export function langOf(
  { settings }: { readonly settings: Pick<SlideSettings, 'language'> },
  { lang }: Pick<DeckSettings, 'lang'>,
): string {
  return settings.language?.lang ?? lang;
}

/** The abbreviations that a slide's words use, as its language explains them. */
export function abbreviationsOf(
  slide: { readonly settings: Pick<SlideSettings, 'language'> },
  deck: Pick<DeckSettings, 'lang' | 'abbreviations' | 'original'>,
): DeckSettings['abbreviations'] {
  const { original, abbreviations } = deck;
  return original !== undefined && langOf(slide, deck) !== deck.lang ? original.abbreviations : abbreviations;
}
