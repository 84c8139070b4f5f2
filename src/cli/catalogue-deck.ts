import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../compile.ts';
import { applyLevels } from '../config/apply-levels.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { locate } from '../diagnostics/locate.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import { readShipped } from '../io/package-files.ts';
import type { CatalogueDeck, CatalogueSlide } from '../library/catalogue/catalogue-page.ts';
import { pictureDeck, type SlidePicture } from '../library/catalogue/picture-deck.ts';
import type { IndexedFile } from '../library/library-index.ts';
import { librarySlide, type LibrarySlide } from '../library/owners.ts';
import type { UseBrowser } from '../model/browser.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Log } from '../model/effects.ts';
import type { OutputFile } from '../model/site.ts';
import type { SourceFile } from '../model/text.ts';
import type { OpenLibrary } from './open-library.ts';

/** One run of `plenary catalogue`. */
export interface CatalogueRun {
  readonly library: OpenLibrary;
  /** Of the catalogue, absolute. */
  readonly folder: string;
  /** `null`: words in the place of pictures. */
  readonly browser: UseBrowser | null;
  readonly log: Log;
  readonly notes: boolean;
}

/** A deck of a catalogue, and the pictures that were made for it. */
export interface MadeDeck {
  readonly deck: CatalogueDeck;
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The slides of each deck of a library, in its order. */
export function slidesByDeck({ index, owners }: OpenLibrary) {
  const decks = new Map(
    index.files
      .filter(({ role }) => role === 'deck')
      .map((deck) => [deck.path, { deck, slides: [] as LibrarySlide[] }]),
  );
  for (let n = 0; n < index.slideCount; n++) {
    const slide = librarySlide(index, owners, n);
    if (slide !== null) decks.get(slide.deck.path)?.slides.push(slide);
  }
  return [...decks.values()];
}

/** Compiles a deck and takes a picture of each of its slides. */
export async function catalogueDeck(
  deck: IndexedFile,
  slides: readonly LibrarySlide[],
  run: CatalogueRun,
): Promise<MadeDeck> {
  const { path, title, lang, fault } = deck;
  const cards = (pictureOf: (slide: LibrarySlide) => SlidePicture | null): readonly CatalogueSlide[] =>
    slides.map((slide) => cardOf(slide, pictureOf(slide)));
  if (run.browser === null) {
    const error = fault === null ? null : `line ${fault.line}: ${fault.message}`;
    return { deck: { path, title, lang, error, slides: cards(() => null) }, files: [], diagnostics: [] };
  }
  const view = nodeFolderView(run.library.folder);
  const {
    value,
    diagnostics: ofConfig,
    sources,
  } = resolveConfig({ deck: join(run.library.folder, path), root: null }, view);
  const broken = errorOf(ofConfig, sources);
  if (value === null || broken !== null) {
    const error = broken ?? 'its settings cannot be read';
    const said = diagnose('library/deck-error', null, { deck: run.library.prefix + path, error });
    return { deck: { path, title, lang, error, slides: cards(() => null) }, files: [], diagnostics: [said] };
  }
  const effects = { fs: nodeFileSystem(value.root), log: { progress: () => {} } };
  const compilation = await compile(value.config, effects, { notes: false, draft: false, fonts: true });
  const error = errorOf(applyLevels(compilation.diagnostics, value.config.levels), compilation.sources);
  const there = (picture: string): boolean => isPicture(join(run.folder, picture));
  const asked = { browser: run.browser, shipped: readShipped, log: effects.log };
  const { pictures, files, diagnostics } = await pictureDeck(compilation, there, asked);
  const below = `${value.root}/`.replace(/\/+$/, '/');
  const pictureOf = ({ file, slide }: LibrarySlide): SlidePicture | null => {
    const whole = `${run.library.folder}/${file.path}`;
    return whole.startsWith(below) ? (pictures.get(`${whole.slice(below.length)}:${slide.line}`) ?? null) : null;
  };
  const said = error === null ? [] : [diagnose('library/deck-error', null, { deck: run.library.prefix + path, error })];
  return {
    deck: { path, title, lang, error, slides: cards(pictureOf) },
    files,
    diagnostics: [...said, ...diagnostics],
  };
}

function cardOf(
  { slide, file, tags, author, licence, source }: LibrarySlide,
  picture: SlidePicture | null,
): CatalogueSlide {
  const { id, text, notes } = slide;
  const title = picture?.title || slide.title;
  return { id, title, file: file.path, text, notes, tags, author, licence, source, picture: picture?.path ?? null };
}

/** The first error, with its place. */
function errorOf(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>): string | null {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = locate(errors.slice(0, 1), sources);
  if (first === undefined) return null;
  const place = first.file === null ? '' : `${first.file}${first.line === null ? '' : `:${first.line}`}: `;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return `${place}${first.message}${more}`;
}

/** A picture that an earlier run made, whole. */
function isPicture(path: string): boolean {
  try {
    const bytes = readFileSync(path);
    return bytes.readUInt32BE(0) === 0x89504e47 && bytes.includes('IEND', -12, 'latin1');
  } catch {
    return false;
  }
}
