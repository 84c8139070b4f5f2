/** A text file that the user wrote, as read: without byte order mark, with `\n` as the only line end. */
export interface SourceFile {
  /** Path from the root, with `/` on every system. */
  readonly path: string;
  readonly text: string;
  /**
   * Where a slide's text stands in its file. Slides are texts of their own, so that what is made of one is the same
   * wherever it stands; only what is told to the user counts from the beginning of the file.
   */
  readonly within?: { readonly file: string; readonly start: number };
  /** Where each character of a converted deck stands in the file that the user wrote for another tool. */
  readonly converted?: MappedText;
}

/** A half-open range in a source file, in UTF-16 offsets of {@link SourceFile.text}. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a {@link MappedText} and the source that it came from. */
export interface Segment {
  /** Offset in the mapped text at which this stretch begins; it ends where the next begins. */
  readonly at: number;
  readonly source: Span;
  /** `true`: the stretch is the source, character by character. `false`: all of it stands for the whole source span. */
  readonly exact: boolean;
}

/** Text on its way to the page that still knows where each character was written. */
export interface MappedText {
  readonly text: string;
  /** In order of `at`; the first begins at 0 unless the text is empty. */
  readonly segments: readonly Segment[];
}
