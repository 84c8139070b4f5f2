import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPictureCache } from '../../../src/io/picture-cache.ts';

let folder: string;
const picture = new Uint8Array([137, 80, 78, 71, 1, 2, 3]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-pictures-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keeps a picture for the next run of the same program', () => {
  openPictureCache(folder, 'one').write('key', picture);
  expect(openPictureCache(folder, 'one').read('key')).toEqual(Buffer.from(picture));
  expect(openPictureCache(folder, 'one').read('other')).toBeNull();
  expect(openPictureCache(folder, 'two').read('key')).toBeNull();
});

test('does not use what is not whole, and fails at nothing', () => {
  const cache = openPictureCache(folder, 'one');
  cache.write('key', picture);
  const [name = ''] = readdirSync(join(folder, 'pictures'));
  const file = join(folder, 'pictures', name);
  writeFileSync(file, readFileSync(file).subarray(0, 8));
  expect(cache.read('key')).toBeNull();
  const nowhere = openPictureCache(file, 'one');
  nowhere.write('key', picture);
  expect(nowhere.read('key')).toBeNull();
});
