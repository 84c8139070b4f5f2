import { originalPath } from '../util/translated-path.ts';
import { fileOf } from './owners.ts';
import { slideAt, type LibraryIndex } from './library-index.ts';

/** Which slides of a library are the same in another language. */
export interface Translations {
  /** The slide that a translated one stands for, any other slide itself; `null` for the translation of none. */
  readonly original: (slide: number) => number | null;
  /** Languages that the slide of a file is translated into, sorted. */
  readonly languages: (path: string, id: string) => readonly string[];
}

/** The file that a path is the translation of, where it is there too. */
export function translatedFrom(path: string, paths: { readonly has: (path: string) => boolean }): string | null {
  const original = originalPath(path);
  return original !== null && paths.has(original.path) ? original.path : null;
}

/** Reads the translations of a library; slides are matched by the ids that both files give. */
export function translationsIn(index: LibraryIndex): Translations {
  const files = new Map(index.files.map((file) => [file.path, file]));
  const languages = new Map<string, string[]>();
  const places = new Map<string, number>();
  for (const translation of index.files) {
    const from = translation.role === 'translation' ? originalPath(translation.path) : null;
    const file = files.get(from?.path ?? '');
    if (from === null || file === undefined) continue;
    for (let n = file.first; n < file.first + file.slideCount; n++) places.set(keyOf(file.path, idAt(index, n)), n);
    for (let n = translation.first; n < translation.first + translation.slideCount; n++) {
      const key = keyOf(file.path, idAt(index, n));
      if (places.has(key)) languages.set(key, [...(languages.get(key) ?? []), from.lang].sort());
    }
  }
  return {
    original: (slide) => {
      const { role, path } = fileOf(index, slide);
      const from = role === 'translation' ? originalPath(path) : null;
      return from === null ? slide : (places.get(keyOf(from.path, idAt(index, slide))) ?? null);
    },
    languages: (path, id) => languages.get(keyOf(path, id)) ?? [],
  };
}

function idAt(index: LibraryIndex, n: number): string {
  return slideAt(index, n).id;
}

function keyOf(path: string, id: string): string {
  return `${path}#${id}`;
}
