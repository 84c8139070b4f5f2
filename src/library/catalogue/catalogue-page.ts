import { cspHash } from '../../assemble/hash.ts';
import { escapeHtml } from '../../util/html.ts';
import type { PageDeck, PageSlide } from '../../model/catalogue-data.ts';
import { noLicence } from '../../util/include-line.ts';
import { catalogueStyle } from './style.ts';

/** A slide in a catalogue. */
export interface CatalogueSlide {
  readonly id: string;
  readonly title: string;
  /** From the library's folder. */
  readonly file: string;
  readonly text: string;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly author: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  /** Path of its picture in the catalogue; `null` where there is none. */
  readonly picture: string | null;
}

/** A deck in a catalogue. */
export interface CatalogueDeck {
  readonly path: string;
  readonly title: string;
  readonly lang: string | null;
  /** What keeps the deck from being built; `null` where nothing does. */
  readonly error: string | null;
  readonly slides: readonly CatalogueSlide[];
}

/** What a catalogue is made of. */
export interface CatalogueParts {
  readonly decks: readonly CatalogueDeck[];
  /** Name of the library's folder. */
  readonly name: string;
  /** `lib/page/catalogue.js`. */
  readonly script: string;
  /** Notes are searched too: they are in the page then. */
  readonly notes: boolean;
}

/** The catalogue as one page: pictures beside it, no request, no style or script but its own, by their hashes. */
export function cataloguePage(parts: CatalogueParts): string {
  const { decks, name, script } = parts;
  const slides = decks.flatMap((deck) => deck.slides);
  const title = `Slides of ${name}`;
  const policy = [
    `default-src 'none'`,
    `script-src ${cspHash(script)}`,
    `style-src ${cspHash(catalogueStyle)}`,
    `style-src-attr 'none'`,
    `img-src 'self' data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Plenary">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${catalogueStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<form role="search" aria-label="Slides">
${searchFields(decks, slides)}
</form>
<p class="count" role="status">${slides.length} slides in ${decks.length} decks</p>
</header>
<main>
<noscript><p class="nothing">The slides of this page are shown by its script, which this browser does not run.</p></noscript>
<div id="decks"></div>
<p class="nothing" id="nothing" hidden>No slide has all of this. <button type="button" id="clear">Show all slides</button></p>
</main>
<script type="application/json" id="slides">${dataOf(parts)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function searchFields(decks: readonly CatalogueDeck[], slides: readonly CatalogueSlide[]): string {
  const tags = sorted(slides.flatMap((slide) => slide.tags));
  const licences = sorted(slides.map(({ licence }) => licence ?? noLicence));
  const options = decks.map((deck, i) => [String(i), deck.title] as const);
  const folders = [['', 'a folder beside it'] as const, ...decks.map(({ path }) => [path, path] as const)];
  return [
    `<label class="words">Search <input type="search" id="words" autocomplete="off" spellcheck="false" placeholder="words of a title, a text, a tag"></label>`,
    picker('tag', 'Tag', [['', 'all tags'], ...tags.map((tag) => [tag, tag] as const)]),
    picker('deck', 'Deck', [['', 'all decks'], ...options]),
    picker('licence', 'Licence', [['', 'all licences'], ...licences.map((one) => [one, one] as const)]),
    picker('from', 'Include from', folders),
  ].join('\n');
}

function picker(id: string, label: string, options: readonly (readonly [value: string, text: string])[]): string {
  const items = options.map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`);
  return `<label>${label} <select id="${id}">${items.join('')}</select></label>`;
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

/*
 * Slides are data, of which the page makes cards where someone looks: ten thousand cards are more than a browser scrolls.
 * A file or author that all slides of a deck have stands there once.
 */
function dataOf({ decks, notes }: CatalogueParts): string {
  const data: readonly PageDeck[] = decks.map(({ path, title, lang, error, slides }) => ({
    ...{ path, title, lang, error },
    slides: slides.map((slide) => packed(slide, path, notes)),
  }));
  // Within a script element only `</script` and `<!--` would mean something.
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function packed(slide: CatalogueSlide, deck: string, notes: boolean): PageSlide {
  const { id, title, file, tags, author, licence, source, picture } = slide;
  const words = (text: string, most: number): string => (text.length > most ? text.slice(0, most) : text);
  return {
    ...{ id, title, text: words(slide.text, 2000) },
    ...(file === deck ? {} : { file }),
    ...(notes && slide.notes !== '' ? { notes: words(slide.notes, 2000) } : {}),
    ...(tags.length === 0 ? {} : { tags }),
    ...(author === null ? {} : { author }),
    ...(licence === null ? {} : { licence }),
    ...(source === null ? {} : { source }),
    ...(picture === null ? {} : { picture }),
  };
}
