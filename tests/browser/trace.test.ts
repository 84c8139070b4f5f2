import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { axeFindings } from '../support/axe.ts';
import { openTalk, testBrowser, watch, writeTalk, type TalkOnDisk, type TestBrowser } from '../support/browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { shippedOnce } from '../support/shipped-once.ts';

const deck = `---
title: T
lang: en
---

---
id: first
---

## [Alive]{claim="trials.b.value > trials.a.value"} at five years: {{trials.b}} against {{trials.a}}

Of {{trials.b.n}} patients.

Later: {{trials.b.low}}{.fragment}

---
id: chart
---

## Bars

\`\`\`vega-lite
alt: 'Two bars; the first is {{trials.a}}'
data: {name: trials}
mark: bar
encoding: {x: {field: id, type: nominal}, y: {field: est, type: quantitative}}
\`\`\`

---
id: words
---

## Words only
`;
const files = {
  'deck.md': deck,
  'data/trials.csv': 'id,est,low,high,n\na,62.5,52,71.3,110\nb,82.4,73.7,88.4,112\n',
  'data/values.yaml': "estimates: {trials: {value: est, ci: [low, high], n: n, unit: pct, format: '.1f'}}\n",
  'data/datapackage.json':
    '{"resources": [{"name": "trials", "path": "trials.csv", "schema": {"primaryKey": "id", "fields": []}, "sources": [{"key": "litzow2024"}]}]}',
  'data/references.bib':
    '@article{litzow2024, author = {Litzow, Mark R. and Sun, Z. and Other, A.}, title = {T}, journal = {N Engl J Med}, year = {2024}, doi = {10.1056/NEJMoa2312948}}\n',
};

let browser: TestBrowser;
let talk: TalkOnDisk;

beforeAll(async () => {
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const effects = { fs: { ...memoryFileSystem(files), shipped: shippedOnce }, log: { progress: () => {} } };
  const { site, diagnostics } = await compile(config, effects, { notes: true, draft: false, fonts: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  talk = writeTalk(site);
  browser = await testBrowser();
});

afterAll(async () => {
  await browser?.close();
  talk?.remove();
});

async function withTalk(
  run: (page: Page) => Promise<void>,
  options: Parameters<typeof watch>[2] = {},
  query = '',
): Promise<void> {
  const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce', ...options });
  try {
    await run(await openTalk(context, talk.url + query));
  } finally {
    await context.close();
  }
  expect(complaints).toEqual([]);
}

const panel = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const root = document.querySelector<HTMLElement>('.trace-panel');
    return root === null || root.hidden ? null : root.innerText.replace(/\s+/g, ' ');
  });
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

test('by keyboard: T opens, arrows choose, Enter reads on, Escape leads back', async () => {
  await withTalk(async (page) => {
    const places = (): Promise<unknown> =>
      page.evaluate(() =>
        [...document.querySelectorAll('#first .slide *')].map((node) => JSON.stringify(node.getBoundingClientRect())),
      );
    const before = await places();
    await page.keyboard.press('t');
    expect(await focused(page)).toBe('82.4%, from trials.csv, row b, column est');
    expect(await panel(page)).toMatch(
      /^82\.4% Name trials\.b File data\/trials\.csv Row b \(line 3\) Column est SHA-256 [0-9a-f]{12}… Source Litzow, N Engl J Med 2024 doi:10\.1056\/NEJMoa2312948 Format \.1f Written in deck\.md, line 10/,
    );
    expect(await panel(page)).toContain('Holds: Alive trials.b.value > trials.a.value');
    expect(await places()).toEqual(before);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('62.5%, from trials.csv, row a, column est');
    expect(await panel(page)).toMatch(/^62\.5% Name trials\.a/);
    await page.keyboard.press('End');
    // What a step has not shown yet is not told.
    expect(await focused(page)).toBe('112, from trials.csv, row b, column n');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('112');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('112, from trials.csv, row b, column n');
    await page.keyboard.press('Escape');
    expect(await panel(page)).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  });
});

test('a clicker goes on, and the marks with it', async () => {
  await withTalk(async (page) => {
    await page.keyboard.press('t');
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.locator('.trace-mark').count()).toBe(4);
    await page.keyboard.press('PageDown');
    await expect.poll(() => panel(page)).toContain('Chart: Bars');
    await page.keyboard.press('PageDown');
    await expect.poll(() => panel(page)).toContain('Nothing that this slide shows now comes from data.');
  });
});

test('a chart: its marks as a list, each framed in the drawing, and the numbers of its words', async () => {
  await withTalk(
    async (page) => {
      await page.keyboard.press('t');
      expect(await focused(page)).toBe('Chart “Bars”, 2 marks, from trials.csv, 2 rows, 2 columns');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      while (!/^bar/.test(await focused(page))) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => panel(page)).toContain('Draws x: id, y: est');
      const apart = await page.evaluate(() => {
        const [mark, frame] = ['#chart svg [data-mark="0"]', '.trace-frame'].map((one) =>
          document.querySelector(one)?.getBoundingClientRect(),
        );
        return Math.abs((mark?.left ?? 0) - (frame?.left ?? 1000));
      });
      expect(apart).toBeLessThan(8);
      expect(await panel(page)).toContain('Numbers in its words');
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Move to the other side' }).click();
      await page.locator('#chart svg [data-mark="1"]').click();
      await expect.poll(() => panel(page)).toContain('Row b (line 3)');
    },
    {},
    '#/chart',
  );
});

test('on a phone: a button, a panel at the foot, marks that scroll with the page', async () => {
  await withTalk(
    async (page) => {
      await page.getByRole('button', { name: 'Where numbers come from' }).tap();
      await page.locator('#first .value').nth(1).scrollIntoViewIfNeeded();
      await page.getByRole('button', { name: /^62\.5%, from/ }).tap();
      expect(await panel(page)).toMatch(/^62\.5%/);
      expect(await axeFindings(page)).toEqual([]);
    },
    { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
  );
});

test('paper tells it only where it was asked for', async () => {
  for (const [query, pages] of [
    ['?print-pdf', 0],
    ['?print-pdf&trace', 1],
  ] as const) {
    await withTalk(
      async (page) => {
        expect(await page.locator('.trace-list').count()).toBe(pages);
        expect(await page.locator('.trace-number').count()).toBe(pages === 0 ? 0 : 5);
        if (pages === 1)
          expect(await page.locator('.trace-list').innerText()).toContain(
            '62.5% trials.csv, row a, column est. Litzow, N Engl J Med 2024',
          );
      },
      {},
      query,
    );
  }
});
