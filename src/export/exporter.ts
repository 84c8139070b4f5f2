/*
 * What an export is: a compiled talk and a wish come in, files come out. Nothing is written here. An exporter is a folder
 * of its own beside this file and a line in `exporters.ts`.
 */
import type { Compilation } from '../compile.ts';
import type { UseBrowser } from '../model/browser.ts';
import type { Staged } from '../model/diagnostic.ts';
import type { Log } from '../model/effects.ts';
import type { PictureCache } from '../model/picture-cache.ts';
import type { OutputFile, Site } from '../model/site.ts';
import type { SlideRange } from './slide-range.ts';

/** What a talk can be taken along as. */
export type ExportKind = 'html' | 'pdf' | 'pptx' | 'png' | 'handout' | 'lms' | 'bundle';

/** Paper that is common somewhere. */
export type Paper = 'A4' | 'letter';

/** What was asked for. Where something is `null`, the kind decides. */
export interface ExportWish {
  readonly kind: ExportKind;
  /** A page, slide or picture for each step of a slide, or for its end only; `animate`: what steps show comes with a click. */
  readonly steps: 'all' | 'last' | 'animate' | null;
  /** The speaker's notes are to be in it. */
  readonly notes: boolean;
  /** For those who listened: what is for the speaker stays out, whatever else is asked for. */
  readonly audience: boolean;
  readonly range: SlideRange;
  /** Pixels of a picture for a px of a slide of 1280 × 720. */
  readonly scale: number;
  /** One picture of all slides. */
  readonly sheet: boolean;
  /** Pages behind the slides that say where each number comes from. */
  readonly appendix: boolean;
  readonly paper: Paper | null;
  /** Slides on a page of a handout. */
  readonly perPage: 1 | 2 | 3 | 6 | null;
  readonly fonts: 'safe' | 'embed' | null;
  /** A presentation whose masters, colours and fonts are taken. */
  readonly template: Uint8Array | null;
  /** Where the talk can be found, for its QR code. */
  readonly address: string | null;
  /** A page to print instead of a PDF: of a handout, by the name that it is to have. */
  readonly asPage?: boolean;
}

/** What an exporter works with. */
export interface ExportInput {
  readonly wish: ExportWish;
  /** Notes are in it only where the wish asks for them. */
  readonly compilation: Compilation;
  /** The talk as files: the page with its fonts. */
  readonly site: Site;
  /** The name for files that have no other: `upfront`. */
  readonly name: string;
  /**
   * The only moment that may stand in an output: seconds since 1970 as given by `SOURCE_DATE_EPOCH`; `null` for none.
   */
  readonly epoch: number | null;
}

/** What an exporter may ask of the world. */
export interface ExportEffects {
  readonly browser: UseBrowser;
  /** A file of the package: `lib/page/export-pdf.js`. */
  readonly shipped: (path: string) => Promise<Uint8Array>;
  readonly log: Log;
  /** What earlier exports took pictures of; an export is the same without it. */
  readonly pictures?: PictureCache | null;
}

/** What came out. */
export interface Exported {
  /** One file, whose path does not matter, or the files of a folder. */
  readonly files: readonly OutputFile[];
  /** What was made, for the line that says so: `31 pages`. */
  readonly made: string;
}

/** Makes one kind of export; `null` where an error keeps it from that. */
export type Exporter = (input: ExportInput, effects: ExportEffects) => Promise<Staged<Exported | null>>;

/** A kind of export as the registry lists it. */
export interface ExporterEntry {
  readonly load: () => Promise<Exporter>;
  /** What stands behind the talk's name where no path is given: `.pdf`; a folder ends with `/`. */
  readonly ending: (wish: ExportWish) => string;
  /** The browser is started while the talk is compiled. */
  readonly needsBrowser: (wish: ExportWish) => boolean;
  /** The compilation has the speaker's notes: an exporter that puts them anywhere says so here. */
  readonly withNotes: (wish: ExportWish) => boolean;
}
