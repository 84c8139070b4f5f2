import type { RenderedDeck } from '../../model/deck.ts';
import { creditLines } from '../../util/attribution.ts';
import { creditWords } from '../../util/credit-words.ts';
import { escapeHtml } from '../../util/html.ts';

/**
 * Whose slides a talk shows: a line for each author, talk, source and licence with the slides that it is about, then
 * the talk's own author. Slides that are not shown are not named.
 */
export function creditsHtml(deck: Pick<RenderedDeck, 'slides' | 'credits' | 'settings'>): string {
  const { author, licence, lang } = deck.settings;
  const words = creditWords(lang);
  const shown = deck.slides.filter(({ settings }) => settings.visibility !== 'hidden');
  const names = slideNames(shown);
  const credited = shown.flatMap(({ id }) => {
    const credit = deck.credits?.get(id);
    return credit === undefined ? [] : [[id, credit.attribution] as const];
  });
  const lines = creditLines(credited).map(({ text, slides }) => {
    const links = slides.map((id) => `<a href="#/${encodeURIComponent(id)}">${escapeHtml(names.get(id) ?? id)}</a>`);
    const noun = slides.length === 1 ? words.slide : words.slides;
    return `${escapeHtml(text)} · <span class="credited">${noun} ${links.join(', ')}</span>`;
  });
  const own = [author, licence].filter((part) => part !== null).join(', ');
  if (own !== '') lines.push(escapeHtml(`${lines.length === 0 ? words.all : words.others}: ${own}`));
  if (lines.length === 0) return `<p>${escapeHtml(words.own)}</p>`;
  return `<ul class="credits-list">\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</ul>`;
}

/** The numbers that are printed on slides; the title of one that is not counted. */
function slideNames(shown: RenderedDeck['slides']): ReadonlyMap<string, string> {
  let counted = 0;
  return new Map(
    shown.map(({ id, title, settings }) => [id, settings.visibility === 'uncounted' ? title : `${++counted}`]),
  );
}
