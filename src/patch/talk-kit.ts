import type { Place } from '../assemble/sections.ts';
import type { Footer } from '../model/evidence.ts';
import type { UsedLetters } from '../model/fonts.ts';
import type { ParsedPiece } from '../parse/parse-memory.ts';

/*
 * What a build leaves behind so that the next one can put a single edited slide in its place: where each slide stands in
 * what was written, and what the rest of the talk sees of it. As long as the rest sees the same, nothing else is made.
 */

/** Messages of slides that are told slide by slide, in the order in which a compilation tells them. */
export const kinds = ['expand', 'render', 'claims', 'numbers', 'comparisons'] as const;

/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number];

/** What is kept of a talk beside its record. */
export interface TalkKit {
  /** The program, and SHA-256 of what it read and wrote: the kit is of no other build. */
  readonly of: KitBuild;
  /** Files of slides, by their paths. */
  readonly files: ReadonlyMap<string, KitFile>;
  /** The deck's settings, as a text to compare. */
  readonly settings: string;
  /** Each slide of each file as it was read, without its text, by the name of that. */
  readonly pieces: ReadonlyMap<string, ParsedPiece>;
  /** Messages of `parse`, which come first. */
  readonly parsed: number;
  /** Where the messages of each kind begin; `null` where there are none. */
  readonly begins: Readonly<Record<Kind, number | null>>;
  /** In the order of the deck. */
  readonly slides: readonly KitSlide[];
  readonly page: KitPage;
  /** Facts of the whole talk that slides may show. */
  readonly talk: KitTalk;
}

/** What ties a kit to a build. */
export interface KitBuild {
  readonly code: string;
  /** Of all texts that slides may be in. */
  readonly texts: string;
  readonly page: string;
  readonly trace: string;
}

/** A file of slides. */
export interface KitFile {
  /** What stands before its first slide. */
  readonly front: string;
  /** Its slides, in order. */
  readonly places: readonly KitPlace[];
}

/** The text of a slide in its file: its name, where it begins, and in which line. */
export interface KitPlace {
  readonly name: string;
  readonly start: number;
  readonly line: number;
}

/** A slide as the rest of its talk sees it. */
export interface KitSlide {
  readonly name: string;
  readonly id: string;
  /** All that others depend on, as a text to compare. */
  readonly facts: string;
  /** Messages of each kind. */
  readonly counts: Readonly<Record<Kind, number>>;
  /** A message about something else points to it. */
  readonly isTold: boolean;
  /** `null` where it is hidden. */
  readonly shown: KitSection | null;
}

/** A slide in the page. */
export interface KitSection {
  /** Its place among the sections, from 0. */
  readonly at: number;
  readonly place: Place;
  /** What the page's script knows of it, as it is written. */
  readonly data: string;
  readonly footer: Footer | null;
}

/** The page as text. */
export interface KitPage {
  /** Where the first section begins. */
  readonly base: number;
  /** Of each section: where it begins, counted from there, and where it ends. */
  readonly sections: readonly (readonly [start: number, end: number])[];
  /** Letters of each section. */
  readonly letters: readonly UsedLetters[];
}

/** What slides may show of the talk, or the talk of slides. */
export interface KitTalk {
  /** Numbers of references by their keys. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Ids of the slides that list them. */
  readonly slideOf: ReadonlyMap<number, string>;
  /** Ids that slides link to. */
  readonly linked: ReadonlySet<string>;
  /** Ids of slides that the talk has made by itself. */
  readonly added: readonly string[];
  /** Somewhere the talk lists its acts. */
  readonly hasLists: boolean;
  /** Times are held against what was planned. */
  readonly isTimed: boolean;
}
