import { diagnose } from '../../diagnostics/diagnose.ts';
import type { RenderedDeck, RenderedSlide } from '../../model/deck.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { citationWords } from '../../util/citations/words.ts';
import { escapeHtml } from '../../util/html.ts';
import { flatInBlocks } from '../../util/in-blocks.ts';
import { endOfDiv, insertAt, slotAt } from '../footers/divs.ts';
import { listHtml, paginate, type ListedReference } from './reference-pages.ts';

/** A talk with its list of references. */
export interface ReferencedDeck {
  readonly deck: RenderedDeck;
  /** The slide that lists each number. */
  readonly slideOf: ReadonlyMap<number, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Fills the slides of the layout `references` that have no content of their own with what the talk cites, over as many
 * slides as it takes. A talk without such a slide gets one at its end, before the slides behind it.
 */
export function withReferenceSlides(deck: RenderedDeck, list: readonly ListedReference[]): ReferencedDeck {
  const own = listSlides(deck.slides);
  if (list.length === 0) {
    const diagnostics = own.map(({ span }) => diagnose('references/nothing-cited', firstLine(span), {}));
    return { deck, slideOf: new Map(), diagnostics };
  }
  const main = deck.slides.filter(({ backup }) => backup !== true);
  const behind = deck.slides.slice(main.length);
  const last = main.at(-1);
  const templates = own.length > 0 || last === undefined ? own : [appendedSlide(deck, last)];
  const { pages, size } = paginate(list, templates.length);
  const slides = own.length > 0 ? [...deck.slides] : [...main, ...templates, ...behind];
  const slideOf = new Map<number, string>();
  const ids = new Set(slides.map(({ id }) => id));
  const place = (slide: RenderedSlide, i: number): RenderedSlide => {
    for (const { number } of pages[i] ?? []) slideOf.set(number, slide.id);
    return filled(slide, pages[i] ?? [], { lang: deck.settings.lang, page: i + 1, of: pages.length, size });
  };
  const final = templates.at(-1);
  const full = slides.flatMap((slide, at) => {
    const i = templates.indexOf(slide);
    if (i === -1) return [slide];
    const here = place(slide, i);
    if (slide !== final) return [here];
    const under = slide.vertical || slides[at + 1]?.vertical === true;
    const more = pages.slice(templates.length).map((_, extra) => {
      const n = templates.length + extra;
      return place(furtherSlide(slide, freeId(`${slide.id}-${n + 1}`, ids), under), n);
    });
    return [here, ...more];
  });
  return { deck: { ...deck, slides: full }, slideOf, diagnostics: [] };
}

/** A slide of the layout `references` whose main slot is empty. */
function isListSlide({ html, settings }: RenderedSlide): boolean {
  return (
    settings.visibility !== 'hidden' &&
    /^\s*<div class="slide layout-references[ "]/.test(html) &&
    slotAt(html, 'main') === -1
  );
}

const listSlides = flatInBlocks((slide: RenderedSlide) => (isListSlide(slide) ? [slide] : []));

function firstLine(span: RenderedSlide['span']): RenderedSlide['span'] {
  return { ...span, end: Math.min(span.end, span.start + 1) };
}

interface PagePlace {
  readonly lang: string;
  readonly page: number;
  readonly of: number;
  /** Of the letters, in CSS px. */
  readonly size: number;
}

function filled(
  slide: RenderedSlide,
  list: readonly ListedReference[],
  { lang, page, of, size }: PagePlace,
): RenderedSlide {
  const titled = withTitle(slide, citationWords(lang).references);
  const count = of > 1 ? ` ${page}/${of}` : '';
  const html =
    count === ''
      ? titled.html
      : titled.html.replace(/<\/h([1-6])>/, (end) => `<span class="page-of">${count}</span>${end}`);
  const main = `\n<div class="slot slot-main">\n${listHtml(list, size)}\n</div>`;
  return { ...titled, title: `${titled.title}${count}`, html: afterTitle(html, main) };
}

/** A slide that has no heading gets one in the language of the talk. */
function withTitle(slide: RenderedSlide, title: string): RenderedSlide {
  if (slotAt(slide.html, 'title') !== -1) return slide;
  const heading = `\n<div class="slot slot-title">\n<h2>${escapeHtml(title)}</h2>\n</div>`;
  return { ...slide, title, html: insertAt(slide.html, slide.html.indexOf('>') + 1, heading) };
}

function afterTitle(html: string, piece: string): string {
  const end = endOfDiv(html, slotAt(html, 'title'));
  return insertAt(html, end + '</div>'.length, piece);
}

/** A slide at the end of the talk, for a talk that made none. */
function appendedSlide({ slides }: RenderedDeck, last: RenderedSlide): RenderedSlide {
  const id = freeId('references', new Set(slides.map((slide) => slide.id)));
  const bare = furtherSlide(last, id, false);
  return { ...bare, html: '<div class="slide layout-references">\n</div>', settings: { ...bare.settings, ...unset } };
}

/** What a slide that nobody wrote takes from no other. */
const unset = {
  layout: null,
  class: [],
  state: null,
  background: null,
  transition: null,
  visibility: 'visible',
  attributes: {},
} as const;

/** A slide like another, without what is said, shown and planned there. */
function furtherSlide(slide: RenderedSlide, id: string, vertical: boolean): RenderedSlide {
  return {
    ...slide,
    id,
    vertical,
    settings: { ...slide.settings, id, time: null, act: null, autoAnimate: false, claims: [] },
    notesHtml: null,
    links: [],
    charts: [],
    values: [],
    texts: [],
    claims: [],
    citations: [],
  };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  taken.add(free);
  return free;
}
