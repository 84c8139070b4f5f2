import { execFileSync } from 'node:child_process';
import { link, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInside } from '../../../src/io/open-inside.ts';
import { nodeFileSystem } from '../../../src/io/node-file-system.ts';
import type { FileSystem } from '../../../src/model/effects.ts';
import { scratch } from './talks.ts';

let base: string;
let root: string;
let fs: FileSystem;

beforeEach(async () => {
  base = await scratch();
  root = join(base, 'deck');
  await mkdir(join(root, 'a'), { recursive: true });
  await writeFile(join(root, 'a', 'map.png'), 'inside');
  await mkdir(join(base, 'deck-evil'));
  await writeFile(join(base, 'deck-evil', 'x'), 'secret');
  await writeFile(join(base, 'secret'), 'secret');
  fs = nodeFileSystem(root);
});

afterEach(() => rm(base, { recursive: true, force: true }));

const read = async (path: string, max?: number): Promise<string> => {
  const result = await fs.read(path, max);
  return result.ok ? new TextDecoder().decode(result.bytes) : result.reason;
};

test('a file that is gone since its folder was listed is missing, and there again when it is back', async () => {
  expect(await read('a/map.png')).toBe('inside');
  await rename(join(root, 'a'), join(root, 'b'));
  expect(await read('a/map.png')).toBe('missing');
  await rename(join(root, 'b'), join(root, 'a'));
  expect(await read('a/map.png')).toBe('inside');
});

test('files inside are read, and links from inside to inside', async () => {
  await symlink('a/map.png', join(root, 'link.png'));
  await symlink('a', join(root, 'folder'));
  expect(await read('a/map.png')).toBe('inside');
  expect(await read('link.png')).toBe('inside');
  expect(await read('folder/map.png')).toBe('inside');
  expect(await read('a/none.png')).toBe('missing');
  expect(await read('a/map.png/x')).toBe('missing');
});

test('nothing outside is read: by path, by link, by a name that begins alike', async () => {
  await symlink('../secret', join(root, 'out'));
  await symlink('..', join(root, 'up'));
  await symlink('../deck-evil', join(root, 'evil'));
  await symlink('../deck-evil/x', join(root, 'evil.png'));
  for (const path of [
    '../secret',
    '/etc/passwd',
    'a/../../secret',
    'out',
    'up/secret',
    'evil/x',
    'evil.png',
    'a\\..\\..\\secret',
  ]) {
    expect(await read(path), path).toBe('outside');
  }
});

test('hidden files are not read, nor by a link', async () => {
  await writeFile(join(root, '.env'), 'secret');
  await mkdir(join(root, '.git'));
  await writeFile(join(root, '.git', 'config'), 'secret');
  await symlink('.env', join(root, 'env.png'));
  for (const path of ['.env', '.git/config', 'env.png']) expect(await read(path), path).toBe('hidden');
});

test('folders, pipes and loops of links are not read', async () => {
  execFileSync('mkfifo', [join(root, 'pipe')]);
  await symlink('loop', join(root, 'loop'));
  expect(await read('a')).toBe('not-a-file');
  expect(await read('pipe')).toBe('not-a-file');
  expect(await fs.read('loop')).toMatchObject({
    reason: 'unreadable',
    detail: expect.stringContaining('leads back to itself'),
  });
});

test('capitals count on every system; the right name is given', async () => {
  expect(await fs.read('A/Map.PNG')).toEqual({ ok: false, reason: 'wrong-case', detail: 'a/map.png' });
});

test('a name is found in either Unicode form', async () => {
  await writeFile(join(root, 'cafe\u0301.png'), 'decomposed');
  await writeFile(join(root, 'na\u00efve.png'), 'composed');
  expect(await read('caf\u00e9.png')).toBe('decomposed');
  expect(await read('nai\u0308ve.png')).toBe('composed');
});

test('a file above the limit is refused before it is read', async () => {
  expect(await read('a/map.png', 6)).toBe('inside');
  expect(await read('a/map.png', 5)).toBe('too-large');
});

test('a link swapped in between check and reading never gives what is outside', async () => {
  await mkdir(join(root, 'real'));
  await writeFile(join(root, 'real', 'x'), 'inside');
  await symlink(join(base, 'deck-evil'), join(root, 'fake'));
  let done = false;
  const swapping = (async () => {
    for (let n = 0; !done; n++) {
      await rename(join(root, 'real'), join(root, 'kept'));
      await rename(join(root, 'fake'), join(root, 'real'));
      for (let i = 0; i < n % 5; i++) await turn();
      await rename(join(root, 'real'), join(root, 'fake'));
      await rename(join(root, 'kept'), join(root, 'real'));
      for (let i = 0; i < n % 97; i++) await turn();
    }
  })();
  const seen = new Set<string>();
  for (let i = 0; i < 1000; i++) {
    seen.add(await read('real/x'));
    // A small file is read without a turn of the loop; the other side shall have its own.
    for (let j = 0; j < i % 3; j++) await turn();
  }
  done = true;
  await swapping;
  expect(seen).toContain('inside');
  expect(seen).toContain('outside');
  expect(seen).not.toContain('secret');
});

test('what was opened is judged, not only the path that was checked', async () => {
  await symlink(join(base, 'deck-evil'), join(root, 'swapped'));
  expect(await openInside(root, join(root, 'swapped', 'x'), 100)).toMatchObject({ ok: false, reason: 'outside' });
  await symlink(join(root, 'a', 'map.png'), join(root, 'last'));
  expect(await openInside(root, join(root, 'last'), 100)).toMatchObject({ ok: false, reason: 'outside' });
});

test('a folder lists what may be read, sorted, and neither hidden files nor a finished talk', async () => {
  await mkdir(join(root, 'dist'));
  await writeFile(join(root, 'dist', '.plenary-manifest.json'), '{}');
  await writeFile(join(root, 'dist', 'index.html'), '');
  await mkdir(join(root, 'node_modules'));
  await writeFile(join(root, 'node_modules', 'x'), '');
  await writeFile(join(root, '.env'), '');
  await writeFile(join(root, 'Z.csv'), '');
  await link(join(root, 'Z.csv'), join(root, 'b.csv'));
  await symlink('..', join(root, 'up'));
  await symlink('.', join(root, 'self'));
  await symlink('a/map.png', join(root, 'c.png'));
  expect(await fs.list('')).toEqual(['Z.csv', 'a/map.png', 'b.csv', 'c.png']);
  expect(await fs.list('a')).toEqual(['a/map.png']);
  for (const folder of ['none', '..', '/etc', 'up', 'a/map.png']) expect(await fs.list(folder), folder).toEqual([]);
});

test('what is shipped is read from the package and from its dependencies', async () => {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await fs.shipped(path));
  expect(await text('package.json')).toContain('"plenary"');
  expect(await text('reveal.js/dist/reveal.css')).toContain('.reveal');
  expect(await text('@fontsource/stix-two-math/package.json')).toContain('stix');
  expect((await fs.shipped('inter-ui/web/Inter-Regular.woff2')).length).toBeGreaterThan(10_000);
  expect(await fs.listShipped('templates/layouts')).toContain('templates/layouts/chart.hbs');
});
