/** A file to write: a path inside the output folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly contents: string | Uint8Array;
}

/** A finished talk: everything that is needed to show it. */
export interface Site {
  readonly title: string;
  readonly slideCount: number;
  readonly files: readonly OutputFile[];
}

/** A file of the deck that the page shows, once read. */
export interface Asset {
  readonly path: string;
  readonly bytes: Uint8Array;
}
