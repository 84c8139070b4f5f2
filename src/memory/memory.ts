import type { TableMemory } from '../data/table-memory.ts';
import type { Dataset } from '../model/data.ts';
import type { ResolvedSlide } from '../model/deck.ts';
import type { Staged } from '../model/diagnostic.ts';
import type { DrawingStore } from '../model/drawing-store.ts';
import type { LetterMemory, UsedLetters } from '../model/fonts.ts';
import type { References } from '../model/references.ts';
import type { ParsedPiece, ParseMemory } from '../parse/parse-memory.ts';
import type { SlideCache } from '../model/slide-cache.ts';
import type { CompiledSlide } from './compiled-slide.ts';
import { unpackParsed } from './pack-parsed.ts';
import { packSlide } from './pack-slide.ts';

/** What is kept between two compilations of a talk, so that the second does only what the first did not. */
export interface Memory extends ParseMemory, TableMemory {
  /** Slides as they were last made, by all that they were made from. */
  readonly slides: Map<string, CompiledSlide>;
  /** What each slide became last, and what from beside itself. */
  readonly made: WeakMap<ResolvedSlide, MadeSlide>;
  /** The slides of the last compilation, in their order. */
  last?: LastSlides;
  /** The bibliography, by the text of its files. */
  readonly references: Map<string, Staged<References>>;
  /** Letters that the HTML of a slide shows, by what it says. */
  readonly letters: {
    readonly known: Map<string, UsedLetters>;
    /** What they are known by on the slides of the talk as it is. */
    shown: readonly (readonly string[])[];
  };
  readonly lettersBefore?: (key: string) => UsedLetters | null;
  /** Of each talk whose slides this one shows. */
  readonly guests: Map<string, Memory>;
  /** What an earlier run kept, slides by the same keys. */
  readonly stored: SlideCache | null;
  /** Drawings of charts that earlier runs have made. */
  readonly drawings?: DrawingStore | undefined;
}

/** A slide that was made, as long as the talk around it is the same. */
export interface MadeSlide {
  /** What all slides are made with. */
  readonly with: string;
  /** What a slide with something to be said about it was made with besides; empty for the others. */
  readonly doubt: string;
  readonly key: string;
  readonly slide: CompiledSlide;
}

/** All slides of a talk as they were made, each with its key, and what it was made with as in {@link MadeSlide}. */
export interface LastSlides {
  readonly with: string;
  readonly slides: readonly ResolvedSlide[];
  readonly made: readonly CompiledSlide[];
  readonly keys: readonly string[];
  readonly doubts: readonly string[];
}

/** A memory in which there is nothing yet. */
export function emptyMemory(stored: SlideCache | null = null, drawings?: DrawingStore): Memory {
  return {
    drawings,
    ...{
      parse: new Map(),
      files: new Map(),
      names: new Map(),
      tables: new Map(),
      slides: new Map(),
      references: new Map(),
    },
    ...{ made: new WeakMap(), letters: { known: new Map(), shown: [] }, guests: new Map(), stored },
    ...(stored === null ? {} : readers(stored)),
  };
}

/** Whether no slide is there yet, neither of this run nor of an earlier one. */
export function hasNoSlides({ slides, stored }: Memory): boolean {
  return slides.size === 0 && (stored === null || stored.isEmpty());
}

/* What is kept beside slides: the keys of these begin with a bracket, or with a digest and one. */
const parsedKey = (name: string): string => `read ${name}`;
const tableKey = (key: string): string => `table ${key}`;
const lettersKey = (key: string): string => `letters ${key}`;

function readers({ read }: SlideCache): Pick<Memory, 'parsedBefore' | 'tableBefore' | 'lettersBefore'> {
  return {
    parsedBefore(name) {
      const kept = read(parsedKey(name)) as ParsedPiece | null;
      return kept === null ? null : unpackParsed(kept);
    },
    tableBefore: (key) => read(tableKey(key)) as Staged<Dataset | null> | null,
    lettersBefore: (key) => read(lettersKey(key)) as UsedLetters | null,
  };
}

/** Keeps the talk for the next run: slides as they were read and made, tables, letters. */
export function keepSlides({ slides, parse, tables, letters, guests, stored, drawings }: Memory): void {
  drawings?.write();
  if (stored === null) return;
  const entries = new Map<string, () => unknown>();
  for (const home of [{ slides, tables }, ...guests.values()]) {
    for (const [key, slide] of home.slides) entries.set(key, () => packSlide(slide));
    for (const [key, table] of home.tables) if (mayBeKept(table)) entries.set(tableKey(key), () => table);
  }
  for (const [name, parsed] of parse) entries.set(parsedKey(name), () => parsed);
  for (const key of letters.shown.flat()) entries.set(lettersKey(key), () => letters.known.get(key) ?? null);
  stored.write(entries);
}

/** Cells of a table about persons are nowhere but in its file; a map is read as fast as it is found; a large table fills the disk. */
function mayBeKept({ value }: Staged<Dataset | null>): boolean {
  return value !== null && value.privacy === null && value.document === undefined && value.rowCount < mostRows;
}

const mostRows = 10_000;

/** Letters of this talk; those that it no longer shows are let go of once they are many. */
export function letterMemory({ letters, lettersBefore }: Memory): LetterMemory {
  return {
    find(key) {
      const found = letters.known.get(key) ?? lettersBefore?.(key) ?? null;
      if (found !== null) letters.known.set(key, found);
      return found;
    },
    keep: (key, used) => void letters.known.set(key, used),
    shown(keys) {
      letters.shown = keys;
      const count = keys.reduce((sum, { length }) => sum + length, 0);
      if (letters.known.size > 2 * count + 100) forget(letters.known, new Set(keys.flat()));
    },
  };
}

/** The tables of the talk as they are now, by file and name, for slides that were made with earlier ones. */
export function tablesNow({ tables }: Memory): (file: string, name: string) => Dataset | null {
  const all = [...tables.values()];
  let now: Map<string, Dataset> | null = null;
  return (file, name) => {
    if (now === null) {
      now = new Map();
      for (const { value } of all) if (value !== null) now.set(`${value.file}\n${value.name}`, value);
    }
    return now.get(`${file}\n${name}`) ?? null;
  };
}

/** The memory of a talk whose slides this one shows. */
export function guestMemory(memory: Memory, key: string): Memory {
  let found = memory.guests.get(key);
  if (found === undefined) memory.guests.set(key, (found = emptyMemory(memory.stored, memory.drawings)));
  return found;
}

/** Lets go of what the last compilation had no use for. */
export function forget<T>(map: Map<string, T>, used: ReadonlySet<string>): void {
  if (map.size === used.size) return;
  for (const key of map.keys()) if (!used.has(key)) map.delete(key);
}

/** What was made last from the same, or made now and kept alone. */
export async function remembered<T>(map: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  const before = map.get(key);
  if (before !== undefined) return before;
  const made = await make();
  map.clear();
  map.set(key, made);
  return made;
}
