import { createHash } from 'node:crypto';
import type { Section } from '../../assemble/sections.ts';
import type { Compilation } from '../../compile.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { slidePlace } from '../slide-place.ts';
import { thumbnailScale, type Camera } from './thumbnails.ts';

/** A picture of a slide in a catalogue. */
export interface SlidePicture {
  /** In the catalogue: named by all that it shows, so that a slide that is as it was keeps its picture. */
  readonly path: string;
  /** The slide's title with its values. */
  readonly title: string;
}

/** Pictures of a deck's slides, by the place where each is written: `acts/one.md:12`, from the deck's root. */
export interface DeckPictures {
  readonly pictures: ReadonlyMap<string, SlidePicture>;
  /** Those that were made now, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a picture of each slide of a deck.
 * @param isThere whether a picture of this path is in the catalogue already
 */
export async function pictureDeck(
  compilation: Compilation,
  isThere: (path: string) => boolean,
  camera: Camera,
): Promise<DeckPictures> {
  const { talk, site, project, sources } = compilation;
  const look = createHash('sha256')
    .update(JSON.stringify([project.shell.version, thumbnailScale, lookOf(compilation)]))
    .digest();
  const named = talk.sections.map((section) => ({ section, path: pathOf(section, look) }));
  const missing = named.filter(({ path }) => !isThere(path));
  const pictures = new Map<string, SlidePicture>();
  for (const { section, path } of named) {
    // A slide that Plenary adds, such as the references at the end, stands where the one before it was written.
    const place = slidePlace(section.slide, sources);
    if (!pictures.has(place)) pictures.set(place, { path, title: section.slide.title });
  }
  if (missing.length === 0) return { pictures, files: new Map(), diagnostics: [] };
  const ids = missing.map(({ section }) => section.slide.id);
  const { value, diagnostics } = await camera(site, ids);
  if (value?.length === missing.length)
    return { pictures, files: new Map(missing.map(({ path }, i) => [path, value[i] as Uint8Array])), diagnostics };
  const lost = new Set(missing.map(({ path }) => path));
  for (const [place, { path }] of pictures) if (lost.has(path)) pictures.delete(place);
  return { pictures, files: new Map(), diagnostics };
}

/** What all slides of a talk look alike by: its style sheets and fonts, in the head of its page. */
function lookOf({ site }: Compilation): string {
  const page = site.files.find(({ path }) => path === 'index.html')?.contents;
  const styles = typeof page === 'string' ? page.match(/<style[^>]*>[\s\S]*?<\/style>/g) : null;
  return createHash('sha256')
    .update((styles ?? []).join('\n'))
    .digest('hex');
}

function pathOf({ html, css }: Section, look: Uint8Array): string {
  const digest = createHash('sha256').update(look).update(html).update(css.join('\n')).digest('hex');
  return `pictures/${digest.slice(0, 20)}.webp`;
}
