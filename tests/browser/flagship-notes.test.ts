import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { plenary } from '../cli/run-plenary.ts';
import { asRoot } from '../support/export-browser.ts';
import { readable } from '../support/readable.ts';
import { root } from '../support/talk-fixture.ts';

/* The flagship's own notes, every sentence of them with its values filled, in all that is made of it without them. */

const deck = join(root, 'slides/upfront');
let folder: string;
/** Sentences that are said and on no slide. */
let said: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-said-'));
  await made('build', ['--notes', '-o', 'notes']);
  const sections = readFileSync(join(folder, 'notes/index.html'), 'utf8').split(/(?=<section\b)/);
  const shown = bare(
    sections.map((section) => section.replace(/<aside class="notes">[\s\S]*?<\/aside>/g, '')).join(''),
  );
  said = [...new Set(sections.flatMap(sentences))].filter((sentence) => !shown.includes(sentence));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sentences(section: string): readonly string[] {
  const notes = [...section.matchAll(/<aside class="notes">([\s\S]*?)<\/aside>/g)].map(([, inner = '']) => inner);
  return notes
    .join('\n')
    .split(/<\/(?:p|li|h\d|td)>|(?<=[.!?])\s+(?=[A-Z])/)
    .map(bare)
    .filter((sentence) => sentence.length >= 16);
}

/** Letters and digits alone: what lines, hyphens, marks and entities could hide. */
function bare(html: string): string {
  const text = html.replace(/<[^>]*>/g, '').replace(/&#?\w+;|\\u[\da-f]{4}/gi, '');
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

async function made(command: string, words: readonly string[]): Promise<void> {
  const run = await plenary([command, deck, ...words, ...(command === 'export' ? asRoot : [])], {
    cwd: folder,
    env: { CHROME_PATH: needBrowser() },
  });
  expect(run.code, run.err).toBe(0);
}

/** Sentences of the notes that can be read in the files of a folder, with the file. */
function leaks(name: string): readonly string[] {
  const paths = readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return paths.flatMap((path) => {
    const text = bare(readable(path.name, readFileSync(join(path.parentPath, path.name))));
    return said.filter((sentence) => text.includes(sentence)).map((sentence) => `${path.name}: ${sentence}`);
  });
}

test('no sentence of a note is in a build or in any export', async () => {
  expect(said.length).toBeGreaterThan(50);
  await made('build', ['-o', 'plain']);
  await made('export', ['--to', 'bundle', '--notes', '--audience', '--scale', '1', '-o', 'bundle']);
  expect(readdirSync(join(folder, 'bundle')).length).toBeGreaterThan(7);
  expect([...leaks('plain'), ...leaks('bundle')]).toEqual([]);
}, 400_000);

test('what looks for them finds every one where they are asked for', () => {
  const found = new Set(leaks('notes').map((leak) => leak.replace(/^.*?: /, '')));
  expect(said.filter((sentence) => !found.has(sentence))).toEqual([]);
});
