import type { Span } from './text.ts';

/** Whose slide it is, what others may do with it and where it comes from. */
export interface Attribution {
  readonly author: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  /** Title of the talk that it was made for. */
  readonly talk: string | null;
}

/** A slide of somebody else's in a talk. */
export interface Credit {
  readonly attribution: Attribution;
  /** It is shown otherwise than it was made: with another title, other notes, other words. */
  readonly changed: boolean;
  /** The deck's own line that brought it here; the slide itself where it stands in the deck. */
  readonly span: Span;
}
