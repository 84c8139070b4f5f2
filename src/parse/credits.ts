import type { Attribution, Credit } from '../model/credit.ts';
import type { DeckSettings } from '../model/settings.ts';
import { attributionOf } from '../util/attribution.ts';
import type { PlacedSlide } from './placed-slide.ts';
import type { SlideHome } from './placed-homes.ts';

/**
 * The slides of a talk that are somebody else's, by id: those that say so themselves, and those that come from a file
 * whose settings name another author, a licence or a source.
 * @param ids in the order of the slides
 */
export function creditsOf(
  placed: readonly PlacedSlide[],
  { ids, homes }: { readonly ids: readonly string[]; readonly homes: readonly (SlideHome | null)[] },
  deck: Pick<DeckSettings, 'author' | 'licence'>,
): ReadonlyMap<string, Credit> {
  const credits = new Map<string, Credit>();
  placed.forEach(({ slide, includedFrom, changed, parameters }, i) => {
    const { settings } = slide;
    const owner = homes[i]?.owner ?? null;
    if (owner === null && settings.author === null && settings.licence === null && settings.source === null) return;
    const { talk, ...rest } = owner ?? nobody;
    const attribution = attributionOf(settings, { ...rest, title: talk });
    const { author, licence, source } = attribution;
    const isOwn = author === deck.author && (author !== null || licence === null || licence === deck.licence);
    if (source === null && (isOwn || (author === null && licence === null))) return;
    const span = includedFrom[0] ?? { ...slide.span, end: Math.min(slide.span.end, slide.span.start + 1) };
    credits.set(ids[i] as string, { attribution, changed: changed || parameters.size > 0, span });
  });
  return credits;
}

const nobody: Attribution = { author: null, licence: null, source: null, talk: null };
