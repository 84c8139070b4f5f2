import type { Attribution } from '../model/credit.ts';
import type { LocatedJson } from '../model/json.ts';
import type { HomePlace, Project } from '../model/project.ts';
import { settingsAtTop } from './front-matter.ts';
import type { PlacedSlide } from './placed-slide.ts';
import { ownerOf } from './owner.ts';

/** The talk that an included slide is from. */
export interface SlideHome {
  /** Folder of its data, `''` for that of the talk that shows the slide. */
  readonly folder: string;
  /** The file whose settings the slide goes by; `null` where that is the talk that shows it. */
  readonly deck: string | null;
  /** Those settings. */
  readonly block: LocatedJson;
  /** What they say of its slides. */
  readonly owner: Attribution | null;
}

const noPlace: HomePlace = { home: '', deck: null };
const noSettings: LocatedJson = { value: null, places: new Map() };

/**
 * Tells where each slide is at home: its deck is the nearest file above it that has settings of a talk, else the `deck.md`
 * of its home. `null` for slides of the talk's own file.
 */
export function homesOf(
  placed: readonly PlacedSlide[],
  { homes, sources }: Pick<Project, 'homes' | 'sources'>,
): readonly (SlideHome | null)[] {
  const known = new Map<string, SlideHome>();
  return placed.map(({ way }) => {
    if (way.file === null) return null;
    const { home, deck } = homeOf(way, homes);
    const key = `${home}\n${deck ?? ''}`;
    let found = known.get(key);
    if (found === undefined) {
      const source = deck === null ? undefined : sources.get(deck);
      const block = source === undefined ? noSettings : settingsAtTop(source);
      known.set(key, (found = { folder: home, deck, block, owner: ownerOf({ block }) }));
    }
    return found;
  });
}

/** The home of an included file, and the deck whose settings its slides go by; `null` where that is the talk that shows them. */
export function homeOf({ file, deck: above }: PlacedSlide['way'], homes: Project['homes']): HomePlace {
  const placeOf = (path: string): HomePlace => homes?.byFile.get(path) ?? noPlace;
  const place = placeOf(file ?? '');
  // Settings of a talk do not reach into the home of another.
  const deck = above !== null && placeOf(above).home === place.home ? above : place.deck;
  return { home: place.home, deck };
}
