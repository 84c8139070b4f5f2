import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { unzip } from '../../src/export/zip/unzip.ts';
import { head, plenary } from '../cli/run-plenary.ts';
import { testBrowser, type TestBrowser } from '../support/browser.ts';
import { asRoot } from '../support/export-browser.ts';

const deck = `${head}# A talk & its \`code\`

Only said: nobody reads this

Notes: This sentence is for the speaker alone.

---
act: In lists
---

## Lists {#lists}

- First with **bold** and *italic*
  - Nested
- Second, see [the table](#table) or [a site](https://example.org/)

1. One
2. Two {.fragment}

---

## Lists

Again

----

<!-- .slide: id="table" -->

## A table

| Trial | Name |
|:---|---:|
| **Alpha** | first |
| Beta & co. | second |

Below

---

## Code and frames

\`\`\`js
const a = '<&>';
  return a;
\`\`\`

> Quoted

::: callout
A callout
:::

---
act: At the end
---

No heading here

::: agenda
:::
`;

interface Shape {
  readonly text: string;
  readonly y: number;
}

interface Deck {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly bytes: Buffer;
}

let browser: TestBrowser;
let page: Page;
let cwd: string;
let plain: Deck;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'plenary-pptx-'));
  writeFileSync(join(cwd, 'deck.md'), deck);
  browser = await testBrowser();
  page = await browser.newPage();
  plain = await exported('plain.pptx');
});

afterAll(async () => {
  await browser.close();
  rmSync(cwd, { recursive: true, force: true });
});

async function exported(name: string, ...words: readonly string[]): Promise<Deck> {
  const run = await plenary(['export', '--to', 'pptx', '-o', name, ...words, ...asRoot], {
    cwd,
    env: { CHROME_PATH: needBrowser() },
  });
  expect(run.code, run.err).toBe(0);
  const bytes = readFileSync(join(cwd, name));
  const found = unzip(bytes, { bytes: 1e8, files: 1000 });
  if (found.kind !== 'files') throw new Error(found.kind);
  return { files: found.files, bytes };
}

function textOf({ files }: Deck, path: string): string {
  return new TextDecoder().decode(files.get(path));
}

function slidesOf({ files }: Deck): string[] {
  return [...files.keys()]
    .filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** What a slide says, shape after shape; without what stands beside it. */
function saidOn(file: Deck, path: string): Promise<string> {
  return page.evaluate(
    (source) => {
      const read = new DOMParser().parseFromString(source, 'application/xml');
      const shapes = [...read.querySelectorAll('spTree > *')].map((shape): Shape => {
        const text = [...shape.getElementsByTagName('a:t')].map((one) => one.textContent).join('');
        return { text, y: Number(shape.getElementsByTagName('a:off')[0]?.getAttribute('y') ?? 0) };
      });
      return shapes.flatMap(({ text, y }) => (y < 0 ? [] : [text])).join('');
    },
    textOf(file, path),
  );
}

/** White space differs where the page has lines; the dots between sources are the style sheet's. */
function bare(text: string): string {
  return text.replace(/[\s·]+/g, '');
}

describe('a PowerPoint file', () => {
  test('says on each slide what the page says, in its order', async () => {
    const built = await plenary(['build', '-o', 'out', '--no-cache'], { cwd });
    expect(built.code, built.err).toBe(0);
    await page.goto(`file://${join(cwd, 'out/index.html')}?print-pdf`);
    const said = await page.$$eval('.slides .slide', (slides) => slides.map((slide) => slide.textContent));
    const slides = slidesOf(plain);
    expect(slides).toHaveLength(said.length);
    for (const [i, path] of slides.entries()) expect(bare(await saidOn(plain, path))).toBe(bare(said[i] as string));
  });

  test('is XML throughout, with ids that are unique and relationships that lead somewhere', async () => {
    for (const [path, bytes] of plain.files) {
      if (!/\.(?:xml|rels)$/.test(path)) continue;
      const source = new TextDecoder().decode(bytes);
      const found = await page.evaluate((text) => {
        const read = new DOMParser().parseFromString(text, 'application/xml');
        const ids = [...read.getElementsByTagName('p:cNvPr')].map((one) => one.getAttribute('id'));
        const targets = [...read.querySelectorAll('Relationship:not([TargetMode])')].map((one) =>
          one.getAttribute('Target'),
        );
        const used = [...read.querySelectorAll('*')].flatMap((one) =>
          ['r:id', 'r:embed'].flatMap((name) => one.getAttribute(name) ?? []),
        );
        return { broken: read.querySelector('parsererror') !== null, ids, targets, used };
      }, source);
      expect(found.broken, path).toBe(false);
      expect(new Set(found.ids).size, path).toBe(found.ids.length);
      for (const target of found.targets) {
        const folder = path.replace(/_rels\/[^/]*$/, '');
        const whole = new URL(target as string, `file:///${folder}`).pathname.slice(1);
        expect([...plain.files.keys()], path).toContain(decodeURI(whole));
      }
      const own = textOf(plain, path.replace(/([^/]*)$/, '_rels/$1.rels'));
      for (const id of found.used) expect(own, path).toContain(`Id="${id}"`);
    }
  });

  test('is native: placeholders, a table, links inside and out, a step, sections', () => {
    const [first, lists, , table] = slidesOf(plain).map((path) => textOf(plain, path));
    expect(first).toContain('type="title"');
    expect(lists).toContain('<p:pRg st="4" end="4"/>');
    expect(lists).toContain('ppaction://hlinksldjump');
    expect(lists).toContain('<a:buAutoNum type="arabicPeriod"/>');
    expect(table).toContain('<a:tbl>');
    expect(textOf(plain, 'ppt/presentation.xml')).toContain('p14:sectionLst');
    expect(textOf(plain, 'ppt/slides/_rels/slide2.xml.rels')).toContain('Target="https://example.org/"');
  });

  test('is the same each time, and has the notes only where they are asked for', async () => {
    const again = await exported('again.pptx');
    expect(again.bytes.equals(plain.bytes)).toBe(true);
    const all = (file: Deck): string => [...file.files.keys()].map((path) => textOf(file, path)).join('');
    expect(all(plain)).not.toContain('for the speaker alone');
    expect(all(await exported('notes.pptx', '--notes'))).toContain('This sentence is for the speaker alone.');
  });

  test('has the rules beside the items of an agenda', () => {
    const agenda = textOf(plain, slidesOf(plain).at(-1) ?? '');
    const widths = [...agenda.matchAll(/name="Line \d+".*?<a:ext cx="(\d+)"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([4 * 9525, 4 * 9525]);
  });

  test('has tables and code where the page has them, within 4 px', async () => {
    await page.goto(`file://${join(cwd, 'out/index.html')}?print-pdf`);
    for (const [selector, path, mark] of [
      ['table', 'ppt/slides/slide4.xml', 'p:graphicFrame'],
      ['pre', 'ppt/slides/slide5.xml', 'p:sp'],
    ] as const) {
      const there = await page.$eval(`.slide ${selector}`, (element) => {
        const slide = (element.closest('.slide') as Element).getBoundingClientRect();
        const { left, top } = element.getBoundingClientRect();
        return [left - slide.left, top - slide.top];
      });
      const shape = [...textOf(plain, path).matchAll(new RegExp(`<${mark}>.*?</${mark}>`, 'g'))]
        .map(([text]) => text)
        .find((text) => text.includes(selector === 'pre' ? 'name="Code' : '<a:tbl>'));
      const [, x, y] = /<a:off x="(\d+)" y="(\d+)"/.exec(shape ?? '') ?? [];
      expect(Math.abs(Number(x) / 9525 - (there[0] as number)), selector).toBeLessThan(4);
      expect(Math.abs(Number(y) / 9525 - (there[1] as number)), selector).toBeLessThan(4);
    }
  });

  test('takes the master and layouts of another file, and refuses what is none', async () => {
    const own = await exported('own.pptx', '--template', 'plain.pptx');
    expect(textOf(own, 'ppt/slideMasters/slideMaster1.xml')).toBe(textOf(plain, 'ppt/slideMasters/slideMaster1.xml'));
    expect(await saidOn(own, 'ppt/slides/slide2.xml')).toBe(await saidOn(plain, 'ppt/slides/slide2.xml'));
    writeFileSync(join(cwd, 'none.pptx'), 'no presentation');
    const refused = await plenary(['export', '--to', 'pptx', '--template', 'none.pptx', ...asRoot], {
      cwd,
      env: { CHROME_PATH: needBrowser() },
    });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('it is no PowerPoint file');
  });

  test('has a slide for every step where that is asked for', async () => {
    const stepped = await exported('steps.pptx', '--steps', 'all');
    expect(slidesOf(stepped)).toHaveLength(slidesOf(plain).length + 1);
    const said = await saidOn(stepped, 'ppt/slides/slide2.xml');
    expect(said).not.toContain('Two');
    expect(textOf(stepped, 'ppt/slides/slide3.xml')).not.toContain('<p:timing>');
  });
});
