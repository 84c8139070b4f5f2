import type { TableMemory } from '../data/table-memory.ts';
import type { Dataset } from '../model/data.ts';
import type { ResolvedSlide } from '../model/deck.ts';
import type { Staged } from '../model/diagnostic.ts';
import type { References } from '../model/references.ts';
import type { ParseMemory } from '../parse/parse-memory.ts';
import type { SlideCache } from '../model/slide-cache.ts';
import type { CompiledSlide } from './compiled-slide.ts';
import { packSlide } from './pack-slide.ts';

/** What is kept between two compilations of a talk, so that the second does only what the first did not. */
export interface Memory extends ParseMemory, TableMemory {
  /** Slides as they were last made, by all that they were made from. */
  readonly slides: Map<string, CompiledSlide>;
  /** What each slide became last, and what from beside itself. */
  readonly made: WeakMap<ResolvedSlide, MadeSlide>;
  /** The bibliography, by the text of its files. */
  readonly references: Map<string, Staged<References>>;
  /** Slides that an earlier run kept, by the same keys. */
  readonly stored: SlideCache | null;
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

/** A memory in which there is nothing yet. */
export function emptyMemory(stored: SlideCache | null = null): Memory {
  return {
    ...{ parse: new Map(), names: new Map(), tables: new Map(), slides: new Map(), references: new Map() },
    ...{ made: new WeakMap(), stored },
  };
}

/** Keeps the slides of the talk for the next run. */
export function keepSlides({ slides, stored }: Memory): void {
  stored?.write(slides, packSlide);
}

/** The tables of the talk as they are now, by file and name, for slides that were made with earlier ones. */
export function tablesNow({ tables }: Memory): (file: string, name: string) => Dataset | null {
  const now = new Map<string, Dataset>();
  for (const { value } of tables.values()) if (value !== null) now.set(`${value.file}\n${value.name}`, value);
  return (file, name) => now.get(`${file}\n${name}`) ?? null;
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
