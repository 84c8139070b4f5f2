import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { exportTalk } from '../../src/export/export-talk.ts';
import type { ExportKind, ExportWish } from '../../src/export/exporter.ts';
import { exporters } from '../../src/export/exporters.ts';
import { machineBrowser, type MachineBrowser } from '../../src/io/browser/use-browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';
import { plainWish } from '../unit/export/plain-wish.ts';

/* Whatever a talk is taken along as: what is said is in it only where somebody asked for it. */

/** What is said; single words, so that no line break and no hyphen hides them. */
const said = ['Zwetschge', 'Mirabelle', 'Quitte', 'Hagebutte', 'Schlehe', 'Berberitze'];

const deck = `---
title: Fruit
lang: en
---

# Fruit

Note: The Zwetschge is a plum. A **Mirabelle** is too.

---

## Apples

- First {.fragment}
- Second {.fragment}

::: notes
- A Quitte is a list item, [heavier than an apple]{claim="sum(apples, 'kilograms') > 40"}.

Hagebutte and {{apples.1.kilograms}} kg.
:::

---

## Pressed

\`\`\`vega-lite
title: Twelve and thirty
data: {name: apples}
mark: bar
steps: use
encoding:
  x: {field: use}
  y: {field: kilograms, type: quantitative}
\`\`\`

Note: The Schlehe is sour.

----

## Below

Note: Berberitze.
`;

let browser: MachineBrowser;
let folder: string;

beforeAll(() => {
  browser = machineBrowser({ path: needBrowser(), noSandbox: process.getuid?.() === 0 });
  folder = mkdtempSync(join(tmpdir(), 'plenary-leak-'));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const hasPdfText = ((): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

async function textOf(kind: ExportKind, wish: Partial<ExportWish>): Promise<string> {
  const fs = {
    ...memoryFileSystem({ 'deck.md': deck, 'data/apples.csv': 'use,kilograms\ncake,12\njuice,30' }),
    shipped: shippedOnce,
  };
  const entry = exporters[kind];
  if (entry === undefined) throw new Error(`no ${kind}`);
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const asked = { config, wish: plainWish(kind, wish), entry, name: 'talk', epoch: null, strict: false };
  const made = await exportTalk(asked, { fs, log: { progress() {} }, browser: browser.use });
  if (made.exported === null) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'));
  return made.exported.files.map(({ path, contents }) => readable(path, contents)).join('\n');
}

/** Everything that can be read in a file, in whatever it is packed. */
function readable(path: string, contents: string | Uint8Array): string {
  if (typeof contents === 'string') return contents;
  if (/\.(?:zip|pptx|xlsx)$/.test(path))
    return Object.entries(unzipSync(contents))
      .map(([name, bytes]) => readable(name, bytes))
      .join('\n');
  return path.endsWith('.pdf') ? pdfText(contents) : strFromU8(contents);
}

function pdfText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) => {
    try {
      return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const file = join(folder, 'talk.pdf');
  writeFileSync(file, bytes);
  const shown = hasPdfText ? execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }) : '';
  // Titles of bookmarks and words for those who listen are in UTF-16 where they are no ASCII.
  return [raw, ...streams].map((text) => `${text}\n${text.replaceAll('\0', '')}`).join('\n') + shown;
}

const wordsIn = (text: string): readonly string[] => said.filter((word) => text.includes(word));

describe.each<[ExportKind, Partial<ExportWish>]>([
  ['html', {}],
  ['lms', {}],
  ['pdf', { appendix: true }],
  ['pptx', {}],
  ['handout', { asPage: true }],
  ['handout', {}],
])('%s %o', (kind, wish) => {
  const isPdf = kind === 'pdf' || (kind === 'handout' && wish.asPage !== true);

  test('has nothing that is said', async () => {
    const text = await textOf(kind, wish);
    expect(wordsIn(text)).toEqual([]);
    expect(text).not.toContain('heavier than an apple');
  });

  test.skipIf(kind === 'html' || kind === 'lms')('nor for those who listened, whatever else is asked for', async () => {
    expect(wordsIn(await textOf(kind, { ...wish, notes: true, audience: true }))).toEqual([]);
  });

  test.skipIf(isPdf && !hasPdfText)('has all of it where it is asked for', async () => {
    expect(wordsIn(await textOf(kind, { ...wish, notes: true }))).toEqual(said);
  });
});
