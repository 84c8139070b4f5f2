/** Formats that a congress may take. */
export const profileFormats = ['html', 'pdf', 'pptx', 'png', 'handout', 'lms'] as const;

/** A format that a congress may take. */
export type ProfileFormat = (typeof profileFormats)[number];

/** Parts of a publication that a citation has to print. */
export const citationParts = ['author', 'journal', 'year', 'doi'] as const;

/** A part of a publication that a citation has to print. */
export type CitationPart = (typeof citationParts)[number];

/** What a congress asks of a talk. A rule that it has not is `null`. */
export interface Profile {
  readonly name: string;
  readonly disclosure: DisclosureRule | null;
  readonly minutes: Bounds | null;
  readonly slides: Bounds | null;
  /** `16:9` */
  readonly aspect: string | null;
  readonly formats: readonly ProfileFormat[] | null;
  /** Families of fonts that the congress has. */
  readonly fonts: readonly string[] | null;
  /** Smallest type in points, on a slide 960 points wide. */
  readonly type: TypeRule | null;
  readonly citations: CitationRule | null;
  /** Generic names by the trade names that stand for them. */
  readonly names: ReadonlyMap<string, string> | null;
  /** Largest file in megabytes. */
  readonly megabytes: number | null;
}

/** Where the disclosures have to be, for how long, and words that they have to contain. */
export interface DisclosureRule {
  /** The last slide, from 1, on which they may stand. */
  readonly by: number;
  readonly seconds: number | null;
  /** Each of these has to be read there; of alternatives between `|` one. */
  readonly says: readonly string[];
}

/** No fewer and no more than. */
export interface Bounds {
  readonly least: number | null;
  readonly most: number | null;
}

/** Smallest type of what is read, and of what stands in the footer. */
export interface TypeRule {
  readonly text: number | null;
  readonly footer: number | null;
}

/** What has to be printed on a slide that shows numbers from data. */
export interface CitationRule {
  readonly parts: readonly CitationPart[];
}

/** A profile that asks for nothing. */
export function emptyProfile(name: string): Profile {
  return {
    ...{ name, disclosure: null, minutes: null, slides: null, aspect: null, formats: null, fonts: null },
    ...{ type: null, citations: null, names: null, megabytes: null },
  };
}
