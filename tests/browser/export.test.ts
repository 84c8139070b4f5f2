import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { objectText, pageObjects, readPdf } from '../../src/export/pdf/pdf-file.ts';
import { bin, head, plenary, talk, type Run } from '../cli/run-plenary.ts';
import {
  asRoot,
  eventually,
  listening,
  ownTemporary,
  processesWith,
  type OwnTemporary,
} from '../support/export-browser.ts';

const deck = `${head.replace('lang: en', 'lang: de\nauthor: Zoë Apple')}# Äpfel

Notes: first words

---

## Steps {#steps}

* one {.fragment}
* two {.fragment}

[to the end](#end) and [out](https://example.org/)

Notes: said here

----

## Below

Apples

---

<!-- .slide: data-visibility="uncounted" -->

## Aside

---

## End {#end}

The end
`;

let temporary: OwnTemporary;
let cwd: string;

beforeAll(() => {
  temporary = ownTemporary();
});

afterAll(() => temporary.restore());

beforeEach(() => {
  cwd = talk({ 'deck.md': deck });
});

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const own = { CHROME_PATH: needBrowser(), TMPDIR: temporary.folder, ...env };
  return plenary(['export', ...words, ...asRoot], { cwd, env: own });
}

function isProfile(name: string): boolean {
  return name.startsWith('plenary-browser-');
}

interface Pdf {
  readonly bytes: Buffer;
  readonly text: string;
  readonly pages: readonly string[];
  readonly catalogue: string;
  readonly info: string;
}

function pdfAt(name: string): Pdf {
  const bytes = readFileSync(join(cwd, name));
  const file = readPdf(bytes);
  if (file === null) throw new Error('not a PDF');
  const pages = pageObjects(file).map((number) => objectText(file, number));
  const [catalogue, info] = [objectText(file, file.root), objectText(file, file.info)];
  return { bytes, text: bytes.toString('latin1'), pages, catalogue, info };
}

function labelsIn({ catalogue }: Pdf): readonly string[] {
  return [...catalogue.matchAll(/\d+ <<\/P \(([^)]*)\)>>/g)].map((match) => match[1] ?? '');
}

function titlesIn({ text }: Pdf): number {
  return text.match(/\/Title [(<][^\n]*\n\/Parent/g)?.length ?? 0;
}

describe('a PDF', () => {
  test('is a page a slide: tagged, labelled, with bookmarks, and the same bytes each time', async () => {
    const first = await run(['--to', 'pdf', '-o', 'a.pdf']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^A talk: 5 pages, \d+ kB, [\d.]+ s\nWrote a\.pdf\n$/);
    await run(['--to', 'pdf', '-o', 'b.pdf']);
    const pdf = pdfAt('a.pdf');
    expect(pdf.bytes.equals(pdfAt('b.pdf').bytes)).toBe(true);
    expect(pdf.pages).toHaveLength(5);
    for (const page of pdf.pages) {
      expect(page).toContain('/MediaBox [0 0 960 540]');
      expect(page).toMatch(/\/StructParents \d+/);
    }
    expect(labelsIn(pdf)).toEqual(['1', '2', '3', 'aside', '4']);
    expect(titlesIn(pdf)).toBe(5);
    expect(pdf.catalogue).toMatch(/\/Lang \(de\)/);
    expect(pdf.catalogue).toContain('/Marked true');
    expect(pdf.info).toContain('/Author <feff005a006f00eb');
    expect(pdf.info).not.toContain('Date');
    expect(pdf.text).toContain('/URI (https://example.org/)');
    expect(pdf.text).not.toContain('talk.invalid');
    expect(pdf.text).toMatch(/\/Dest \/end/);
    expect(pdf.text).not.toMatch(/\/FontFile3?\b\s*null/);
  });

  test('has a page for every step, all with the number of their slide', async () => {
    const { out } = await run(['--to', 'pdf', '--steps', 'all', '-o', 'a.pdf'], { SOURCE_DATE_EPOCH: '1780272000' });
    expect(out).toContain('7 pages of 5 slides');
    const pdf = pdfAt('a.pdf');
    expect(labelsIn(pdf)).toEqual(['1', '2', '2', '2', '3', 'aside', '4']);
    expect(titlesIn(pdf)).toBe(5);
    expect(pdf.info).toContain('/CreationDate (D:20260601000000Z)');
  });

  test('of some slides keeps no link to the others', async () => {
    await run(['--to', 'pdf', '--range', '2-3', '-o', 'a.pdf']);
    expect(labelsIn(pdfAt('a.pdf'))).toEqual(['2', '3']);
    expect(pdfAt('a.pdf').text).not.toMatch(/talk\.invalid|\/Dest \/end/);
    await run(['--to', 'pdf', '--from', 'aside', '--until', 'end', '-o', 'a.pdf']);
    expect(labelsIn(pdfAt('a.pdf'))).toEqual(['aside', '4']);
  });

  test('with notes stands on paper, notes below', async () => {
    const { out } = await run(['--to', 'pdf', '--notes', '--paper', 'letter', '-o', 'a.pdf']);
    expect(out).toContain('5 pages');
    for (const page of pdfAt('a.pdf').pages) expect(page).toMatch(/\/MediaBox \[0 0 612 79[12]/);
  });
});

test('pictures are named by number and id, an overview is one of them all', async () => {
  await run(['--to', 'png', '--scale', '0.5', '--steps', 'all', '-o', 'pictures']);
  expect(readdirSync(join(cwd, 'pictures')).filter((name) => name.endsWith('.png'))).toEqual([
    '01-äpfel.png',
    '02-steps-step-0.png',
    '02-steps-step-1.png',
    '02-steps-step-2.png',
    '03-below.png',
    '03a-aside.png',
    '04-end.png',
  ]);
  const size = (path: string): readonly number[] => {
    const bytes = readFileSync(join(cwd, path));
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  expect(size('pictures/03-below.png')).toEqual([640, 360]);
  const { out } = await run(['--to', 'png', '--sheet', '--scale', '1', '-o', 'all.png']);
  expect(out).toContain('an overview of 5 slides');
  expect(size('all.png')).toEqual([3 * (480 + 28) + 28, 2 * (270 + 26 + 28) + 28]);
});

test('a bundle holds the variant that was asked for in every format, and says which', async () => {
  const variants = deck
    .replace('lang: de\n', 'lang: de\nvariants: {full: {}, short: {}}\n')
    .replace('----\n\n## Below', '----\nin: full\n---\n\n## Below');
  cwd = talk({ 'deck.md': variants.replace('The end', 'The last of it') });
  const { code, err } = await run(['--to', 'bundle', '--variant', 'short', '--scale', '0.5', '-o', 'hand-in']);
  // On a busy machine it says how far it is.
  expect({ code, err: err.replace(/^pictures \d+\/\d+\n/gm, '') }).toEqual({ code: 0, err: '' });
  const folder = join(cwd, 'hand-in');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({ variant: 'short', lang: 'de', slides: 4, notes: false });
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  for (const line of sums) {
    const [sum = '', path = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ).toBe(sum);
  }
  const paths = sums.map((line) => line.split('  ')[1]);
  expect(paths.filter((path) => path?.startsWith('png/'))).toHaveLength(4);
  expect(pdfAt(`hand-in/${paths.find((path) => path?.endsWith('short.pdf')) ?? ''}`).pages).toHaveLength(4);
  const page = readFileSync(join(folder, paths.find((path) => path?.endsWith('.html')) ?? ''), 'utf8');
  expect(page).toContain('The last of it');
  expect(page).not.toContain('Below');
});

describe('whatever happens', () => {
  test('a target that cannot be written: the disk is told, nothing is left', async () => {
    const { code, out, err } = await run(['--to', 'pdf', '-o', '/proc/talk.pdf']);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('`/proc/talk.pdf` cannot be written');
  });

  test.runIf(process.platform === 'linux').each([350, 700, 1200])(
    'killed after %i ms: the old file is whole; nothing runs, listens or stays',
    async (ms) => {
      writeFileSync(join(cwd, 'talk.pdf'), 'the old one');
      const env = { ...process.env, CHROME_PATH: needBrowser(), TMPDIR: temporary.folder };
      const words = [bin, 'export', '--to', 'pdf', '-o', 'talk.pdf', ...asRoot];
      const child = spawn(process.execPath, words, { cwd, env, stdio: 'ignore' });
      await new Promise((resolve) => setTimeout(resolve, ms));
      expect(listening(processesWith(temporary.folder))).toEqual([]);
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('close', resolve));
      const isGone = (): boolean => temporary.processes().length === 0 && !temporary.names().some(isProfile);
      expect(await eventually(isGone)).toBe(true);
      expect(readFileSync(join(cwd, 'talk.pdf'), 'utf8')).toMatch(/^the old one$|^%PDF[^]*%%EOF\n$/);
      // Half of a file, which the next run clears up (`write-file-whole.test.ts`).
      const names = readdirSync(cwd).filter((name) => !name.startsWith('.plenary-tmp-'));
      expect(names.sort()).toEqual(['deck.md', 'talk.pdf']);
    },
  );
});
