import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Footer } from '../model/evidence.ts';
import { escapeHtml } from '../util/html.ts';
import { flatInBlocks, inBlocks } from '../util/in-blocks.ts';
import { say } from '../util/words/say.ts';
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
  /** Left out: how many slides the talk has is known. */
  readonly isCounted?: boolean;
  /** The error panel of a slide, or nothing. */
  readonly panel: (slide: RenderedSlide) => string;
  /** How many slides have one. */
  readonly panels: number;
  /** By slide id. */
  readonly footers: ReadonlyMap<string, Footer>;
  readonly places: ReferencePlaces;
}

/** A slide as a `section`, with the numbers that depend on its place. */
export interface Section {
  readonly slide: RenderedSlide;
  /** As printed; `null` where the slide is not counted. */
  readonly number: number | null;
  readonly place: Place;
  readonly html: string;
  readonly css: readonly string[];
  /** Whether all of its footer is seen. */
  readonly footerFits: boolean;
}

/** All slides that the talk shows, as sections in order. */
export function slideSections(deck: RenderedDeck, extras: SlideExtras): Section[] {
  const shown = shownSlides(deck.slides);
  const blocks = blocksOf(shown);
  const { isCounted = true } = extras;
  const main = isCounted ? blocks.reduce((sum, { slides, backups }) => sum + slides.length - backups, 0) : null;
  const all: Section[] = [];
  // A single act is not the first of several.
  const hasActs = blocks.reduce((sum, { acts }) => sum + acts, 0) > 1;
  let before: Counts = { counted: 0, acts: 0 };
  for (const block of blocks) {
    const made = sectionsOf(block, { before, at: all.length, count: shown.length, main, hasActs }, deck, extras);
    all.push(...made.sections);
    before = made.after;
  }
  return all;
}

/** Those of some slides that are not hidden. */
export const shownSlides = flatInBlocks((slide: RenderedSlide) =>
  slide.settings.visibility === 'hidden' ? [] : [slide],
);

/** Slides that follow one another, and what of the talk around them shows on them. */
interface SlideBlock {
  readonly slides: readonly RenderedSlide[];
  /** How many of them stand behind the end. */
  readonly backups: number;
  readonly citing: readonly RenderedSlide[];
  readonly assets: readonly string[];
  /** Slides that have the number of an act. */
  readonly acts: number;
}

const blocksOf = inBlocks((slides: readonly RenderedSlide[]): SlideBlock => {
  const assets = slides.flatMap((slide) => slide.assets.map(({ path }) => path));
  const backups = slides.filter(({ backup }) => backup === true).length;
  const citing = slides.filter(({ citations }) => citations.length > 0);
  return { slides, backups, citing, assets: [...new Set(assets)], acts: slides.filter(beginsAct).length };
});

/** A statement in the middle of a slide may have the form of a new act without being one. */
function beginsAct({ html, settings }: RenderedSlide): boolean {
  return layoutOf(html) === 'section' && !settings.class.includes('unnumbered');
}

/** What was counted up to a slide. */
interface Counts {
  readonly counted: number;
  readonly acts: number;
}

interface BlockPlace {
  readonly before: Counts;
  readonly at: number;
  /** Of all slides. */
  readonly count: number;
  /** Of those that do not stand behind the end; `null` where that is not known yet. */
  readonly main: number | null;
  /** Acts are numbered. */
  readonly hasActs: boolean;
}

interface BlockSections {
  readonly facts: string;
  readonly sections: readonly Section[];
  readonly after: Counts;
}

/** What the slides of a block became last. */
const made = new WeakMap<SlideBlock, BlockSections>();

function sectionsOf(block: SlideBlock, place: BlockPlace, deck: RenderedDeck, extras: SlideExtras): BlockSections {
  const facts = blockFacts(block, place, deck, extras);
  const last = made.get(block);
  if (last?.facts === facts) return last;
  let { counted, acts } = place.before;
  const sections = block.slides.map((slide, i) => {
    const number = slide.settings.visibility === 'uncounted' ? null : ++counted;
    const begins = beginsAct(slide);
    if (begins) acts++;
    const act = begins && place.hasActs ? acts : null;
    const at = place.at + i + 1;
    const { main, count } = place;
    const printed = number?.toString() ?? null;
    const standing =
      main === null
        ? { label: `${at}`, printed }
        : slide.backup === true
          ? { label: `Backup ${at - main} / ${count - main}`, printed: `Backup ${at - main}` }
          : { label: `${at} / ${main}`, printed };
    return placedSection(slide, { ...standing, number, act }, deck, extras);
  });
  const found = { facts, sections, after: { counted, acts } };
  made.set(block, found);
  return found;
}

/** All that the sections of a block follow from beside its slides. */
function blockFacts(
  { slides, citing, assets }: SlideBlock,
  place: BlockPlace,
  { settings: { lang, footer, slideNumber } }: RenderedDeck,
  extras: SlideExtras,
): string {
  const { notes, draft, panel, named, footers } = extras;
  const footed = footers.size === 0 ? [] : slides.filter(({ id }) => footers.has(id));
  return JSON.stringify([
    [place, lang, notes, draft, slideNumber, footer, assets.map((path) => named.get(path)?.url)],
    extras.panels === 0 ? [] : slides.map(panel),
    citing.map((slide) => otherFacts(slide, extras)),
    footed.map((slide) => [slide.id, footers.get(slide.id)?.credit, otherFacts(slide, extras)]),
  ]);
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
    slide.citations.some(({ named }) => named === true) ? cited.map((n) => n && places.nameOf(n)) : [],
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

/** What a section shows of its place in the talk. */
export interface Place {
  readonly label: string;
  readonly number: number | null;
  /** In the corner; `null` where nothing is. */
  readonly printed: string | null;
  /** `null` on a slide that begins no act, or the only one. */
  readonly act: number | null;
}

/** A slide as a section, by its place. */
export function section(slide: RenderedSlide, place: Place, deck: RenderedDeck, extras: SlideExtras): Section {
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
    ` aria-roledescription="${say(langOf(slide, deck.settings), 'slide')}" aria-label="${escapeHtml(`${place.label}: ${slide.title}`)}"` +
    `${settingAttributes(slide, deck)}${background.attributes}>${body}</section>`;
  const styles = [...slide.styles].map(([name, declarations]) => styleRule(name, declarations));
  return { slide, number: place.number, place, html, css: [...styles, background.css], footerFits: filled.fits };
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
    place.printed === null || (!slideNumber && slide.backup !== true)
      ? ''
      : `<span class="page-number">${place.printed}</span>`,
    extras.panel(slide),
    extras.draft ? draftMark(deck.settings.lang) : '',
  ].join('');
  const numbered = html.replace(
    /(<p class="section-number"[^>]*>)(<\/p>)/,
    (_, open: string, end: string) => open + (place.act === null ? '' : romanNumeral(place.act)) + end,
  );
  return { html: numbered.replace(/<\/div>$/, () => `${additions}</div>`), fits };
}

const noFooter: Footer = { references: [], abbreviations: [] };

function isWrapped(html: string): boolean {
  return html.startsWith('<div class="slide ') && html.endsWith('</div>');
}

/** The name of a slide's layout. */
export function layoutOf(html: string): string {
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
