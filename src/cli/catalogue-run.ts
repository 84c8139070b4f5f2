import { availableParallelism } from 'node:os';
import { codeDigest } from '../io/code-digest.ts';
import { cacheFolder } from '../io/cache-folder.ts';
import { libraryFile } from '../io/library-file.ts';
import { nodeFileSystem } from '../io/node-file-system.ts';
import { readShipped } from '../io/package-files.ts';
import { watchInputs, type MadeFrom } from '../last-pictures.ts';
import type { CatalogueDeck } from '../library/catalogue/catalogue-page.ts';
import {
  formatCatalogueRecord,
  parseCatalogueRecord,
  type CatalogueRecord,
  type DeckRecord,
} from '../library/catalogue/deck-record.ts';
import { openCamera } from '../library/catalogue/thumbnails.ts';
import { sha256 } from '../io/manifest.ts';
import type { UseBrowser } from '../model/browser.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Log } from '../model/effects.ts';
import {
  catalogueDeck,
  deckAsBefore,
  deckInWords,
  slidesByDeck,
  type CatalogueWork,
  type DeckSlides,
  type MadeDeck,
} from './catalogue-deck.ts';
import type { OpenLibrary } from './open-library.ts';

/** One run of `plenary catalogue`. */
export interface CatalogueRun {
  readonly library: OpenLibrary;
  /** `null`: words in the place of pictures. */
  readonly browser: UseBrowser | null;
  readonly log: Log;
  /** Whether a picture of this path is in the catalogue already, whole. */
  readonly isThere: (path: string) => boolean;
  /** Puts what was made so far into the catalogue; `false` where that failed. */
  readonly save: (made: MadeDecks) => Promise<boolean>;
}

/** The decks of a catalogue. */
export interface MadeDecks {
  readonly decks: readonly CatalogueDeck[];
  /** Pictures that were made since the catalogue was last saved, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
  /** What the next run need not do again, as text; `null` where nothing can be kept. */
  readonly record: string | null;
}

/** What is made is put into the catalogue at least as often as this (ms), and at most a tenth of the time goes into it. */
const saveEvery = 30_000;

/** Decks that are worked on at a time: one is compiled while the browser draws others. */
const atATime = Math.max(2, Math.min(4, availableParallelism()));

/** Makes all decks of a library: those in which nothing changed as they were, the others anew. */
export async function makeDecks(run: CatalogueRun): Promise<MadeDecks> {
  const all = slidesByDeck(run.library);
  const made = new Map<string, MadeDeck>();
  const book = openBook(run.library.folder);
  const toFiles = new Map<string, Uint8Array>();
  const soFar = (): MadeDecks => ({
    decks: all.map((one) => made.get(one.deck.path)?.deck ?? deckInWords(one)),
    files: toFiles,
    diagnostics: [...made.values()].flatMap(({ diagnostics }) => diagnostics),
    record: book.text(),
  });
  if (run.browser === null) return { ...soFar(), record: null };
  const { browser, library, isThere } = run;
  const work: CatalogueWork = { library, isThere, watch: watchInputs(), shipped: onceEach(readShipped) };
  const waiting = await unlessAsBefore(all, { ...work, book, log: run.log, made });
  let done = all.length - waiting.length;
  const total = all.length;
  let saved = { at: performance.now(), took: 0, isBusy: false };
  const saveInTime = async (): Promise<void> => {
    const now = performance.now();
    if (saved.isBusy || now - saved.at < Math.max(saveEvery, saved.took * 10)) return;
    saved = { ...saved, isBusy: true };
    const files = new Map(toFiles);
    if (await run.save({ ...soFar(), files })) for (const path of files.keys()) toFiles.delete(path);
    saved = { at: performance.now(), took: performance.now() - now, isBusy: false };
  };
  const next = async (): Promise<void> => {
    const camera = openCamera({ browser, shipped: work.shipped });
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      run.log.progress('decks', done, total);
      const result = await catalogueDeck(one, work, camera);
      made.set(one.deck.path, { ...result, files: new Map() });
      for (const [path, contents] of result.files) toFiles.set(path, contents);
      if (result.record !== null) book.add(one.deck.path, result.record);
      done += 1;
      await saveInTime();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, waiting.length) }, next));
  return soFar();
}

interface BeforeWork extends CatalogueWork {
  readonly book: Book;
  readonly log: Log;
  readonly made: Map<string, MadeDeck>;
}

/** Takes over what is as it was. @returns the decks that are not */
async function unlessAsBefore(all: readonly DeckSlides[], work: BeforeWork): Promise<DeckSlides[]> {
  const { book, log, made } = work;
  const others: DeckSlides[] = [];
  for (const [i, one] of all.entries()) {
    log.progress('looking what changed', i, all.length);
    const record = await book.find(one.deck.path, work);
    const kept = record === null ? null : await deckAsBefore(one, record, work);
    if (kept === null) {
      others.push(one);
      continue;
    }
    made.set(one.deck.path, kept.made);
    book.keep(one.deck.path, kept.record);
  }
  return others;
}

/** What earlier runs wrote down of each deck, and what this one will. */
interface Book {
  readonly find: (path: string, work: CatalogueWork) => Promise<DeckRecord | null>;
  readonly keep: (path: string, record: DeckRecord) => void;
  readonly add: (path: string, fresh: NonNullable<MadeDeck['record']>) => void;
  readonly text: () => string | null;
}

function openBook(folder: string): Book {
  const code = codeDigest();
  const cache = code === null ? null : cacheFolder();
  const before: CatalogueRecord =
    code === null || cache === null
      ? { shipped: {}, decks: {} }
      : parseCatalogueRecord(libraryFile(cache, folder, 'catalogue').read(), code);
  const shipped: Record<string, MadeFrom> = { ...before.shipped };
  const decks: Record<string, DeckRecord> = {};
  const isSame = new Map<string, Promise<boolean>>();
  return {
    find: async (path, { watch }) => {
      const record = before.decks[path];
      const ours = record === undefined ? undefined : before.shipped[record.shipped];
      if (record === undefined || ours === undefined) return null;
      const known = isSame.get(record.shipped) ?? watch.isShippedSame(ours, nodeFileSystem(folder));
      isSame.set(record.shipped, known);
      return (await known) ? record : null;
    },
    keep: (path, record) => void (decks[path] = record),
    add: (path, fresh) => {
      const name = sha256(Buffer.from(JSON.stringify(fresh.shipped))).slice(0, 16);
      shipped[name] = fresh.shipped;
      decks[path] = { ...fresh.record, shipped: name };
    },
    text: () => (code === null || cache === null ? null : formatCatalogueRecord({ shipped, decks }, code)),
  };
}

function onceEach(read: (path: string) => Promise<Uint8Array>): (path: string) => Promise<Uint8Array> {
  const known = new Map<string, Promise<Uint8Array>>();
  return (path) => {
    const bytes = known.get(path) ?? read(path);
    known.set(path, bytes);
    return bytes;
  };
}
