import type { Span } from '../../model/text.ts';
import type { RawPiece } from './raw-pieces.ts';
import type { ScannedTag } from './scan-tags.ts';

/**
 * Finds in the raw HTML what the sanitiser, which knows no places, is looking at. It goes over the tags in order, so
 * the n-th question about the same thing is about its n-th occurrence.
 */
export interface RawFinder {
  readonly attribute: (name: string, value: string) => Span | null;
  /** A start tag that lacks an attribute. */
  readonly tagWithout: (tag: string, attribute: string) => Span | null;
  /** The first raw HTML, for what cannot be found. */
  readonly anywhere: () => Span | null;
}

/** Makes a finder for the pieces of one text. */
export function createFinder(pieces: readonly RawPiece[]): RawFinder {
  const left = new Map<string, (() => Span | null)[]>();
  const anywhere = (): Span | null => pieces[0]?.place(0, pieces[0].html.length) ?? null;
  const next = (key: string, pick: (tag: ScannedTag) => Stretch | undefined): Span | null => {
    let places = left.get(key);
    if (places === undefined) left.set(key, (places = placesOf(pieces, pick).reverse()));
    return places.pop()?.() ?? anywhere();
  };
  return {
    anywhere,
    attribute: (name, value) =>
      next(`${name}=${value}`, (tag) => tag.attributes.find((a) => a.name === name && decode(a.value) === value)),
    tagWithout: (name, attribute) =>
      next(`<${name} ${attribute}`, (tag) =>
        tag.name === name && !tag.closing && tag.attributes.every((a) => a.name !== attribute) ? tag : undefined,
      ),
  };
}

type Stretch = { readonly start: number; readonly end: number };

function placesOf(pieces: readonly RawPiece[], pick: (tag: ScannedTag) => Stretch | undefined): (() => Span | null)[] {
  return pieces.flatMap((piece) =>
    piece.tags.flatMap((tag) => {
      const stretch = pick(tag);
      return stretch === undefined ? [] : [() => piece.place(stretch.start, stretch.end)];
    }),
  );
}

/** The references that addresses are written with; others are found as a whole piece, not exactly. */
function decode(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
