import { createHash } from 'node:crypto';
import type { Section } from '../../assemble/sections.ts';
import type { Compilation } from '../../compile.ts';
import type { ExportEffects, ExportWish } from '../../export/exporter.ts';
import { exportPng } from '../../export/png/export-png.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { OutputFile } from '../../model/site.ts';
import { slidePlace } from '../slide-place.ts';

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
  /** Those that were made now. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Pixels of a picture for a px of a slide: 400 × 225. */
const scale = 0.3125;

const wish: ExportWish = {
  ...{ kind: 'png', steps: 'last', notes: false, audience: true, scale, sheet: false, appendix: false },
  ...{ paper: null, perPage: null, fonts: null, template: null, address: null },
  range: { from: null, until: null },
};

/**
 * Makes a picture of each slide of a deck.
 * @param isThere whether a picture of this path is in the catalogue already
 */
export async function pictureDeck(
  compilation: Compilation,
  isThere: (path: string) => boolean,
  effects: ExportEffects,
): Promise<DeckPictures> {
  const { talk, site, project } = compilation;
  const look = createHash('sha256')
    .update(JSON.stringify([project.shell.version, scale, lookOf(compilation)]))
    .digest();
  const named = talk.sections.map((section) => ({ section, path: pathOf(section, look) }));
  const missing = named.filter(({ path }) => !isThere(path));
  const pictures = new Map(
    named.map(({ section, path }) => [
      slidePlace(section.slide, compilation.sources),
      { path, title: section.slide.title },
    ]),
  );
  const [first, last] = [missing[0], missing.at(-1)];
  if (first === undefined || last === undefined) return { pictures, files: [], diagnostics: [] };
  const range = { from: first.section.slide.id, until: last.section.slide.id };
  const input = { wish: { ...wish, range }, compilation, site, name: 'slide', epoch: null };
  const { value, diagnostics } = await exportPng(input, effects);
  const drawn = named.slice(named.indexOf(first), named.indexOf(last) + 1);
  if (value === null || value.files.length !== drawn.length) {
    for (const { section } of missing) pictures.delete(slidePlace(section.slide, compilation.sources));
    return { pictures, files: [], diagnostics };
  }
  const files = drawn.map(({ path }, i) => ({ path, contents: (value.files[i] as OutputFile).contents }));
  return { pictures, files, diagnostics };
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
  return `pictures/${digest.slice(0, 20)}.png`;
}
