import { existsSync } from 'node:fs';
import type { IndexedFile } from '../library/library-index.ts';
import type { LibrarySlide } from '../library/owners.ts';
import type { OpenLibrary } from './open-library.ts';

/** A slide for programs. Paths are from where the command was typed, but for `include`, which is from the library's folder. */
export function slideJson(found: LibrarySlide, { prefix, pictures, translations }: OpenLibrary) {
  const { slide, file, deck, tags, author, licence, source } = found;
  const { id, title, line, text, notes, data, cites, time } = slide;
  return {
    ...{ id, title, file: prefix + file.path, line, deck: prefix + deck.path, talk: deck.title },
    include: `${file.path}#${id}`,
    languages: translations.languages(file.path, id),
    ...{ text, notes, tags, data, cites, author, licence, source, time },
    picture: pictureOf(`${file.path}#${id}`, slide.digest, pictures),
  };
}

/** A picture that is there and shows the slide as it is; else `null`. */
function pictureOf(key: string, digest: string, { folder, slides }: OpenLibrary['pictures']): string | null {
  const picture = slides.get(key);
  if (picture?.digest !== digest) return null;
  const path = `${folder}/${picture.path}`;
  return existsSync(path) ? path : null;
}

/** A deck for programs. */
export function deckJson(deck: IndexedFile, slideCount: number, { prefix, homes }: OpenLibrary) {
  const { path, title, lang, author, licence, source, tags, time, fault } = deck;
  const home = homes.filter((folder) => folder === '' || path.startsWith(`${folder}/`)).at(-1) ?? null;
  return {
    ...{ file: prefix + path, title, home: home === null ? null : (prefix + home).replace(/\/$/, '') || '.' },
    ...{ lang, author, licence, source, tags, time, slides: slideCount, error: fault },
  };
}
