/** A Markdown file below a folder. */
export interface WalkedFile {
  /** From the folder that was walked, with `/`. */
  readonly path: string;
  /** Size, times and number: another file or another content has another one. */
  readonly stamp: string;
  /** When it changed last, in milliseconds since 1970. */
  readonly changed: number;
}

/** What lies below a folder. */
export interface MarkdownWalk {
  /** Sorted by path, by code unit. */
  readonly files: readonly WalkedFile[];
  /** Folders with `plenary.config.yaml`; `''` is the folder itself. */
  readonly homes: readonly string[];
  /** There is more than is looked at. */
  readonly isCut: boolean;
}
