/** Which family a piece of text is set in: all talks, talks with code, talks with formulas. */
export type FontUse = 'text' | 'code' | 'math';

/** The fonts that ship with Plenary, cut into pieces when Plenary itself was built. */
export interface FontKit {
  /** Hash of what the pieces were cut from and how. */
  readonly inputs: string;
  readonly families: readonly FontFamily[];
  /** A file of the kit, read when it is asked for. The same name gives the same bytes each time. */
  readonly read: (file: string) => Promise<Uint8Array>;
}

/** A family: its pieces, and the faces that each of them is there for. */
export interface FontFamily {
  readonly family: string;
  readonly use: FontUse;
  /** File with the licence. */
  readonly licence: string;
  /** All that the family can show. */
  readonly covered: CodeRanges;
  /** From small to large; each holds the ones before it, and a page takes one. */
  readonly cores: readonly FontPiece[];
  /** What stands beside a core; no two hold the same. */
  readonly blocks: readonly FontPiece[];
  readonly faces: readonly FontFace[];
}

/** Part of a family. The face's name and this one make its file: `inter-400-core0.woff2`. */
export interface FontPiece {
  readonly name: string;
  readonly ranges: CodeRanges;
}

/** One weight and slant. Text faces have a file `NAME.metrics` that text is measured with. */
export interface FontFace {
  readonly name: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

/** Sorted pairs of first and last code point, in one list. */
export type CodeRanges = readonly number[];

/** Letters by the family that shows them, those that stand slanted, and those that no family has. */
export type UsedLetters = readonly [text: string, code: string, math: string, slanted: string, missing: string];

/** Letters that were found before, by what they were found in. */
export interface LetterMemory {
  readonly find: (key: string) => UsedLetters | null;
  readonly keep: (key: string, letters: UsedLetters) => void;
  /** Told what the talk shows now, in lists of any length; what it no longer shows is let go of in time. */
  readonly shown: (keys: readonly (readonly string[])[]) => void;
}
