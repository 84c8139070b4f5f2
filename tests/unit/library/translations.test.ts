import { expect, test } from 'vitest';
import type { LibraryIndex } from '../../../src/library/library-index.ts';
import { ownersOf } from '../../../src/library/owners.ts';
import { searchLibrary } from '../../../src/library/search.ts';
import { translatedFrom, translationsIn } from '../../../src/library/translations.ts';
import { updateIndex } from '../../../src/library/update-index.ts';

const files: Readonly<Record<string, string>> = {
  'alone.it.md': '---\ntitle: Da solo\ntheme: congress\n---\n\n## Una\n',
  'deck.it.md': '---\ntitle: I\n---\n\n---\nid: one\n---\n\n## Sopravvivenza\n\n---\nid: gone\n---\n\n## Perduta\n',
  'deck.md': '---\ntitle: T\nlang: en\n---\n\n---\nid: one\n---\n\n## Survival\n\n---\nid: two\n---\n\n## Two\n',
};

function indexOf(texts: Readonly<Record<string, string>>, old: LibraryIndex | null = null): LibraryIndex {
  const walked = Object.keys(texts).map((path) => ({ path, stamp: `${texts[path]?.length} ${path}`, changed: 0 }));
  const read = (path: string): Uint8Array => new TextEncoder().encode(texts[path]);
  return updateIndex(old, walked, { read, now: 100_000 }).index;
}

const rolesOf = ({ files: all }: LibraryIndex): readonly string[] => all.map(({ path, role }) => `${path} ${role}`);

test('a translated file is no deck of its own', () => {
  const paths = new Set(['deck.md', 'deck.it.md', 'acts/1.md', 'acts/1.pt-BR.md', 'alone.it.md', 'v2.final.md']);
  const translated = [...paths].filter((path) => translatedFrom(path, paths) !== null);
  expect(translated).toEqual(['deck.it.md', 'acts/1.pt-BR.md']);
  const index = indexOf(files);
  expect(rolesOf(index)).toEqual(['alone.it.md deck', 'deck.it.md translation', 'deck.md deck']);
  expect([...ownersOf(index).keys()]).toEqual(['alone.it.md', 'deck.md']);
});

test('words of a translation find the slide that it is of', () => {
  const index = indexOf(files);
  const { original, languages } = translationsIn(index);
  const found = (words: string): readonly (number | null)[] =>
    searchLibrary(index, { words, tags: [], cites: [], data: [] }).hits.map(({ slide }) => original(slide));
  const [one] = found('survival');
  expect(found('sopravvivenza')).toEqual([one]);
  expect(found('perduta')).toEqual([null]);
  expect([languages('deck.md', 'one'), languages('deck.md', 'two')]).toEqual([['it'], []]);
});

test('a file becomes a translation once its original is there, and is one no longer without it', () => {
  const { 'deck.md': original = '', ...rest } = files;
  const before = indexOf(rest);
  expect(rolesOf(before)).toContain('deck.it.md deck');
  const after = indexOf({ ...rest, 'deck.md': original }, before);
  expect(rolesOf(after)).toContain('deck.it.md translation');
  expect(rolesOf(indexOf(rest, after))).toEqual(rolesOf(before));
});
