import type { Attribution } from '../model/credit.ts';
import { attributionOf } from '../util/attribution.ts';
import { slideAt, type IndexedFile, type LibraryIndex } from './library-index.ts';
import type { ShelvedSlide } from './shelf.ts';

/** A slide of a library with what its deck says of it. */
export interface LibrarySlide extends Attribution {
  readonly slide: ShelvedSlide;
  /** The file that it is written in. */
  readonly file: IndexedFile;
  /** The deck that shows it: its own file, or the first that includes that. */
  readonly deck: IndexedFile;
  /** Its own and those of its deck. */
  readonly tags: readonly string[];
}

/** The deck that each file of slides belongs to, by path. */
export function ownersOf({ files }: Pick<LibraryIndex, 'files'>): ReadonlyMap<string, IndexedFile> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const owners = new Map<string, IndexedFile>();
  for (const deck of files) {
    if (deck.role !== 'deck') continue;
    owners.set(deck.path, deck);
    const waiting = [...deck.includes];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const part = byPath.get(path);
      if (part?.role !== 'part' || owners.has(path)) continue;
      owners.set(path, deck);
      waiting.push(...part.includes);
    }
  }
  return owners;
}

/** The file that a slide is written in. */
export function fileOf({ files }: Pick<LibraryIndex, 'files'>, slide: number): IndexedFile {
  let [low, high] = [0, files.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((files[middle] as IndexedFile).first <= slide) low = middle;
    else high = middle - 1;
  }
  return files[low] as IndexedFile;
}

/** A slide by its number, or `null` where no deck shows it. */
export function librarySlide(
  index: LibraryIndex,
  owners: ReadonlyMap<string, IndexedFile>,
  n: number,
): LibrarySlide | null {
  const file = fileOf(index, n);
  const deck = owners.get(file.path);
  if (deck === undefined) return null;
  const slide = slideAt(index, n);
  const inPart = {
    author: slide.author ?? file.author,
    licence: slide.licence ?? file.licence,
    source: slide.source ?? file.source,
  };
  const tags = [...new Set([...slide.tags, ...file.tags, ...deck.tags])];
  return { slide, file, deck, tags, ...attributionOf(inPart, deck) };
}
