import { join } from 'node:path';
import { compile } from '../compile.ts';
import { applyLevels } from '../config/apply-levels.ts';
import { resolveConfig } from '../config/resolve-config.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { locate } from '../diagnostics/locate.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import type { InputWatch, MadeFrom } from '../last-pictures.ts';
import type { CatalogueDeck, CatalogueSlide } from '../library/catalogue/catalogue-page.ts';
import type { DeckRecord } from '../library/catalogue/deck-record.ts';
import { pictureDeck, type SlidePicture } from '../library/catalogue/picture-deck.ts';
import type { Camera } from '../library/catalogue/thumbnails.ts';
import type { IndexedFile } from '../library/library-index.ts';
import { librarySlide, type LibrarySlide } from '../library/owners.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile } from '../model/text.ts';
import type { OpenLibrary } from './open-library.ts';

/** A deck of a library with its slides. */
export interface DeckSlides {
  readonly deck: IndexedFile;
  readonly slides: readonly LibrarySlide[];
}

/** What decks are compiled with. */
export interface CatalogueWork {
  readonly library: OpenLibrary;
  readonly watch: InputWatch;
  /** Whether a picture of this path is in the catalogue already, whole. */
  readonly isThere: (path: string) => boolean;
  /** Reads files of Plenary itself, which all decks ask for. */
  readonly shipped: FileSystem['shipped'];
}

/** A deck of a catalogue, and the pictures that were made for it. */
export interface MadeDeck {
  readonly deck: CatalogueDeck;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
  /** For the next run; `null` where that has to look again. */
  readonly record: FreshRecord | null;
}

/** A record, and the files of Plenary that the deck was made with. */
export interface FreshRecord {
  readonly record: Omit<DeckRecord, 'shipped'>;
  readonly shipped: MadeFrom;
}

/** The slides of each deck of a library, in its order. */
export function slidesByDeck({ index, owners }: OpenLibrary): readonly DeckSlides[] {
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

/** A deck as far as its text tells: words in the place of pictures. */
export function deckInWords({ deck, slides }: DeckSlides): CatalogueDeck {
  const { path, title, lang, fault } = deck;
  const error = fault === null ? null : `line ${fault.line}: ${fault.message}`;
  return { path, title, lang, error, slides: slides.map((slide) => cardOf(slide, null)) };
}

/** A deck as the last run left it, where nothing that it was made from changed; else `null`. */
export async function deckAsBefore(
  one: DeckSlides,
  record: DeckRecord,
  { library, watch, isThere }: CatalogueWork,
): Promise<{ readonly made: MadeDeck; readonly record: DeckRecord } | null> {
  if (!record.slides.every(([, picture]) => isThere(picture))) return null;
  const { value, diagnostics } = talkOf(one, library);
  if (value === null || diagnostics.some(isError) || settingsOf(value) !== record.settings) return null;
  const talk = await watch.unchanged(record.talk, nodeFileSystem(value.root), value.root);
  if (talk === null) return null;
  const pictures = new Map(record.slides.map(([place, path, title]) => [place, { path, title }]));
  const { error } = record;
  const deck = deckWith(one, { library, root: value.root, error, pictures });
  return {
    made: { deck, files: new Map(), diagnostics: errorSaid(one, error, library), record: null },
    record: { ...record, talk },
  };
}

/** Compiles a deck and takes a picture of each of its slides. */
export async function catalogueDeck(one: DeckSlides, work: CatalogueWork, camera: Camera): Promise<MadeDeck> {
  const { library, watch, isThere, shipped } = work;
  const { value, diagnostics: ofConfig, sources } = talkOf(one, library);
  const broken = errorOf(ofConfig, sources);
  if (value === null || broken !== null) {
    const error = broken ?? 'its settings cannot be read';
    const said = errorSaid(one, error, library);
    return { deck: { ...deckInWords(one), error }, files: new Map(), diagnostics: said, record: null };
  }
  const { root, config } = value;
  const { fs, noted } = watch.note({ ...nodeFileSystem(root), shipped }, root);
  const effects = { fs, log: { progress: () => {} } };
  const compilation = await compile(config, effects, { notes: false, draft: false, fonts: true });
  const error = errorOf(applyLevels(compilation.diagnostics, config.levels), compilation.sources);
  const { pictures, files, diagnostics } = await pictureDeck(compilation, isThere, camera);
  const deck = deckWith(one, { library, root, error, pictures });
  const from = noted();
  const isSure = from !== null && diagnostics.length === 0 && !from.talk.files.some(({ path }) => /\.csl$/i.test(path));
  const slides = [...pictures].map(([place, { path, title }]) => [place, path, title] as const);
  const record = { settings: settingsOf(value), talk: from?.talk ?? { files: [], folders: [] }, error, slides };
  return {
    ...{ deck, files, diagnostics: [...errorSaid(one, error, library), ...diagnostics] },
    record: isSure ? { record, shipped: from.shipped } : null,
  };
}

function talkOf({ deck }: DeckSlides, { folder }: OpenLibrary) {
  return resolveConfig({ deck: join(folder, deck.path), root: null }, nodeFolderView(folder));
}

function settingsOf({ root, config }: { readonly root: string; readonly config: object }): string {
  return JSON.stringify([root, config]);
}

interface Pictured {
  readonly library: OpenLibrary;
  readonly root: string;
  readonly error: string | null;
  readonly pictures: ReadonlyMap<string, SlidePicture>;
}

function deckWith({ deck, slides }: DeckSlides, { library, root, error, pictures }: Pictured): CatalogueDeck {
  const below = `${root}/`.replace(/\/+$/, '/');
  const pictureOf = ({ file, slide }: LibrarySlide): SlidePicture | null => {
    const whole = `${library.folder}/${file.path}`;
    return whole.startsWith(below) ? (pictures.get(`${whole.slice(below.length)}:${slide.line}`) ?? null) : null;
  };
  const { path, title, lang } = deck;
  return { path, title, lang, error, slides: slides.map((slide) => cardOf(slide, pictureOf(slide))) };
}

function errorSaid({ deck }: DeckSlides, error: string | null, { prefix }: OpenLibrary): readonly Diagnostic[] {
  return error === null ? [] : [diagnose('library/deck-error', null, { deck: prefix + deck.path, error })];
}

function cardOf(
  { slide, file, tags, author, licence, source }: LibrarySlide,
  picture: SlidePicture | null,
): CatalogueSlide {
  const { id, text, notes } = slide;
  const title = picture?.title || slide.title;
  return { id, title, file: file.path, text, notes, tags, author, licence, source, picture: picture?.path ?? null };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The first error, with its place. */
function errorOf(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>): string | null {
  const errors = diagnostics.filter(isError);
  const [first] = locate(errors.slice(0, 1), sources);
  if (first === undefined) return null;
  const place = first.file === null ? '' : `${first.file}${first.line === null ? '' : `:${first.line}`}: `;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return `${place}${first.message}${more}`;
}
