/** A slide as a library knows it. */
export interface ShelvedSlide {
  /** The id by which it is included: in its own file. */
  readonly id: string;
  /** Made from the title, not given by the author. */
  readonly isMade: boolean;
  readonly title: string;
  /** In its file, from 1. */
  readonly line: number;
  /** What is shown, in plain words. */
  readonly text: string;
  /** What is said. */
  readonly notes: string;
  readonly tags: readonly string[];
  /** Names of tables and values. */
  readonly data: readonly string[];
  /** Keys of references. */
  readonly cites: readonly string[];
  /** `null` is as in the deck. */
  readonly author: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  /** Planned seconds. */
  readonly time: number | null;
  /** Of all that its author wrote, settings and notes included: another one when anything is changed. */
  readonly digest: string;
}

/** A Markdown file as a library knows it, without its slides. */
export interface ShelvedFile {
  /** From the library's folder. */
  readonly path: string;
  /**
   * `part`: slides that a deck includes; `translation`: those of the file beside it in another language; `other`: no
   * slides, or none that a deck shows.
   */
  readonly role: 'deck' | 'part' | 'translation' | 'other';
  readonly title: string;
  readonly lang: string | null;
  readonly author: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  readonly tags: readonly string[];
  readonly time: number | null;
  /** Files whose slides it includes, from the library's folder. */
  readonly includes: readonly string[];
  /** The first thing that keeps it from being read as it is meant, and how many there are. */
  readonly fault: { readonly line: number; readonly message: string; readonly count: number } | null;
  readonly slideCount: number;
}

/** A file with its slides. */
export interface ReadFile {
  readonly file: ShelvedFile;
  readonly slides: readonly ShelvedSlide[];
}

/** A file that holds nothing for a library. */
export function otherFile(path: string): ShelvedFile {
  const nothing = { lang: null, author: null, licence: null, source: null, tags: [], time: null };
  return { path, role: 'other', title: '', ...nothing, includes: [], fault: null, slideCount: 0 };
}
