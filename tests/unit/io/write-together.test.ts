import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeDisk, type Disk } from '../../../src/io/disk.ts';
import { walkMarkdown } from '../../../src/io/walk-markdown.ts';
import { writeTogether } from '../../../src/io/write-together.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'plenary-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (name: string, before: string | null, after: string) => ({
  path: join(folder, name),
  shown: name,
  before: before === null ? null : bytes(before),
  after: bytes(after),
});
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('files are written all together', async () => {
  writeFileSync(join(folder, 'deck.md'), 'old');
  expect(await writeTogether([file('deck.md', 'old', 'new'), file('data/t.csv', null, 'a')])).toBeNull();
  expect([read('deck.md'), read('data/t.csv')]).toEqual(['new', 'a']);
});

test('nothing is written where a file is not as it was read, or is there', async () => {
  writeFileSync(join(folder, 'deck.md'), 'edited meanwhile');
  const problem = await writeTogether([file('deck.md', 'old', 'new'), file('t.csv', null, 'a')]);
  expect(problem?.code).toBe('io/changed-meanwhile');
  expect((await writeTogether([file('deck.md', null, 'new')]))?.code).toBe('io/changed-meanwhile');
  expect([read('deck.md'), existsSync(join(folder, 't.csv'))]).toEqual(['edited meanwhile', false]);
});

test('where one cannot be written, the others are what they were', async () => {
  writeFileSync(join(folder, 'deck.md'), 'old');
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  const disk: Disk = {
    ...nodeDisk,
    rename: (one, other) => (other.endsWith('deck.md') ? Promise.reject(full) : nodeDisk.rename(one, other)),
  };
  const files = [file('a.csv', null, 'a'), file('deck.md', 'old', 'new')];
  expect((await writeTogether(files, disk))?.code).toBe('io/cannot-write-file');
  expect((await writeTogether([file(`${'x'.repeat(300)}.csv`, null, 'b')]))?.code).toBe('io/cannot-write-file');
  expect([read('deck.md'), existsSync(join(folder, 'a.csv'))]).toEqual(['old', false]);
});

test('a walk finds Markdown but in hidden folders and dist, with stamps that an edit changes', async () => {
  await writeTogether([file('a/deck.md', null, 'a'), file('.hidden/x.md', null, 'x'), file('dist/x.md', null, 'x')]);
  const first = walkMarkdown(folder);
  expect(first.files.map(({ path }) => path)).toEqual(['a/deck.md']);
  writeFileSync(join(folder, 'a/deck.md'), 'longer');
  expect(walkMarkdown(folder).files[0]?.stamp).not.toBe(first.files[0]?.stamp);
});
