import type { SourceFile, Span } from './text.ts';

/** A publication that a talk may cite, as read from BibTeX, CSL JSON or RIS. What is not known is `null`, never guessed. */
export interface Reference {
  readonly key: string;
  /** CSL's type: `article-journal`, `paper-conference`, `book`, `webpage` … */
  readonly type: string;
  readonly authors: readonly Author[];
  /** More authors follow that are not listed (`and others`). */
  readonly moreAuthors: boolean;
  readonly title: string | null;
  /** Journal or book, in its short form where that is given. */
  readonly container: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly volume: string | null;
  readonly issue: string | null;
  /** `320–333`, or an article number such as `eadi8577`. */
  readonly page: string | null;
  /** Without `https://doi.org/`, in the letters in which it is written; a DOI is the same in any case. */
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly url: string | null;
  /** Known only from an abstract of a meeting. */
  readonly isAbstract: boolean;
  readonly note: string | null;
  /** The entry's key, where it stands. */
  readonly span: Span;
}

/** A person, or a group with `family` alone. */
export interface Author {
  readonly family: string;
  readonly given: string | null;
  /** `van der`, `de` */
  readonly particle: string | null;
  /** `Jr`, `III` */
  readonly suffix: string | null;
  readonly isGroup: boolean;
}

/** All references of a talk, by key, in the order of their files. */
export interface References {
  readonly byKey: ReadonlyMap<string, Reference>;
  /** Keys whose entry has an error, which is told already. */
  readonly broken: ReadonlySet<string>;
  /** A whole file could not be read, which is told already: any key may be in it. */
  readonly isIncomplete?: boolean;
}

/** `[@a; @b, p. 3]` as it stands in a text; a `cite` token with its index in `RenderedSlide.citations` holds its place. */
export interface Citation {
  readonly items: readonly CitationItem[];
  readonly inNotes: boolean;
  /** `[@a]{.named}`: its authors stand in the sentence. */
  readonly named?: boolean;
}

/** One key of a citation. */
export interface CitationItem {
  readonly key: string;
  /** `p. 3` */
  readonly locator: string | null;
  readonly span: Span;
}

/** A stretch of a printed reference. */
export interface StyledPart {
  readonly text: string;
  readonly style: 'plain' | 'italic' | 'bold';
  /** An `https:` address, or `null`. */
  readonly href: string | null;
}

/** How a talk prints its references: a style that comes with Plenary, or one written in CSL. */
export type CitationStyle =
  | { readonly kind: 'built-in'; readonly name: string }
  | { readonly kind: 'csl'; readonly source: SourceFile; readonly span: Span };
