import { cspHash } from '../../assemble/hash.ts';
import { escapeHtml } from '../../util/html.ts';
import { folded } from '../words.ts';
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

const noLicence = 'no licence given';

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
${decks.map((deck, i) => deckSection(deck, i, parts)).join('\n')}
<p class="nothing" hidden>No slide has all of this. <button type="button" id="clear">Show all slides</button></p>
</main>
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

function deckSection(deck: CatalogueDeck, number: number, parts: CatalogueParts): string {
  const lang = deck.lang === null ? '' : ` lang="${escapeHtml(deck.lang)}"`;
  const error =
    deck.error === null
      ? ''
      : `<p class="error"><strong>This deck has an error:</strong> ${escapeHtml(deck.error)}</p>\n`;
  return `<section class="deck" data-deck="${number}" aria-labelledby="deck-${number}">
<h2 id="deck-${number}"><span${lang}>${escapeHtml(deck.title)}</span> <span class="path">${escapeHtml(deck.path)}</span></h2>
${error}<ul>
${deck.slides.map((slide) => card(slide, lang, parts)).join('\n')}
</ul>
</section>`;
}

function card(slide: CatalogueSlide, lang: string, { notes }: CatalogueParts): string {
  const { id, title, file, picture, tags, author, licence, source } = slide;
  const searched = [title, id, ...tags, author ?? '', slide.text, ...(notes ? [slide.notes] : [])].join(' ');
  const facts = [author, source, licence]
    .filter((fact) => fact !== null)
    .map((fact) => `<span>${escapeHtml(fact)}</span>`);
  const labels = tags.map((tag) => `<span class="tag">${escapeHtml(tag)}</span>`);
  const shown =
    picture === null
      ? `<div class="picture words" aria-hidden="true">${escapeHtml(slide.text.slice(0, 240) || title)}</div>`
      : `<img class="picture" src="${escapeHtml(picture)}" alt="" width="400" height="225" loading="lazy" decoding="async">`;
  return [
    `<li data-search="${escapeHtml(folded(searched).slice(0, 3000))}" data-tags="${escapeHtml(tags.join('\n'))}"`,
    ` data-licence="${escapeHtml(licence ?? noLicence)}" data-slide="${escapeHtml(`${file}#${id}`)}">`,
    shown,
    `<h3${lang}>${escapeHtml(title)}</h3>`,
    facts.length + labels.length === 0 ? '' : `<p class="facts">${[...facts, ...labels].join(' ')}</p>`,
    `<p class="line"><code>${escapeHtml(includeLine(`../${file}#${id}`))}</code>`,
    `<button type="button" class="copy" aria-label="Copy the line that includes ${escapeHtml(id)}">Copy</button></p>`,
    '</li>',
  ].join('');
}

/** The line that brings a slide into another deck; quoted where YAML would read it otherwise. */
export function includeLine(path: string): string {
  return /^[\p{L}\p{N}._/-]+(?:#[\p{L}\p{N}._-]+)?$/u.test(path) ? `src: ${path}` : `src: ${JSON.stringify(path)}`;
}
