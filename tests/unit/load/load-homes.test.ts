import { expect, test } from 'vitest';
import { loadHomes } from '../../../src/load/load-homes.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';

async function homesIn(paths: readonly string[], included: string, deck = 'talk/deck.md', dataFolder = 'data') {
  const texts = paths.map((path) => [path, path.endsWith('.yaml') ? 'data: tables\n' : 'a\n'] as const);
  const bytes = Object.fromEntries(texts.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const { value } = await loadHomes({ deck, dataFolder }, [included], memoryFileSystem(bytes));
  const place = value.homes.byFile.get(included) ?? null;
  return place === null ? null : [place.home, place.deck, value.homes.all.get(place.home)?.data.folder ?? null];
}

test.each([
  ['a folder with data', ['g/data/a.csv', 'g/deck.md'], 'g/acts/one.md', ['g', 'g/deck.md', 'g/data']],
  ['a folder with settings', ['g/plenary.config.yaml', 'g/tables/a.csv'], 'g/x/y/one.md', ['g', null, 'g/tables']],
  ['the nearest', ['g/data/a.csv', 'g/h/data/a.csv', 'g/deck.md'], 'g/h/one.md', ['g/h', 'g/deck.md', 'g/h/data']],
  ['the talk, with a deck of its own', ['g/deck.md'], 'g/one.md', ['', 'g/deck.md', null]],
  ['the talk', [], 'g/one.md', null],
  ['the talk, below it', ['talk/acts/a.md'], 'talk/acts/a.md', null],
])('a file is at home in %s', async (_, files, included, home) => {
  expect(await homesIn(files, included)).toEqual(home);
});

test('a folder that the talk lies in, or whose data are the talk’s, is no other home', async () => {
  expect(await homesIn(['g/data/a.csv'], 'g/one.md', 'g/talk/deck.md')).toBeNull();
  expect(await homesIn(['g/data/a.csv'], 'g/one.md', 'deck.md', 'g/data')).toBeNull();
});
