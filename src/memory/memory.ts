import type { ParseMemory } from '../parse/parse-memory.ts';
import type { CompiledSlide } from './compiled-slide.ts';

/** What is kept between two compilations of a talk, so that the second does only what the first did not. */
export interface Memory extends ParseMemory {
  /** Slides as they were last made, by all that they were made from. */
  readonly slides: Map<string, CompiledSlide>;
}

/** A memory in which there is nothing yet. */
export function emptyMemory(): Memory {
  return { parse: new Map(), slides: new Map() };
}

/** Lets go of what the last compilation had no use for. */
export function forget<T>(map: Map<string, T>, used: ReadonlySet<string>): void {
  for (const key of map.keys()) if (!used.has(key)) map.delete(key);
}
