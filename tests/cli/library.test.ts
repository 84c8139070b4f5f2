import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { called, filesIn, head, talk, temporaryFolder } from './run-plenary.ts';

const library = {
  'talks/one/deck.md': `${head}## Survival doubled {#survival}\n\n{{gain}} points\n\n---\n\n## Other\n\ntext\n`,
  'talks/one/data/values.yaml': 'values:\n  gain: {expr: "2 * 10"}\n',
  'talks/two/deck.md': `${head}## Welcome\n\ntext\n`,
  'empty/notes.txt': 'no deck',
};

/** The superuser reads and writes whatever is forbidden. */
const isBound = process.platform !== 'win32' && process.getuid?.() !== 0;

test('list and find say what is there, as text and as JSON, and that nothing is', async () => {
  const cwd = talk(library);
  const listed = await called(['list', 'talks', '--decks'], { cwd });
  expect(listed.code).toBe(0);
  expect(listed.out).toContain('talks/one/deck.md');
  const found = await called(['find', 'survivla', 'talks', '--format', 'json'], { cwd });
  expect(found).toMatchObject({ code: 0, err: '{"diagnostics":[]}\n' });
  const { slides } = JSON.parse(found.out) as { readonly slides: readonly object[] };
  expect(slides[0]).toMatchObject({
    id: 'survival',
    file: 'talks/one/deck.md',
    include: 'one/deck.md#survival',
    picture: null,
  });
  const none = await called(['list', 'empty'], { cwd });
  expect(none.code).toBe(0);
  expect(none.err).toContain('no deck lies below `empty`');
});

test.each([
  [['list', 'nowhere'], 2, '`nowhere`'],
  [['find', 'x', 'nowhere'], 2, '`nowhere`'],
  [['catalogue', 'nowhere', '-o', 'out'], 2, '`nowhere`'],
  [['find'], 2, 'WORDS'],
  [['catalogue', 'talks'], 2, '--out'],
  [['catalogue', 'talks', '-o', 'talks', '--no-pictures'], 2, '`talks`'],
  [['copy', 'talks/one/deck.md', 'talks/two'], 2, 'names no slide'],
  [['copy', 'talks/one/deck.md#survivla', 'talks/two'], 2, 'survival'],
  [['copy', 'talks/nowhere.md#a', 'talks/two'], 2, 'talks/nowhere.md'],
  [['copy', 'talks/one/deck.md#other', 'nowhere'], 2, 'nowhere'],
  [['init', '--from', 'nowhere.md', 'new'], 2, 'nowhere.md'],
  [['init', '--from', 'empty/notes.txt', 'new'], 2, 'notes.txt'],
] as const)('%j ends with %d and one clear line', async (words, code, said) => {
  const cwd = talk(library);
  const before = filesIn(cwd);
  const run = await called(words, { cwd });
  expect(run).toMatchObject({ code, out: '' });
  expect(run.err).toContain(said);
  expect(run.err).not.toMatch(/\n\s+at |Error:/);
  expect(filesIn(cwd)).toEqual(before);
});

test('a catalogue in words is written, written again, and lets alone what is not its own', async () => {
  const cwd = talk(library);
  const words = ['catalogue', 'talks', '-o', 'out', '--no-pictures'];
  const made = await called(words, { cwd });
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toMatch(/^3 slides of 2 decks\nOpen out\/index\.html\n/);
  expect(readFileSync(join(cwd, 'out/index.html'), 'utf8')).toContain('"id":"survival"');
  const first = filesIn(join(cwd, 'out'));
  expect((await called(words, { cwd })).code).toBe(0);
  expect(filesIn(join(cwd, 'out'))).toEqual(first);
  mkdirSync(join(cwd, 'mine'));
  writeFileSync(join(cwd, 'mine/notes.txt'), 'mine');
  const refused = await called(['catalogue', 'talks', '-o', 'mine', '--no-pictures'], { cwd });
  expect(refused.code).toBe(2);
  expect(Object.keys(filesIn(join(cwd, 'mine')))).toEqual(['notes.txt']);
});

test('a copied slide builds, and says when its original has changed and how', async () => {
  const cwd = talk(library);
  const copied = await called(['copy', 'talks/one/deck.md#survival', 'talks/two'], { cwd });
  expect(copied).toMatchObject({ code: 0, err: '' });
  expect((await called(['check', 'talks/two'], { cwd })).err).toBe('');
  const original = join(cwd, 'talks/one/deck.md');
  writeFileSync(original, readFileSync(original, 'utf8').replace('points', 'months'));
  const checked = await called(['check', 'talks/two'], { cwd });
  expect(checked.code).toBe(0);
  expect(checked.err).toContain('a copy of `../one/deck.md#survival`, which has changed since');
  const shown = await called(['diff', '--pins', 'talks/two', '--exit-code'], { cwd });
  expect(shown).toMatchObject({ code: 1, err: '' });
  expect(shown.out).toContain('  - {{gain}} points\n  + {{gain}} months\n');
});

test.runIf(isBound)('what may not be read or written is named, and nothing is half there', async () => {
  const cwd = talk(library);
  chmodSync(join(cwd, 'talks/one/deck.md'), 0o000);
  const listed = await called(['list', 'talks'], { cwd });
  expect(listed.err).toContain('`one/deck.md` cannot be read');
  chmodSync(join(cwd, 'talks/one/deck.md'), 0o644);
  chmodSync(join(cwd, 'talks/two'), 0o555);
  const copied = await called(['copy', 'talks/one/deck.md#survival', 'talks/two'], { cwd });
  expect(copied.code).toBe(3);
  chmodSync(join(cwd, 'talks/two'), 0o755);
  expect(Object.keys(filesIn(join(cwd, 'talks/two')))).toEqual(['deck.md']);
});

test('a deck of another tool becomes a talk of its own, in a new folder only', async () => {
  const cwd = talk({
    'slides.md': '---\nmarp: true\ntitle: T\nlang: en\n---\n\n# One\n\n---\n\n# Two\n',
    'full/notes.txt': 'mine',
  });
  const made = await called(['init', '--from', 'slides.md', 'new'], { cwd });
  expect(made.code).toBe(0);
  expect(existsSync(join(cwd, 'new/conversion.md'))).toBe(true);
  expect((await called(['check', '--strict'], { cwd: join(cwd, 'new') })).code).toBe(0);
  const refused = await called(['init', '--from', 'slides.md', 'full'], { cwd });
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(Object.keys(filesIn(join(cwd, 'full')))).toEqual(['notes.txt']);
});

test('no folder to look in: that where one stands is looked at', async () => {
  const run = await called(['list'], { cwd: temporaryFolder() });
  expect(run.code).toBe(0);
  expect(run.err).toContain('no deck lies below `.`');
});
