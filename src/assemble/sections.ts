import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Footer } from '../model/evidence.ts';
import { escapeHtml } from '../util/html.ts';
import { langOf } from '../util/slide-lang.ts';
import { fillAssets, type NamedAsset } from './assets.ts';
import { slideBackground } from './backgrounds.ts';
import { draftMark } from './draft.ts';
import { withFooter, type FilledFooter } from './footers/slide-footer.ts';
import { fillCitations, type ReferencePlaces } from './footers/superscripts.ts';
import { romanNumeral } from './roman-numeral.ts';

/** What stands on a slide beside its own content. */
export interface SlideExtras {
  readonly named: ReadonlyMap<string, NamedAsset>;
  readonly notes: boolean;
  readonly draft: boolean;
  /** The error panel of a slide, or nothing. */
  readonly panel: (slide: RenderedSlide) => string;
  /** By slide id. */
  readonly footers: ReadonlyMap<string, Footer>;
  readonly places: ReferencePlaces;
}

/** A slide as a `section`, with the numbers that depend on its place. */
export interface Section {
  readonly slide: RenderedSlide;
  /** As printed; `null` where the slide is not counted. */
  readonly number: number | null;
  readonly html: string;
  readonly css: readonly string[];
  /** Whether all of its footer is seen. */
  readonly footerFits: boolean;
}

/** All slides that the talk shows, as sections in order. */
export function slideSections(deck: RenderedDeck, extras: SlideExtras): Section[] {
  const shown = deck.slides.filter((slide) => slide.settings.visibility !== 'hidden');
  let counted = 0;
  let acts = 0;
  return shown.map((slide, i) => {
    const number = slide.settings.visibility === 'uncounted' ? null : ++counted;
    const act = layoutOf(slide.html) === 'section' ? ++acts : acts;
    const place = { label: `${i + 1} / ${shown.length}: ${slide.title}`, number, act };
    return placedSection(slide, place, deck, extras);
  });
}

interface KnownSection {
  readonly facts: string;
  readonly section: Section;
}

/** The section that a slide became last: what an edit does not touch is the same string, and costs its comparison. */
const known = new WeakMap<RenderedSlide, KnownSection>();

function placedSection(slide: RenderedSlide, place: Place, deck: RenderedDeck, extras: SlideExtras): Section {
  const { notes, draft, panel } = extras;
  const { footer, slideNumber } = deck.settings;
  const lang = `${deck.settings.lang} ${JSON.stringify(slide.settings.language ?? '')}`;
  const { references, abbreviations, credit = null } = extras.footers.get(slide.id) ?? noFooter;
  const isPlain = [slide.citations, slide.assets, references, abbreviations].every(({ length }) => length === 0);
  const standing = `${place.act} ${place.number} ${place.label}\n${lang} ${notes} ${draft} ${slideNumber} ${footer} ${credit}\n`;
  const facts = `${standing}${panel(slide)}${isPlain ? '' : otherFacts(slide, extras)}`;
  const before = known.get(slide);
  if (before?.facts === facts) return before.section;
  const made = section(slide, place, deck, extras);
  known.set(slide, { facts, section: made });
  return made;
}

/** What a section shows of the rest of the talk, where it shows anything of it. */
function otherFacts(slide: RenderedSlide, { named, places, footers }: SlideExtras): string {
  const { references, abbreviations } = footers.get(slide.id) ?? noFooter;
  const cited = slide.citations.flatMap(({ items }) => items.map(({ key }) => places.numberOf(slide.id, key)));
  return JSON.stringify([
    [cited, [...cited, ...references.map(({ number }) => number)].map((n) => n && places.slideOf.get(n))],
    [references, abbreviations],
    slide.assets.map(({ path }) => named.get(path)?.url),
  ]);
}

/** Sections in Reveal's nesting: a stack of vertical slides is a section of sections. */
export function stackSections(sections: readonly Section[]): string {
  const stacks: Section[][] = [];
  for (const one of sections) {
    if (one.slide.vertical && stacks.length > 0) stacks.at(-1)?.push(one);
    else stacks.push([one]);
  }
  return stacks
    .map((stack) => stack.map((one) => one.html).join('\n'))
    .map((html, i) => (stacks[i]?.length === 1 ? html : `<section>\n${html}\n</section>`))
    .join('\n');
}

interface Place {
  readonly label: string;
  readonly number: number | null;
  readonly act: number;
}

function section(slide: RenderedSlide, place: Place, deck: RenderedDeck, extras: SlideExtras): Section {
  const background = slideBackground(
    slide.settings.background,
    slide.settings.attributes['data-background-gradient'] ?? null,
    extras.named,
  );
  const classes = [`layout-${layoutOf(slide.html)}`, ...slide.settings.class, ...background.classes];
  const notes = slide.notesHtml !== null && extras.notes ? `<aside class="notes">${notesHtml(slide)}</aside>` : '';
  const filled = slideBody(slide, place, deck, extras);
  const cited = fillCitations(filled.html + notes, slide, extras.places);
  const body = fillAssets(cited, slide, extras.named);
  const html =
    `<section id="${escapeHtml(slide.id)}" class="${escapeHtml(classes.join(' '))}" role="group"` +
    ` aria-roledescription="slide" aria-label="${escapeHtml(place.label)}"` +
    `${settingAttributes(slide, deck)}${background.attributes}>${body}</section>`;
  const styles = [...slide.styles].map(([name, declarations]) => styleRule(name, declarations));
  return { slide, number: place.number, html, css: [...styles, background.css], footerFits: filled.fits };
}

/**
 * A class that stands for an inline style. Its name is repeated, so that it overrules the style sheet as an inline
 * style would. In a column set to the right figures line up.
 */
function styleRule(name: string, declarations: string): string {
  const figures = /(?:^|;)\s*text-align\s*:\s*right/.test(declarations) ? 'font-variant-numeric:tabular-nums;' : '';
  return `${`.${name}`.repeat(4)}{${figures}${declarations.replace(/[{}<]/g, '')}}`;
}

/** The layout's own element, with footer, number, draft mark and errors put in at its end. */
function slideBody(slide: RenderedSlide, place: Place, deck: RenderedDeck, extras: SlideExtras): FilledFooter {
  const own = slide.html.trim();
  const whole = isWrapped(own) ? own : `<div class="slide layout-content">${own}</div>`;
  const { footer: line, slideNumber } = deck.settings;
  const lang = langOf(slide, deck.settings);
  const { html, fits } = withFooter(whole, extras.footers.get(slide.id) ?? noFooter, { lang, line });
  const additions = [
    place.number === null || !slideNumber ? '' : `<span class="page-number">${place.number}</span>`,
    extras.panel(slide),
    extras.draft ? draftMark : '',
  ].join('');
  const numbered = html.replace(
    /(<p class="section-number"[^>]*>)(<\/p>)/,
    (_, open: string, end: string) => open + romanNumeral(place.act) + end,
  );
  return { html: numbered.replace(/<\/div>$/, () => `${additions}</div>`), fits };
}

const noFooter: Footer = { references: [], abbreviations: [] };

function isWrapped(html: string): boolean {
  return html.startsWith('<div class="slide ') && html.endsWith('</div>');
}

function layoutOf(html: string): string {
  return /^\s*<div class="slide layout-([\w-]+)/.exec(html)?.[1] ?? 'content';
}

/** Notes may wait for their translation on a slide that has one. */
function notesHtml({ notesHtml: html, settings: { language } }: RenderedSlide): string {
  if (language === undefined || language.notes === language.lang) return html ?? '';
  return `<div lang="${escapeHtml(language.notes)}">${html}</div>`;
}

function settingAttributes({ settings }: RenderedSlide, deck: RenderedDeck): string {
  const own = langOf({ settings }, deck.settings);
  const attributes: (readonly [string, string | null])[] = [
    ['lang', own === deck.settings.lang ? null : own],
    ['data-transition', settings.transition],
    ['data-state', settings.state],
    ['data-auto-animate', settings.autoAnimate ? '' : null],
    ['data-visibility', settings.visibility === 'visible' ? null : settings.visibility],
    ...Object.entries(settings.attributes).filter(([name]) => /^(?:data|aria)-[\w-]+$|^(?:lang|dir)$/.test(name)),
  ];
  const given = new Map(attributes.filter((pair): pair is [string, string] => pair[1] !== null));
  return [...given].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('');
}
