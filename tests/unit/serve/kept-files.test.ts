import { expect, test } from 'vitest';
import type { FileSystem } from '../../../src/model/effects.ts';
import { keepFiles } from '../../../src/serve/kept-files.ts';

/** A disk in memory that counts how often it is asked. */
function disk(files: Record<string, string>): { readonly fs: FileSystem; readonly asked: string[] } {
  const asked: string[] = [];
  const fs: FileSystem = {
    read: (path) => {
      asked.push(path);
      const text = files[path];
      return Promise.resolve(
        text === undefined
          ? { ok: false, reason: 'missing', detail: '' }
          : { ok: true, bytes: new TextEncoder().encode(text) },
      );
    },
    list: (folder) => {
      asked.push(`${folder}/`);
      return Promise.resolve(Object.keys(files).filter((path) => path.startsWith(`${folder}/`)));
    },
    shipped: (path) => Promise.resolve(new TextEncoder().encode(path)),
    listShipped: () => Promise.resolve([]),
  };
  return { fs, asked };
}

test('a file is read once, until something happens to it', async () => {
  const files: Record<string, string> = { 'deck.md': 'a', 'data/a.csv': 'x' };
  const { fs, asked } = disk(files);
  const kept = keepFiles(fs);
  const first = await kept.fs.read('deck.md');
  const other = await kept.fs.read('data/a.csv');
  files['deck.md'] = 'b';
  kept.forget(['deck.md']);
  const second = await kept.fs.read('deck.md');
  expect(second.ok && new TextDecoder().decode(second.bytes)).toBe('b');
  expect(second).not.toBe(first);
  expect(await kept.fs.read('data/a.csv')).toBe(other);
  expect(asked).toEqual(['deck.md', 'data/a.csv', 'deck.md']);
});

test('a folder is listed anew when a file in it comes or goes, and when it comes or goes itself', async () => {
  const files: Record<string, string> = { 'deck.md': 'a', 'data/a.csv': 'x' };
  const { fs, asked } = disk(files);
  const kept = keepFiles(fs);
  expect(await kept.fs.list('data')).toEqual(['data/a.csv']);
  kept.forget(['deck.md']);
  await kept.fs.list('data');
  expect(asked).toEqual(['data/']);
  files['data/b.csv'] = 'y';
  kept.forget(['data/b.csv']);
  expect(await kept.fs.list('data')).toEqual(['data/a.csv', 'data/b.csv']);
  delete files['data/a.csv'];
  kept.forget(['data']);
  expect(await kept.fs.list('data')).toEqual(['data/b.csv']);
});

test('what could not be read is tried again after anything has happened', async () => {
  const files: Record<string, string> = {};
  const kept = keepFiles(disk(files).fs);
  expect((await kept.fs.read('a.png')).ok).toBe(false);
  files['a.png'] = 'x';
  kept.forget(['deck.md']);
  expect((await kept.fs.read('a.png')).ok).toBe(true);
});
