/*
 * What passes from one stage to the next. A deck is generic over its slides and each stage narrows the slide,
 * so that skipping a stage does not compile. A slide depends on its own source and data alone; what depends
 * on its place (numbers, links between slides, hashed names of files) is a hole that `assemble` fills.
 */
import type { ResolvedChart, ParsedChart, ExpandedChart, RenderedChart } from './chart.ts';
import type { Credit } from './credit.ts';
import type { DataRef, Dataset } from './data.ts';
import type { Claim, TextRun } from './evidence.ts';
import type { Citation, References } from './references.ts';
import type { DeckSettings, SlideSettings } from './settings.ts';
import type { MappedText, SourceFile, Span } from './text.ts';
import type { ShownValue, Values } from './values.ts';

/** A talk at one stage: settings and slides in their order. */
export interface Deck<S extends SlideBase> {
  /** Path of the deck's file from the root. */
  readonly file: string;
  readonly settings: DeckSettings;
  readonly slides: readonly S[];
  /** The text of each slide as a source of its own, by the name that its spans give. */
  readonly texts: ReadonlyMap<string, SourceFile>;
  /** Slides that `src:` lines pin; left out where there are none. */
  readonly pins?: readonly PinnedSlides[];
  /** The `src:` lines that were followed; left out where there are none. */
  readonly includes?: readonly IncludeLine[];
  /** Slides of somebody else's, by id. */
  readonly credits?: ReadonlyMap<string, Credit>;
  /** Slides that keep the data, values and names of the talk that they are from; left out where there are none. */
  readonly guests?: Guests;
  /** Slides that only other variants show, by id, with the names of those; left out where there are none. */
  readonly leftOut?: ReadonlyMap<string, readonly string[]>;
  /** Ids of slides of which other variants show something else; left out where there are none. */
  readonly partly?: ReadonlySet<string>;
  /** What the variant leaves out, for what is said of words that are nowhere; left out where that is nothing. */
  readonly notShown?: NotShown;
}

/** What slides and parts say that a variant leaves out. */
export interface NotShown {
  /** Their texts, with those of slides that have such parts. */
  readonly text: string;
  /** Keys of what they cite, as written. */
  readonly keys: ReadonlySet<string>;
  /** They show data as well, of which nobody knows here what it cites. */
  readonly showsData: boolean;
}

/** Slides that a `src:` line wants as they were. */
export interface PinnedSlides {
  /** The file that they stand in, and what the line calls them. */
  readonly path: string;
  readonly name: string;
  /** As the line says, and as it would be now. */
  readonly pin: string;
  readonly now: string;
  /** Their texts as they are now. */
  readonly texts: readonly string[];
  /** Of the line. */
  readonly span: Span;
}

/** A `src:` line, and what it says of all that comes in. */
export interface IncludeLine {
  /** The lines that lead there, outermost first, the line itself last: as `includedFrom` of its slides begins. */
  readonly way: readonly Span[];
  /** Name of the act that comes in. */
  readonly act: string | null;
  /** Seconds planned for all of it. */
  readonly time: number | null;
  readonly timeSpan: Span | null;
  /** It names a file as a whole, and not some of its slides. */
  readonly isFile: boolean;
}

/** Talks whose slides a talk shows. */
export interface Guests {
  /** In the order in which they come. */
  readonly all: ReadonlyMap<string, Guest>;
  /** The guest that a slide is from, by the slide's id. */
  readonly bySlide: ReadonlyMap<string, string>;
}

/** A talk whose slides another one shows. */
export interface Guest {
  /** Folder of its data; `''` is that of the talk that shows them. */
  readonly home: string;
  /** Its deck's file from its home, as its lock names it. */
  readonly deck: string;
  /** Those of the talk that shows the slides, but for values, estimates, abbreviations, names and colours. */
  readonly settings: DeckSettings;
}

/** What `with:` beside a `src:` line gives to the templates of the slides that come in, by name. */
export type Parameters = ReadonlyMap<string, string | number | boolean>;

/** What a slide has at every stage. */
export interface SlideBase {
  /** Given, or made from the title as written; unique in the deck. */
  readonly id: string;
  readonly settings: SlideSettings;
  /** The whole slide as written, settings included. */
  readonly span: Span;
  /** The `src:` lines that brought the slide here, outermost first. */
  readonly includedFrom: readonly Span[];
  /** Continues the vertical stack of the slide before it (`----`). */
  readonly vertical: boolean;
  /** Stands behind the end, uncounted, since its variant leaves it out of the talk. */
  readonly backup?: true;
  /** What the variant has made of it beside its text, for those who keep slides by their text; left out where that is nothing. */
  readonly picked?: string;
}

/** The text of a slide in Markdown: what is shown, and what is said. */
export interface SlideText {
  readonly body: MappedText;
  readonly notes: MappedText | null;
}

/** A slide as written: nothing looked up, nothing filled. */
export interface ParsedSlide extends SlideBase {
  readonly stage: 'parsed';
  readonly text: SlideText;
  /** In the order of their fences in `body`. */
  readonly charts: readonly ParsedChart[];
  readonly dataRefs: readonly DataRef[];
  /** Names that templates know as `{{with.NAME}}`; left out for slides of the deck's own file. */
  readonly parameters?: Parameters;
}

/** A slide whose data names have become datasets. */
export interface ResolvedSlide extends SlideBase {
  readonly stage: 'resolved';
  readonly parameters?: Parameters;
  readonly text: SlideText;
  readonly charts: readonly ResolvedChart[];
  readonly dataRefs: readonly DataRef[];
  /** The datasets that this slide names, by name. */
  readonly datasets: ReadonlyMap<string, Dataset>;
  /** Names that this slide asks for whose data has an error, which is told already. */
  readonly brokenData: ReadonlySet<string>;
  /** Names of all tables of the talk, for suggestions. */
  readonly knownData: readonly string[];
  /** The values of the whole talk. */
  readonly values: Values;
  /** The references of the whole talk. */
  readonly references: References;
}

/** A slide with its templates filled and its charts complete. */
export interface ExpandedSlide extends SlideBase {
  readonly stage: 'expanded';
  /**
   * Handlebars is filled. A value stands as `U+FDD0 index U+FDD1` into `values`; a chart fence has become
   * an empty fence with the info string `plenary-chart index`.
   */
  readonly text: SlideText;
  readonly values: readonly ShownValue[];
  readonly charts: readonly ExpandedChart[];
  readonly layout: Layout;
}

/** A layout filled but for its slots. */
export interface Layout {
  readonly name: string;
  /** HTML in which a `slot` token (`util/tokens.ts`) stands for each slot's content. */
  readonly html: string;
  readonly slots: readonly Slot[];
}

/** A named region of a layout. */
export interface Slot {
  readonly name: string;
  readonly required: boolean;
  /** Size of the slot in CSS px on a 1280 × 720 slide: the default size of a chart in it. */
  readonly width: number;
  readonly height: number;
}

/** A slide as HTML and SVG, but for its place in the deck. */
export interface RenderedSlide extends SlideBase {
  readonly stage: 'rendered';
  /** The `section`'s content, with holes. */
  readonly html: string;
  readonly notesHtml: string | null;
  readonly title: string;
  /** Classes that stand for inline styles, by class name. */
  readonly styles: ReadonlyMap<string, string>;
  /** Files that the slide shows; a hole in `html` names one by its index. */
  readonly assets: readonly AssetRef[];
  /** Links to other slides, to be checked once all ids are known. */
  readonly links: readonly SlideLink[];
  readonly charts: readonly RenderedChart[];
  readonly values: readonly ShownValue[];
  /** What is read on the slide and said about it, for the rules that read along. */
  readonly texts: readonly TextRun[];
  /** Claims of its words; those of its settings are in `settings.claims`, those of charts in their words. */
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
}

/** A file that a slide shows. */
export interface AssetRef {
  /** Path from the root. */
  readonly path: string;
  readonly kind: 'image' | 'video' | 'audio';
  readonly span: Span;
}

/** A link from one slide to another. */
export interface SlideLink {
  readonly target: string;
  readonly span: Span;
}

/** What `parse` gives. */
export type ParsedDeck = Deck<ParsedSlide>;
/** What `resolve` gives. */
export type ResolvedDeck = Deck<ResolvedSlide>;
/** What `expand` gives. */
export type ExpandedDeck = Deck<ExpandedSlide>;
/** What `render` gives. */
export type RenderedDeck = Deck<RenderedSlide>;
