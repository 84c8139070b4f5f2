import type { ParsedSlide } from '../model/deck.ts';
import { inBlocks } from '../util/in-blocks.ts';
import type { PlacedSlide } from './placed-slide.ts';

/** Slides that follow one another. */
interface PlainBlock {
  readonly placed: readonly PlacedSlide[];
}

const plainBlocks = inBlocks((placed: readonly PlacedSlide[]): PlainBlock | null =>
  placed.every(isPlain) ? { placed } : null,
);

/** What the slides of a block became last, and by which ids. */
const made = new WeakMap<PlainBlock, { readonly ids: readonly string[]; readonly slides: readonly ParsedSlide[] }>();

/**
 * The slides of a deck in which none comes from another file or another author, and all are in all variants: each is
 * what it is in its file, with its id.
 * @param ids in the order of the slides
 * @returns `null` for other decks
 */
export function plainSlides(
  placed: readonly PlacedSlide[],
  ids: readonly string[],
  slideOf: (place: PlacedSlide, id: string) => ParsedSlide,
): readonly ParsedSlide[] | null {
  const blocks = plainBlocks(placed);
  const slides: ParsedSlide[] = [];
  for (const block of blocks) {
    if (block === null) return null;
    const own = ids.slice(slides.length, slides.length + block.placed.length);
    let last = made.get(block);
    if (last === undefined || !last.ids.every((id, i) => id === own[i])) {
      last = { ids: own, slides: block.placed.map((place, i) => slideOf(place, own[i] as string)) };
      made.set(block, last);
    }
    slides.push(...last.slides);
  }
  return slides;
}

function isPlain({ slide, includedFrom, parameters, changed, ins, way }: PlacedSlide): boolean {
  const { settings, parts, cut } = slide;
  const { times, author, licence, source } = settings;
  const isOwn = includedFrom.length === 0 && way.file === null && !changed && parameters.size === 0;
  const isWhole = ins.length === 0 && parts === undefined && cut === undefined && times === null;
  return isOwn && isWhole && author === null && licence === null && source === null;
}
