import type { Diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import type { LineIndex } from '../util/lines.ts';
import type { GivenIds, IdWish } from './ids.ts';
import type { FileSlide } from './parse-slide.ts';
import type { NamedTexts } from './split/cut-out.ts';
import type { Piece, SplitOptions } from './split/split-slides.ts';

/** A slide as it was read, and what is to be said about it. */
export interface ParsedPiece {
  readonly slide: FileSlide;
  readonly diagnostics: readonly Diagnostic[];
}

/** A file as it was cut into slides. */
export interface FileCut {
  readonly index: LineIndex;
  readonly options: SplitOptions;
  /** Each slide as it lies in its own text. */
  readonly own: readonly Piece[];
  /** Where those texts begin in the file. */
  readonly starts: readonly number[];
  /** Where the separators before them begin; `-1` for none. */
  readonly separators: readonly number[];
  readonly texts: readonly SourceFile[];
  readonly parsed: readonly ParsedPiece[];
  /** The names of all texts; `null` where slides are blank, so that what follows is cut as a whole. */
  readonly names: Set<string> | null;
}

/** Slides that were read before, by the name of their text, which says all that they were read from. */
export interface ParseMemory {
  readonly parse: Map<string, ParsedPiece>;
  /** What an earlier run has kept. */
  readonly parsedBefore?: (name: string) => ParsedPiece | null;
  /** Files as they were read last, by what they are in the talk and their path. */
  readonly files?: Map<string, { readonly source: SourceFile; readonly file: unknown; readonly cut: FileCut }>;
  /** What the slides of the talk wished to be called, and what they were. */
  ids?: { readonly wishes: readonly IdWish[]; readonly given: GivenIds };
  /** How the texts of each file were named. */
  readonly names: Map<string, NamedTexts>;
}
