/** A moment of the talk: a slide with some of its steps shown. */
export interface Moment {
  readonly slide: string;
  readonly step: number;
}

/**
 * What the next key press will show.
 * @param ids of the slides in order
 * @param steps how many steps a slide has
 * @returns `null` at the end
 */
export function upcoming(now: Moment, ids: readonly string[], steps: (id: string) => number): Moment | null {
  if (now.step + 1 < steps(now.slide)) return { slide: now.slide, step: now.step + 1 };
  const next = ids[ids.indexOf(now.slide) + 1];
  return next === undefined ? null : { slide: next, step: -1 };
}
