import type { Parameters } from '../model/deck.ts';
import type { Span } from '../model/text.ts';
import { byIdentity } from '../util/by-identity.ts';
import { inBlocks } from '../util/in-blocks.ts';
import type { FileSlide } from './parse-slide.ts';
import type { ScopedIn } from './variants/admit.ts';

/** A slide in its place in the deck. */
export interface PlacedSlide {
  readonly slide: FileSlide;
  readonly includedFrom: readonly Span[];
  readonly vertical: boolean;
  readonly parameters: Parameters;
  /** The included file, and the nearest above it, or itself, that has settings of a talk. */
  readonly way: { readonly file: string | null; readonly deck: string | null };
  /** A `src:` line gives it another title or other notes. */
  readonly changed: boolean;
  /** The variants that show it, as the `src:` lines and the slide itself say, outermost first: each has to name one. */
  readonly ins: readonly ScopedIn[];
}

/** What no `src:` line has given. */
export const noParameters: Parameters = new Map();
/** No `src:` lines. */
export const noSpans: readonly Span[] = [];
/** No variants that are named. */
export const noIns: readonly ScopedIn[] = [];
const ofDeck: PlacedSlide['way'] = { file: null, deck: null };

/** A slide of the deck's own file that nothing but its text sets apart: what stands as it stood is one and the same. */
const plainPlace = byIdentity((slide: FileSlide): PlacedSlide => {
  const { vertical } = slide;
  return { slide, includedFrom: noSpans, vertical, parameters: noParameters, way: ofDeck, changed: false, ins: noIns };
});

/** Slides in their places, block by block; `null` for a block that includes something, or names variants. */
export const plainPlaces = inBlocks((slides: readonly FileSlide[]) => {
  const isPlain = slides.every(({ include, settings }) => include === null && settings.in === null);
  return isPlain ? slides.map(plainPlace) : null;
});
