import { diagnose } from '../diagnostics/diagnose.ts';
import { errorsAmong } from '../diagnostics/severities.ts';
import type { RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { LetterMemory } from '../model/fonts.ts';
import type { Evidence, Trace } from '../model/evidence.ts';
import type { PageData } from '../model/page.ts';
import type { Project } from '../model/project.ts';
import type { StyledPart } from '../model/references.ts';
import type { Asset, OutputFile, Site } from '../model/site.ts';
import type { SourceFile } from '../model/text.ts';
import type { TalkTimes } from '../model/times.ts';
import { byIdentity } from '../util/by-identity.ts';
import { pageWords } from '../util/words/say.ts';
import { escapeHtml } from '../util/html.ts';
import { inTextForm } from '../util/citations/short-form.ts';
import { flatInBlocks } from '../util/in-blocks.ts';
import { assetFiles, nameAssets, type NamedAsset } from './assets.ts';
import { errorPanel, errorsBySlide, slideWith } from './draft.ts';
import type { EmbeddedFamily } from './fonts/page-fonts.ts';
import { talkFonts, type SlideHtml } from './fonts/talk-fonts.ts';
import type { ReferencePlaces } from './footers/superscripts.ts';
import { holdBack, type Unfinished } from './held-back.ts';
import { liveCharts, liveText } from './live-charts.ts';
import { pageHtml, type PageParts } from './page-html.ts';
import { pageSlides } from './page-slides.ts';
import { shownSlides, slideSections, stackSections, type Section } from './sections.ts';
import { withLists } from './lists/with-lists.ts';
import { listed } from './references/reference-pages.ts';
import { withReferenceSlides } from './references/reference-slides.ts';
import { withNumberedLinks } from './numbered-links.ts';
import { checkSlideLinks } from './slide-links.ts';

/** What goes into the page. */
export interface AssembleOptions {
  /** Take the speaker's notes along. */
  readonly notes: boolean;
  /** Mark every page as a draft and show errors on the slides that have them. */
  readonly draft: boolean;
  /** Show errors on the slides that have them, without the mark of a draft. */
  readonly panels?: boolean;
  /** Embed the fonts: most of a small talk's time, and nothing to a talk that is only checked. */
  readonly fonts: boolean;
}

/** What `assemble` needs beside the deck. */
export interface Surroundings {
  readonly project: Project;
  /** Every text that a diagnostic may point into. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly evidence: Evidence;
  /** Each cited reference as a line of the list, by key. */
  readonly bibliography: ReadonlyMap<string, readonly StyledPart[]>;
  /** What the stages before have said, for the panels of a draft. */
  readonly diagnostics: readonly Diagnostic[];
  /** Letters that were found before. */
  readonly letters?: LetterMemory;
  /** Left out where all slides are made. */
  readonly unfinished?: Unfinished;
}

/** A talk put together: all that its page and its folder are made of. */
export interface ArrangedTalk {
  readonly title: string;
  /** In the order of the page. */
  readonly sections: readonly Section[];
  /** Ids of the slides that list the references, by number. */
  readonly slideOf: ReadonlyMap<number, string>;
  readonly page: PageParts;
  readonly trace: Trace;
  readonly assets: ReadonlyMap<string, NamedAsset>;
  /** Families of fonts that the page embeds. */
  readonly families: readonly EmbeddedFamily[];
}

/** Puts the talk together: slides into sections, with their fonts, styles and what the page's script needs. */
export async function arrangeTalk(
  written: RenderedDeck,
  { project, sources, assets, evidence, bibliography, diagnostics: earlier, unfinished, letters }: Surroundings,
  options: AssembleOptions,
): Promise<Staged<ArrangedTalk>> {
  const { footers } = evidence;
  const known = unfinished === undefined ? { deck: written, footers } : holdBack(written, footers, unfinished);
  const list = unfinished === undefined ? listed(evidence.cited, bibliography) : [];
  const referenced = withReferenceSlides(known.deck, list);
  const { slideOf } = referenced;
  const { value: listing, diagnostics: ofLists } = withLists(referenced.deck, evidence.times);
  const deck = withNumberedLinks(listing);
  const diagnostics = [...referenced.diagnostics, ...ofLists, ...checkSlideLinks(deck)];
  const [first] = deck.slides;
  if (first !== undefined && shownSlides(deck.slides).length === 0) diagnostics.push(noSlides(deck, first));
  const named = nameAssets(assets);
  const isBeginning = unfinished?.isBeginning === true;
  const faults = [...errorsAmong(earlier), ...errorsAmong(diagnostics)];
  const errors = isBeginning ? noPanels : panelErrors(deck, faults, sources, options);
  const sections = slideSections(deck, {
    named,
    notes: options.notes,
    draft: options.draft,
    isCounted: !isBeginning,
    footers: known.footers,
    places: { ...placesOf(deck, evidence), slideOf },
    panels: errors.size,
    panel: (slide) => (errors.has(slide) ? errorPanel(errors.get(slide) ?? [], sources) : ''),
  });
  diagnostics.push(...cutFooters(sections));
  const embed = options.fonts && (options.draft || errorsAmong(earlier).length + errorsAmong(diagnostics).length === 0);
  const charts = liveCharts(sections);
  const ownCss = themeCss(deck, project, sections);
  const fonts = await talkFonts(shownTexts(sections), project.shell.fonts, { sources, embed, css: ownCss, letters });
  diagnostics.push(...fonts.diagnostics);
  const page: PageParts = {
    data: pageData(deck, sections, { notes: options.notes, times: evidence.times, isBeginning }),
    get trace() {
      return evidence.trace;
    },
    author: deck.settings.author,
    description: deck.settings.subtitle,
    version: project.shell.version,
    css: pageCss(project, ownCss, fonts.value.css),
    script: project.shell.script,
    charts:
      charts.size === 0 && unfinished?.charts !== true
        ? null
        : { byId: charts, script: await project.shell.chartScript() },
  };
  const { title } = deck.settings;
  const value: ArrangedTalk = {
    ...{ title, sections, slideOf, page, assets: named, families: fonts.value.families },
    // Found out when it is asked for: an edit loop seldom does.
    get trace() {
      return evidence.trace;
    },
  };
  return { value, diagnostics };
}

/** The talk as files: one page with its policy, the trace, files under hashed names. */
export function siteOf({ title, sections, page, trace, assets, families }: ArrangedTalk): Site {
  const files = [
    { path: 'index.html', contents: pageHtml(page, stackSections(sections)) },
    { path: 'trace.json', contents: `${JSON.stringify(trace)}\n` },
    ...assetFiles(assets),
    ...licenceFiles(families),
  ];
  return { title, slideCount: sections.length, files };
}

function numbersOf({ cited }: Evidence): (slide: string, key: string) => number | null {
  const numbers = new Map(cited.map(({ number, reference }) => [reference.key, number]));
  return (_, key) => numbers.get(key) ?? null;
}

const cutFooters = flatInBlocks(({ footerFits, slide: { id, span } }: Section) =>
  footerFits
    ? []
    : [diagnose('references/long-footer', { ...span, end: Math.min(span.end, span.start + 1) }, { slide: id })],
);

function placesOf({ settings }: RenderedDeck, evidence: Evidence): Omit<ReferencePlaces, 'slideOf'> {
  const nameOf = namesOf(evidence, settings.citationStyle === 'author-year');
  return { lang: settings.lang, numberOf: evidence.numberOf ?? numbersOf(evidence), nameOf };
}

function namesOf({ cited }: Evidence, withYear: boolean): (number: number) => string {
  return (wanted) => {
    const found = cited.find(({ number }) => number === wanted);
    return found === undefined ? '' : inTextForm(found.reference, withYear);
  };
}

/** Errors by the slide whose panel tells them. In an edit loop those of no slide are told over the talk. */
function panelErrors(
  deck: RenderedDeck,
  errors: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  { draft, panels = false }: AssembleOptions,
): ReadonlyMap<RenderedSlide, readonly Diagnostic[]> {
  if (draft) return errorsBySlide(deck.slides, errors, sources);
  if (!panels) return new Map();
  const ofSlides = errors.filter((one) => slideWith(deck.slides, one, sources) !== undefined);
  return errorsBySlide(deck.slides, ofSlides, sources);
}

/** What is wrong with a beginning may be that it is not all. */
const noPanels: ReadonlyMap<RenderedSlide, readonly Diagnostic[]> = new Map();

function noSlides(deck: RenderedDeck, { span }: RenderedSlide): Diagnostic {
  return diagnose('assemble/no-slides', { ...span, end: Math.min(span.end, span.start + 1) }, { file: deck.file });
}

const shownTexts = flatInBlocks(
  byIdentity((section: Section): SlideHtml => {
    const { slide, html } = section;
    const live = slide.charts.some(({ live }) => live) ? liveText(slide, liveCharts([section])) : '';
    return { slide, html: html + escapeHtml(slide.title + live) };
  }),
);

/** Fonts, then the shell's style sheet, then the theme's, then what slides brought: the later may overrule. */
function pageCss(project: Project, ownCss: string, fontCss: string): string {
  return [fontCss, project.shell.css, ownCss].join('\n');
}

function themeCss(deck: RenderedDeck, project: Project, sections: readonly Section[]): string {
  const theme = project.themes.get(deck.settings.theme)?.css ?? '';
  const own = [...new Set(slideRules(sections))].sort();
  return [theme, ...own].join('\n');
}

const slideRules = flatInBlocks(({ css }: Section) => css.filter((rule) => rule !== ''));

function pageData(
  deck: RenderedDeck,
  sections: readonly Section[],
  {
    notes,
    times,
    isBeginning,
  }: Pick<AssembleOptions, 'notes'> & {
    readonly times: TalkTimes;
    readonly isBeginning: boolean;
  },
): PageData {
  const { title, lang, time, transition } = deck.settings;
  const words = pageWords(lang);
  return {
    title,
    lang,
    ...(words === null ? {} : { words }),
    rtl: /^(?:ar|arc|ckb|dv|fa|he|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)(?:-|$)/i.test(lang),
    transition,
    time,
    notes,
    slides: pageSlides(sections, times),
    ...(isBeginning ? { isBeginning } : {}),
  };
}

/** The licences of the embedded fonts ask to travel with them. */
function licenceFiles(families: readonly EmbeddedFamily[]): OutputFile[] {
  return families
    .map(({ family, licence }) => ({
      path: `licences/${family.toLowerCase().replaceAll(' ', '-')}.txt`,
      contents: licence,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
