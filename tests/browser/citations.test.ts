import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import {
  openTalk,
  position,
  testBrowser,
  walk,
  watch,
  writeTalk,
  type TalkOnDisk,
  type TestBrowser,
} from '../support/browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';
import { root } from '../support/talk-fixture.ts';

const bib = readFileSync(join(root, 'tests/unit/references/fifty.bib'), 'utf8');
const keys = [...bib.matchAll(/^@\w+[{(]([\w-]+),/gm)].map((match) => match[1] as string);
const words = 'Own analysis of printed numbers, rounded; intervals as given by the authors';

/** Slides that cite one to fourteen publications, below source lines that grow; all that is left, on the last. */
const slides = Array.from({ length: 14 }, (_, i) => {
  const cited = keys.slice(i * 2, i * 2 + i + 1).map((key) => `@${key}`);
  const source = i % 3 === 0 ? '' : `::: source\n${words.repeat(i % 3)}\n:::\n`;
  return `---\n\n## Slide ${i + 1}\n\nWords [${cited.join('; ')}].\n\n${source}`;
});
const deck = `---\ntitle: T\nlang: en\n---\n\n# Start\n\n${slides.join('\n')}\n---\n\n## Rest\n\n[${keys.map((key) => `@${key}`).join('; ')}]\n`;

let browser: TestBrowser;
let talk: TalkOnDisk;
let context: BrowserContext;

beforeAll(async () => {
  const files = { 'deck.md': Buffer.from(deck), 'data/references.bib': Buffer.from(bib) };
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const effects = { fs: { ...memoryFileSystem(files), shipped: shippedOnce }, log: { progress: () => {} } };
  const { site, diagnostics } = await compile(config, effects, { notes: true, draft: false, fonts: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  talk = writeTalk(site);
  browser = await testBrowser();
  ({ context } = await watch(browser, talk, { reducedMotion: 'reduce' }));
});

afterAll(async () => {
  await browser?.close();
  talk?.remove();
});

/** Footers and lists of the current slide that are cut, or too small to read. */
function cutText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slide = [...document.querySelectorAll('section.present')].at(-1);
    return [...(slide?.querySelectorAll<HTMLElement>('.slot-source, .layout-references .slot-main') ?? [])].flatMap(
      (slot) => {
        const inner = [...slot.querySelectorAll('p, li, sup, a')];
        const small = inner.some((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 16);
        const wide = slot.scrollWidth > slot.clientWidth + 1 || slot.scrollHeight > slot.clientHeight + 1;
        return small || wide ? [`${slot.className}: ${slot.textContent?.trim().slice(0, 80)}`] : [];
      },
    );
  });
}

test('no footer with one to fifty references is cut or small, nor any page of the list', async () => {
  const page = await openTalk(context, talk.url);
  const faults: string[] = [];
  await walk(page, async (at) => {
    faults.push(...(await cutText(page)).map((fault) => `${at} ${fault}`));
  });
  expect(faults).toEqual([]);
  const lists = await page.evaluate(() =>
    [...document.querySelectorAll('ol.references')].map((list) => list.querySelectorAll('li').length),
  );
  expect(lists.reduce((sum, count) => sum + count, 0)).toBe(keys.length);
  await page.close();
});

test('a superscript leads to the slide that lists its reference', async () => {
  const page = await openTalk(context, `${talk.url}#/slide-14`);
  const last = page.locator('#slide-14 sup.cite a').last();
  const target = await last.getAttribute('href');
  const number = await last.textContent();
  await last.click();
  await page.waitForTimeout(300);
  expect(`#${await position(page)}`).toBe(`${target}/0`);
  const first = await page.evaluate((id) => document.querySelector<HTMLOListElement>(`${id} ol`)?.start, target);
  expect(Number(number)).toBeGreaterThanOrEqual(first ?? Infinity);
  await page.close();
});

test('footers and lists stand in print and without scripts', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 720 } });
  const page = await plain.newPage();
  await page.goto(talk.url);
  expect(await page.locator('ol.references li').count()).toBe(keys.length);
  expect(await page.locator('#slide-1 .slot-source').innerText()).toContain('Bredberg, Front Oncol 2025');
  await plain.close();
  const print = await context.newPage();
  await print.goto(`${talk.url}?print-pdf`);
  await print.waitForSelector('body[data-ready]');
  const cut = await print.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.slot-source, .layout-references .slot-main')].filter(
        (slot) => slot.scrollWidth > slot.clientWidth + 1 || slot.scrollHeight > slot.clientHeight + 1,
      ).length,
  );
  expect(cut).toBe(0);
  await print.close();
});
