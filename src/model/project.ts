import type { DataFolder } from './data.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { FontKit } from './fonts.ts';
import type { JsonObject } from './json.ts';
import type { SourceFile } from './text.ts';

/** What `load` gives: all text of the talk and an index of its data, nothing parsed yet. */
export interface Project {
  /** Path of the deck's file from the root. */
  readonly deckPath: string;
  /** The version of the talk that was asked for; left out: the first. */
  readonly variant?: string;
  /** Markdown and other text that the user wrote, by path from the root. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /**
   * Why a Markdown file that a `src:` line may name is not among `sources`, by path from the root, with the name that
   * would have worked. Without a span: the line that counts is `parse`'s to know.
   */
  readonly unread?: ReadonlyMap<string, Diagnostic>;
  /** Decks that were written for another tool, converted: what is parsed in their place, by the path of their file. */
  readonly converted?: ReadonlyMap<string, SourceFile>;
  /** The language that the talk is asked for in, with the translated files that are there. */
  readonly translations?: Translations;
  /** Layouts and partials, the user's own laid over the shipped ones, by name (`layouts/chart`). */
  readonly templates: ReadonlyMap<string, SourceFile>;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly data: DataFolder;
  /** `plenary.lock.json` at the root: what claims read when they were last accepted. */
  readonly lock: SourceFile | null;
  /** Where files that are included from elsewhere are at home. */
  readonly homes?: Homes;
  readonly shell: Shell;
}

/** Translated files: `acts/1.it.md` stands beside `acts/1.md`. */
export interface Translations {
  /** As it was asked for. */
  readonly lang: string;
  /** By the path of the original. */
  readonly byFile: ReadonlyMap<string, SourceFile>;
}

/** Homes of included files: folders with data of their own. */
export interface Homes {
  /** By path of an included file; files of the talk itself have none. */
  readonly byFile: ReadonlyMap<string, HomePlace>;
  /** By folder. */
  readonly all: ReadonlyMap<string, Home>;
}

/** Where a file is at home: in which folder with data, `''` for that of the talk, and in which deck. */
export interface HomePlace {
  readonly home: string;
  readonly deck: string | null;
}

/** What a home has instead of what the talk has. */
export interface Home {
  readonly folder: string;
  readonly data: DataFolder;
  readonly lock: SourceFile | null;
}

/** A look: style sheet and chart settings. */
export interface Theme {
  readonly name: string;
  readonly css: string;
  /** Vega-Lite `config` for every chart. */
  readonly chart: JsonObject;
  /** Colours by the names under which decks and chart kinds ask for them: `ink`, `muted`, `paper`, `blue` … */
  readonly colors: ReadonlyMap<string, string>;
}

/** What the page is made of beside the slides: shipped with Plenary, never the user's. */
export interface Shell {
  /** Reveal's base style sheets and ours. */
  readonly css: string;
  /** Reveal, its search and zoom, our page script, as one classic script. */
  readonly script: string;
  /** The script of charts that answer, for talks that have one. */
  readonly chartScript: () => Promise<string>;
  readonly fonts: FontKit;
  readonly version: string;
}
