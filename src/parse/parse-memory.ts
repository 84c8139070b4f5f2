import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileSlide } from './parse-slide.ts';
import type { NamedTexts } from './split/cut-out.ts';

/** Slides that were read before, by the name of their text, which says all that they were read from. */
export interface ParseMemory {
  readonly parse: Map<string, { readonly slide: FileSlide; readonly diagnostics: readonly Diagnostic[] }>;
  /** How the texts of each file were named. */
  readonly names: Map<string, NamedTexts>;
}
