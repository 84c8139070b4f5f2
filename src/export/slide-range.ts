/** The first and last slide that are wanted, by number as printed or by id; `null` for the first and last there are. */
export interface SlideRange {
  readonly from: string | null;
  readonly until: string | null;
}

/** Every slide. */
export const wholeTalk: SlideRange = {
  from: null,
  until: null,
};

/** A slide as ranges know it. */
export interface RangedSlide {
  readonly id: string;
  /** As printed; `null` where it is not counted. */
  readonly number: number | null;
}

/** The slides of a range, or what in it is no slide of the talk. */
export type FoundRange<S> =
  { readonly ok: true; readonly slides: readonly S[] } | { readonly ok: false; readonly unknown: string };

/**
 * Takes the slides of a range, those without a number that stand between included. A last slide before the first one
 * gives no slide.
 */
export function slidesInRange<S extends RangedSlide>(slides: readonly S[], range: SlideRange): FoundRange<S> {
  const place = (name: string): number =>
    slides.findIndex(({ id, number }) => id === name || (number !== null && String(number) === name));
  const first = range.from === null ? 0 : place(range.from);
  if (first === -1) return { ok: false, unknown: range.from ?? '' };
  const last = range.until === null ? slides.length - 1 : place(range.until);
  if (last === -1) return { ok: false, unknown: range.until ?? '' };
  return { ok: true, slides: slides.slice(first, last + 1) };
}

/**
 * Reads `3-7`, `3`, `3-`, `-7`; ids have dashes of their own and come in by other words.
 * @returns `null` where it is none of these
 */
export function readRange(text: string): SlideRange | null {
  const match = /^(?:(\d+)|(\d+)?\s*[-–]\s*(\d+)?)$/.exec(text.trim());
  if (match === null) return null;
  const [, single, from = null, until = null] = match;
  if (single !== undefined) return { from: single, until: single };
  return from === null && until === null ? null : { from, until };
}
