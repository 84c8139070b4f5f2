import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { axeFindings } from '../support/axe.ts';
import {
  openTalk,
  position,
  testBrowser,
  watch,
  writeTalk,
  type TalkOnDisk,
  type TestBrowser,
} from '../support/browser.ts';
import { sampleAssets, sampleDeck } from '../support/sample-deck.ts';
import { assembleDeck } from '../support/talk-fixture.ts';

let browser: TestBrowser;
let talk: TalkOnDisk;
const slideCount = 15;

beforeAll(async () => {
  browser = await testBrowser();
  talk = writeTalk((await assembleDeck(sampleDeck(), { assets: sampleAssets })).value);
});

afterAll(async () => {
  await browser.close();
  talk.remove();
});

/** Pages of a PDF as Chromium writes it: one object of type `Page` each. */
function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

describe('on paper', () => {
  test.each(['?print-pdf', ''])('one page a slide, builds complete (address ends in "%s")', async (query) => {
    const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const page = await openTalk(context, talk.url + query);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    expect(pageCount(pdf)).toBe(slideCount);
    expect(pdf.toString('latin1').match(/\/MediaBox\s*\[\s*0 0 960 540\s*\]/g)?.length).toBeGreaterThan(0);
    if (query === '') expect(await position(page)).toBe('title/0');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('no slide stays hidden from the structure of the PDF', async () => {
    const { context } = await watch(browser, talk);
    const page = await openTalk(context, `${talk.url}?print-pdf`);
    const left = await page.evaluate(() => ({
      hidden: document.querySelectorAll('.slides [hidden], .slides [aria-hidden=true]:not(.section-number):not(svg *)')
        .length,
      steps: [...document.querySelectorAll('.fragment')].filter((f) => getComputedStyle(f).visibility !== 'visible')
        .length,
    }));
    expect(left).toEqual({ hidden: 0, steps: 0 });
    await context.close();
  });

  test('the browser prints it from the command line', () => {
    const pdf = join(talk.folder, 'print.pdf');
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const args = [
      ...root,
      '--headless',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${join(talk.folder, 'profile')}`,
    ];
    execFileSync(needBrowser(), [...args, `--print-to-pdf=${pdf}`, `${talk.url}?print-pdf`], { stdio: 'ignore' });
    expect(pageCount(readFileSync(pdf))).toBe(slideCount);
  });
});

describe('as a document', () => {
  test('with scripts off every slide stands under the other, readable', async () => {
    const { context } = await watch(browser, talk, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(talk.url);
    const sections = page.locator('.slides section:not(:has(section))');
    expect(await sections.count()).toBe(slideCount);
    let bottom = 0;
    for (const section of await sections.all()) {
      const box = await section.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(bottom - 1);
      bottom = (box?.y ?? 0) + (box?.height ?? 0);
    }
    expect(await page.getByText('Transplantation helps those who stay positive').isVisible()).toBe(true);
    expect(await page.getByText('Welcome. Say who you are.').isVisible()).toBe(false);
    await context.close();
  });

  test('at 320 px it scrolls one way, loses nothing and keeps to WCAG', async () => {
    const { context, complaints } = await watch(browser, talk, { viewport: { width: 320, height: 640 } });
    const page = await openTalk(context, talk.url);
    const size = await page.evaluate(() => ({
      across: document.documentElement.scrollWidth,
      down: document.documentElement.scrollHeight,
      small: [...document.querySelectorAll('.slide p, .slide li, .slide h2')].filter(
        (node) => Number.parseFloat(getComputedStyle(node).fontSize) < 16,
      ).length,
    }));
    expect(size.across).toBe(320);
    expect(size.down).toBeGreaterThan(4000);
    expect(size.small).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('it becomes slides again when there is room', async () => {
    const { context } = await watch(browser, talk, { viewport: { width: 500, height: 800 }, reducedMotion: 'reduce' });
    const page = await openTalk(context, `${talk.url}#/words`);
    expect(await page.evaluate(() => document.documentElement.className)).toContain('stacked');
    await page.setViewportSize({ width: 1280, height: 720 });
    await expect.poll(() => page.evaluate(() => document.documentElement.className)).toContain('live');
    expect(await position(page)).toBe('words/0');
    await page.keyboard.press('PageDown');
    expect(await position(page)).toBe('words/1');
    await context.close();
  });
});

describe('motion', () => {
  test('none where the reader asks for none', async () => {
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const page = await openTalk(context, talk.url);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('body, .reveal, section, .fragment, .toolbar')]
        .filter((node) =>
          getComputedStyle(node)
            .transitionDuration.split(', ')
            .some((d) => Number.parseFloat(d) > 0),
        )
        .map((node) => node.className),
    );
    expect(moving).toEqual([]);
    await context.close();
  });
});
