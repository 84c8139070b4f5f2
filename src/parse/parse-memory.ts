import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import type { FileSlide } from './parse-slide.ts';
import type { NamedTexts } from './split/cut-out.ts';

/** A slide as it was read, and what is to be said about it. */
export interface ParsedPiece {
  readonly slide: FileSlide;
  readonly diagnostics: readonly Diagnostic[];
}

/** Slides that were read before, by the name of their text, which says all that they were read from. */
export interface ParseMemory {
  readonly parse: Map<string, ParsedPiece>;
  /** What an earlier run has kept. */
  readonly parsedBefore?: (name: string) => ParsedPiece | null;
  /** Files as they were read last, by what they are in the talk and their path. */
  readonly files?: Map<string, { readonly source: SourceFile; readonly file: unknown }>;
  /** How the texts of each file were named. */
  readonly names: Map<string, NamedTexts>;
}
