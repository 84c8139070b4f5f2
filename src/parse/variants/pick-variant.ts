import type { PlacedSlide } from '../placed-slide.ts';
import { admits, admitting, type VariantChoice } from './admit.ts';

/** A slide of the talk as a variant shows it. */
export interface PickedSlide {
  readonly place: PlacedSlide;
  readonly id: string;
  /** Continues the stack of the slide before it. */
  readonly vertical: boolean;
  /** Stands behind the end. */
  readonly backup: boolean;
}

/** What a variant shows, and what others show instead. */
export interface VariantPick {
  readonly slides: readonly PickedSlide[];
  /** Slides that are not among them, by id, with the names of the variants that show them. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>;
  /** Ids of slides that are among them, and of which other variants show something else. */
  readonly partly: ReadonlySet<string>;
}

/**
 * Picks the slides of a variant. Those that it leaves out go behind its end where it has backup slides: all that another
 * variant shows, but for another version of a slide that is there.
 * @param ids in the order of the slides
 */
export function pickVariant(
  placed: readonly PlacedSlide[],
  ids: readonly string[],
  choice: VariantChoice,
): VariantPick {
  const { variants, variant } = choice;
  const isIn = placed.map(({ ins }) => admits(ins, variant?.name ?? null, variants));
  const shown = new Set(ids.filter((_, i) => isIn[i]));
  const main: PickedSlide[] = [];
  const behind: PickedSlide[] = [];
  const partly = new Set(ids.filter((_, i) => placed[i]?.slide.parts !== undefined));
  const leftOut = new Map<string, readonly string[]>();
  // Where the first slide of a stack is left out, the next one begins it.
  let stacked = { main: false, behind: false };
  placed.forEach((place, i) => {
    const id = ids[i] as string;
    if (!place.vertical) stacked = { main: false, behind: false };
    if (isIn[i] === true) {
      main.push({ place, id, vertical: stacked.main, backup: false });
      stacked.main = true;
      return;
    }
    const others = admitting(place.ins, choice);
    if (shown.has(id)) partly.add(id);
    if (shown.has(id) || others.length === 0) return;
    if (variant?.backup === true) {
      behind.push({ place, id, vertical: stacked.behind, backup: true });
      stacked.behind = true;
      shown.add(id);
    } else leftOut.set(id, [...new Set([...(leftOut.get(id) ?? []), ...others])]);
  });
  return { slides: [...main, ...behind], leftOut, partly };
}
