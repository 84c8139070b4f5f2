import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { embedAssets } from '../../src/export/html/embed.ts';
import { onePage } from '../../src/export/html/one-page.ts';
import { openTalk, position, testBrowser, watch, type TestBrowser } from '../support/browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';
const deck = `---
title: T
lang: en
---

# One

![A square](square.svg)

Note: Said and not shown.

---
background: {image: square.svg}
---

## Two

- First {.fragment}

---

## Three
`;

let browser: TestBrowser;
let page: string;
let folder: string;

beforeAll(async () => {
  browser = await testBrowser();
  const fs = memoryFileSystem({ 'deck.md': deck, 'square.svg': drawing });
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const { talk } = await compile(config, { fs, log: { progress() {} } }, { notes: true, draft: false, fonts: true });
  page = onePage(talk, (await embedAssets(talk.assets, null)).value);
  folder = mkdtempSync(join(tmpdir(), 'plenary-single-'));
  writeFileSync(join(folder, 'talk.html'), page);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('one file shows its pictures from a disk, and its speaker window has the notes', async () => {
  const url = String(pathToFileURL(join(folder, 'talk.html')));
  const { context, complaints } = await watch(browser, { folder, url, remove() {} }, { reducedMotion: 'reduce' });
  const main = await openTalk(context, url);
  expect(
    await main
      .locator('img')
      .first()
      .evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBe(40);
  const [speaker] = await Promise.all([context.waitForEvent('page'), main.keyboard.press('s')]);
  await speaker.waitForSelector('.stage section');
  expect(await speaker.locator('.notes-body').textContent()).toContain('Said and not shown.');
  await speaker.keyboard.press('ArrowRight');
  await expect.poll(() => position(main)).toBe('two/0');
  const background = main.locator('.slide-background.present .slide-background-content').first();
  expect(await background.evaluate((element) => getComputedStyle(element).backgroundImage)).toContain(
    'url("data:image/svg',
  );
  expect(complaints).toEqual([]);
  await context.close();
});

describe('in a frame that belongs to nobody', () => {
  const isThere = (frame: Frame): Promise<string> =>
    frame.evaluate(() => [...document.querySelectorAll('section.present')].at(-1)?.id ?? '');

  test.each([
    [
      'at the address of a slide',
      '<iframe sandbox="allow-scripts" src="/index.html#/two" width="1280" height="720">',
      'two',
    ],
    ['as text', null, 'one'],
  ])('it is a talk %s', async (_, markup, first) => {
    const context = await browser.newContext({ viewport: { width: 1300, height: 740 }, reducedMotion: 'reduce' });
    const outside = await context.newPage();
    const errors: string[] = [];
    outside.on('pageerror', (error) => errors.push(error.message));
    await context.route('https://talk.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: route.request().url().endsWith('index.html') ? page : `<!doctype html><body>${markup ?? ''}</body>`,
      }),
    );
    await outside.goto('https://talk.example/course');
    if (markup === null) {
      await outside.evaluate((text) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.width = '1280';
        frame.height = '720';
        frame.srcdoc = text;
        document.body.append(frame);
      }, page);
    }
    const element = await outside.waitForSelector('iframe');
    const frame = (await element.contentFrame()) as Frame;
    await frame.waitForSelector('body[data-ready]');
    expect(await isThere(frame)).toBe(first);
    await frame.locator('body').click({ position: { x: 640, y: 600 } });
    for (let i = 0; i < 3; i++) await outside.keyboard.press('ArrowRight');
    await expect.poll(() => isThere(frame)).toBe('three');
    expect(errors).toEqual([]);
    await context.close();
  });
});
