import { chmod, mkdir, readFile, readdir, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildTalk, type BuildOptions } from '../../src/build.ts';
// What a build imports when it needs it, so that no test waits for it.
import '../../src/compile.ts';
import '../../src/patch-build.ts';
import { nodeFileSystem } from '../../src/io/node-file-system.ts';
import { recordStore } from '../../src/io/record-store.ts';
import type { Log } from '../../src/model/effects.ts';
import { quickDisk } from './io/failing-disk.ts';
import { scratch } from './io/talks.ts';

const deck = '---\ntitle: T\nlang: en\n---\n\n# One\n\nHello, 7 of us.\n';

let root: string;
let records: string;

beforeEach(async () => {
  const home = await scratch();
  root = join(home, 'june');
  records = join(home, 'caches', 'builds');
  await mkdir(join(root, 'data'), { recursive: true });
  await put('deck.md', deck);
  await put('data/a.csv', 'x\n1\n');
  await put('picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
});

afterEach(() => rm(join(root, '..'), { recursive: true, force: true }));

const put = (path: string, text: string): Promise<void> => writeFile(join(root, path), text);

function build(wishes: Partial<BuildOptions> = {}, code = 'this version', progress: Log['progress'] = () => {}) {
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const options = { root, config, output: null, notes: false, draft: false, ...wishes };
  const log = { progress };
  return buildTalk(options, { fs: nodeFileSystem(root), log, disk: quickDisk, records: recordStore(records, code) });
}

/** Times of all files of the talk that was built. */
async function written(): Promise<Record<string, bigint>> {
  const folder = join(root, 'dist/june');
  const files = (await readdir(folder, { recursive: true })).sort();
  const times = files.map(async (path) => [path, (await stat(join(folder, path), { bigint: true })).mtimeNs] as const);
  return Object.fromEntries(await Promise.all(times));
}

async function recordFile(): Promise<string> {
  return join(records, (await readdir(records)).find((name) => name.endsWith('.json')) ?? '');
}

test('a second build does nothing and tells the same', async () => {
  const first = await build();
  const times = await written();
  const again = await build();
  expect(first).toMatchObject({ unchanged: false });
  expect(again).toMatchObject({
    unchanged: true,
    written: { written: 0, unchanged: first.written?.written, removed: 0 },
    folder: first.folder,
    title: 'T',
    slideCount: 1,
    chartCount: 0,
    size: first.size,
  });
  expect(again.diagnostics.map(({ code }) => code)).toEqual(first.diagnostics.map(({ code }) => code));
  expect(again.diagnostics.length).toBeGreaterThan(0);
  const [place] = again.diagnostics.map(({ span }) => span);
  const text = again.sources.get(place?.file ?? '')?.text;
  expect(text?.slice(place?.start, place?.end)).toBe('7');
  expect(await written()).toEqual(times);
});

describe('any change is built', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['an edit', () => put('deck.md', deck.replace('us', 'you'))],
    ['a new file of data', () => put('data/b.csv', 'x\n1\n')],
    ['a file of data that is gone', () => rm(join(root, 'data/a.csv'))],
    ['a template', () => mkdir(join(root, 'templates')).then(() => put('templates/title.hbs', '{{slot}}'))],
    ['another page in the output folder', () => put('dist/june/index.html', 'mine')],
    ['a file of the output folder that is gone', () => rm(join(root, 'dist/june/trace.json'))],
    ['what a build that died left', () => put('dist/june/.plenary-tmp-1', 'half')],
  ])('%s', async (_, change) => {
    await build();
    expect((await build()).unchanged).toBe(true);
    await change();
    expect((await build()).unchanged).toBe(false);
    expect((await build()).unchanged).toBe(true);
  });

  test('a file that was missing', async () => {
    await build();
    await put('plenary.lock.json', '{}');
    expect((await build()).unchanged).toBe(false);
  });

  test('another option, another version', async () => {
    await build();
    expect((await build({ notes: true })).unchanged).toBe(false);
    expect((await build({ notes: true })).unchanged).toBe(true);
    expect((await build({ notes: true }, 'the next version')).unchanged).toBe(false);
    expect((await build({ output: join(root, 'out') })).unchanged).toBe(false);
  });

  test('a link out of the talk in the place of a file', async () => {
    await build();
    await rename(join(root, 'deck.md'), join(root, '../deck.md'));
    await symlink(join(root, '../deck.md'), join(root, 'deck.md'));
    expect((await build()).unchanged).toBe(false);
  });
});

describe('an edited slide is put in its place', () => {
  const slides = (words: string) => `${deck}\n---\n\n# Two\n\n${words}\n\n---\n\n# Three\n\nLast, 9 of us.\n`;
  const page = () => readFile(join(root, 'dist/june/index.html'), 'utf8');

  /** As it would be built from nothing. */
  async function clean(): Promise<unknown> {
    const { diagnostics, size } = await build({ output: join(root, 'clean') }, 'nothing kept');
    const html = await readFile(join(root, 'clean/index.html'), 'utf8');
    await rm(join(root, 'clean'), { recursive: true });
    return { html, size, told: diagnostics.map(({ code, message }) => [code, message]) };
  }

  const chart =
    '```vega-lite\n{"data": {"name": "a"}, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}\n```';

  test('a slide that has its name in a message may get another one', async () => {
    await put('deck.md', slides(chart));
    expect((await build()).diagnostics.map(({ message }) => message).join('\n')).toContain(
      'on the slide `two` says where',
    );
    await put('deck.md', slides(chart).replace('# Two', '# Second'));
    const stages: string[] = [];
    const { diagnostics, size } = await build({}, 'this version', (stage) => stages.push(stage));
    expect(stages).not.toContain('reading');
    const told = diagnostics.map(({ code, message }) => [code, message]);
    expect(told.map(([, message]) => message).join('\n')).toContain('on the slide `second` says where');
    expect({ html: await page(), size, told }).toEqual(await clean());
  });

  test.each([
    ['other words', slides('Other words, 12.')],
    ['another line', slides('Words.\n\nMore words.')],
    ['another title', slides('Words.').replace('# Two', '# Second')],
    ['another number of slides', slides('Words.\n\n---\n\n# More')],
    ['a word for the talk', slides('Words.').replace('title: T', 'title: U')],
  ])('%s', async (_, edited) => {
    await put('deck.md', slides('Words.'));
    await build();
    await put('deck.md', edited);
    const { diagnostics, size, written } = await build();
    const told = diagnostics.map(({ code, message }) => [code, message]);
    expect(written).not.toBeNull();
    expect({ html: await page(), size, told }).toEqual(await clean());
    expect((await build()).unchanged).toBe(true);
  });
});

test('stamps alone do not count: the same bytes at another time are the same talk', async () => {
  await build();
  await utimes(join(root, 'deck.md'), 1, 1);
  await put('data/a.csv', 'x\n1\n');
  expect((await build()).unchanged).toBe(true);
});

test('nor do they hide an edit of the same length within the tick of a clock', async () => {
  await build();
  await put('deck.md', deck.replace('Hello', 'Hullo'));
  await utimes(join(root, 'deck.md'), 1, 1);
  expect((await build()).unchanged).toBe(false);
});

test('with errors nothing is remembered', async () => {
  await put('deck.md', `${deck}\n\n![Map](map.png)\n`);
  expect(await build()).toMatchObject({ written: null, unchanged: false });
  expect(await build()).toMatchObject({ written: null, unchanged: false });
  expect(await build({ draft: true })).toMatchObject({ unchanged: false });
  expect(await build({ draft: true })).toMatchObject({ unchanged: false });
});

test('with `strict`, warnings stop the build as before', async () => {
  await build();
  expect(await build({ strict: true })).toMatchObject({ written: null, unchanged: false });
});

test('a record that is cut, changed, foreign or open to others is passed over', async () => {
  await build();
  const file = await recordFile();
  const whole = await readFile(file);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const changed = Buffer.from(whole);
  changed[60] = (changed[60] ?? 0) ^ 1;
  for (const bytes of [whole.subarray(0, -1), whole.subarray(0, 30), Buffer.alloc(0), changed, Buffer.from('{}\n{}')]) {
    await writeFile(file, bytes);
    expect((await build()).unchanged).toBe(false);
  }
  expect((await build()).unchanged).toBe(true);
  if (process.platform === 'win32') return;
  await chmod(file, 0o666);
  expect((await build()).unchanged).toBe(false);
});

test('without a folder for records every build is made', async () => {
  await writeFile(join(root, '../caches'), 'a file');
  await build();
  expect((await build()).unchanged).toBe(false);
});

test('a record holds no text of the deck and no cells', async () => {
  await put('deck.md', deck.replace('us.', 'us, secret words.'));
  await build();
  const text = await readFile(await recordFile(), 'utf8');
  expect(text).not.toContain('secret words');
});

test('two builds at once are two whole builds', async () => {
  await Promise.all([build(), build({ notes: true })]);
  const [a, b] = [await build(), await build({ notes: true })];
  expect([a.written, b.written]).not.toContain(null);
  const page = await readFile(join(root, 'dist/june/index.html'), 'utf8');
  await build({ notes: true });
  expect(await readFile(join(root, 'dist/june/index.html'), 'utf8')).toBe(page);
});
