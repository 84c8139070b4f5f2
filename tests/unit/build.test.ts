import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildTalk } from '../../src/build.ts';
import { nodeFileSystem } from '../../src/io/node-file-system.ts';
import { quickDisk } from './io/failing-disk.ts';
import { filesIn, scratch } from './io/talks.ts';

let root: string;

beforeEach(async () => {
  root = join(await scratch(), 'june');
  await mkdir(root);
});

afterEach(() => rm(join(root, '..'), { recursive: true, force: true }));

const head = '---\ntitle: T\nlang: en\n---\n\n';

async function build(
  text: string,
  wishes: { draft?: boolean; strict?: boolean; levels?: Record<string, 'off' | 'error'> } = {},
) {
  await writeFile(join(root, 'deck.md'), text);
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: wishes.levels ?? {} };
  const options = {
    root,
    config,
    output: null,
    notes: false,
    draft: wishes.draft ?? false,
    strict: wishes.strict ?? false,
  };
  const effects = { fs: nodeFileSystem(root), log: { progress: () => {} }, disk: quickDisk };
  const result = await buildTalk(options, effects);
  return { ...result, codes: result.diagnostics.map((d) => `${d.severity} ${d.code}`) };
}

test('a talk without errors is written to a folder of its name', async () => {
  const built = await build(`${head}# One\n\nHello.\n`);
  expect(built.codes).toEqual([]);
  expect(built).toMatchObject({ folder: `${root}/dist/june`, title: 'T', slideCount: 1, written: { removed: 0 } });
  expect(await readFile(join(root, 'dist/june/index.html'), 'utf8')).toContain('Hello.');
  expect(built.size).toBeGreaterThan(1000);
});

test('one with errors is not, and the talk before stays', async () => {
  await build(`${head}# One\n\nHello.\n`);
  const before = await filesIn(join(root, 'dist'));
  const built = await build(`${head}# One\n\n![Map](map.png)\n`);
  expect(built).toMatchObject({ written: null, codes: ['error load/missing-file'] });
  expect(await filesIn(join(root, 'dist'))).toEqual(before);
});

test('a draft is written despite errors, beside the talk', async () => {
  const built = await build(`${head}# One\n\n![Map](map.png)\n`, { draft: true });
  expect(built).toMatchObject({ folder: `${root}/dist/june-draft`, codes: ['error load/missing-file'] });
  expect(await filesIn(join(root, 'dist'))).toContain('june-draft/index.html');
});

test('warnings stop a strict build and follow the levels of the settings', async () => {
  const text = `${head}# One\n\nHel\u202elo.\n`;
  expect((await build(text)).written).not.toBeNull();
  expect(await build(text, { strict: true })).toMatchObject({ written: null, codes: ['warning load/bidi-control'] });
  expect(await build(text, { strict: true, levels: { 'load/bidi-control': 'off' } })).toMatchObject({ codes: [] });
  expect(await build(text, { levels: { 'load/bidi-control': 'error' } })).toMatchObject({ written: null });
});

test('the finished talk in the folder is neither read nor listed by the next build', async () => {
  await mkdir(join(root, 'data'));
  await writeFile(join(root, 'data', 'a.csv'), 'x\n1\n');
  const first = await build(`${head}# One\n\nHello.\n`);
  const again = await build(`${head}# One\n\nHello.\n`);
  expect(again.written).toEqual({ written: 0, unchanged: first.written?.written, removed: 0 });
});
