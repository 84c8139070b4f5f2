import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
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
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { comparePixels } from '../support/pixels.ts';
import { shippedOnce } from '../support/shipped-once.ts';

const deck = `---
title: T
lang: en
---

## Before

---
id: linked
---

## Two linked charts

\`\`\`vega-lite
interactive: true
data: {name: patients}
hconcat:
  - width: 420
    height: 380
    params: [{name: brush, select: {type: interval}}]
    mark: {type: point, filled: true, size: 90}
    encoding:
      x: {field: age, type: quantitative}
      y: {field: months, type: quantitative, title: Months alive}
      color: {field: arm, type: nominal}
  - width: 420
    height: 380
    transform: [{filter: {param: brush}}]
    mark: bar
    encoding:
      x: {aggregate: count, type: quantitative, scale: {domain: [0, 20]}}
      y: {field: arm, type: nominal}
\`\`\`

---
id: inputs
---

## Inputs

\`\`\`vega-lite
interactive: true
data: {name: patients}
params:
  - {name: oldest, value: 60, bind: {input: range, min: 20, max: 80, step: 1, name: Oldest}}
  - {name: only, value: b, bind: {input: select, options: [a, b]}}
transform: [{filter: datum.age <= oldest && datum.arm == only}]
mark: bar
encoding:
  x: {aggregate: count, type: quantitative, scale: {domain: [0, 20]}}
  y: {field: arm, type: nominal}
\`\`\`

---
id: last
---

## Last
`;
const rows = Array.from({ length: 30 }, (_, i) => `${'ab'[i % 2]},${20 + ((i * 7) % 50)},${5 + ((i * 11) % 60)},${i}`);
const files = { 'deck.md': deck, 'data/patients.csv': `arm,age,months,unused\n${rows.join('\n')}\n` };

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

const lives = (page: Page, id: string): Promise<unknown> => page.waitForSelector(`#${id} figure.is-live`);

const count = (page: Page, id: string): Promise<string[]> =>
  page.evaluate(
    (slide) =>
      [
        ...document.querySelectorAll(`#${slide} .chart-live path[aria-label], #${slide} .chart-live .mark-rect path`),
      ].map((bar) => bar.getAttribute('d') ?? ''),
    id,
  );
const tooltip = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>('.present .chart-tooltip:not([hidden])')?.innerText ?? '');

test('the live chart has the pixels of the drawing, also on a scaled slide', async () => {
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 1000, height: 600 },
  ]) {
    await withTalk(
      async (page) => {
        await lives(page, 'linked');
        const live = await page.screenshot();
        await page.evaluate(() => document.querySelector('#linked figure')?.classList.remove('is-live'));
        const drawn = await page.screenshot();
        // Numbers of the drawing have three decimals: on a scaled slide an edge may be a shade darker.
        const { most } = await comparePixels(page, live, drawn);
        expect(most).toBeLessThan(viewport.width === 1280 ? 1 : 16);
        const [data] = await page.evaluate(() =>
          [...document.querySelectorAll('#linked-chart-1-live')].map((node) => node.textContent ?? ''),
        );
        expect(data).not.toContain('unused');
      },
      { viewport },
      '#/linked',
    );
  }
});

test('a brush filters the other chart, where it was drawn', async () => {
  await withTalk(
    async (page) => {
      await lives(page, 'linked');
      const before = await count(page, 'linked');
      const [left, top, width, height] = await page.evaluate(() => {
        const box = document.querySelector('#linked .chart-live .mark-symbol')?.parentElement?.getBoundingClientRect();
        return [box?.left ?? 0, box?.top ?? 0, box?.width ?? 0, box?.height ?? 0];
      });
      await page.mouse.move(left + width * 0.3, top + height * 0.3);
      await page.mouse.down();
      await page.mouse.move(left + width * 0.7, top + height * 0.8, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => count(page, 'linked')).not.toEqual(before);
      expect(await position(page)).toBe('linked/0');
      await page.keyboard.press('PageDown');
      expect(await position(page)).toBe('inputs/0');
    },
    { viewport: { width: 1000, height: 600 } },
    '#/linked',
  );
});

test('tooltips by pointer and by keyboard; keys that turn pages stay those of the talk', async () => {
  await withTalk(
    async (page) => {
      await lives(page, 'linked');
      await page.locator('#linked .chart-live .mark-symbol path').first().hover();
      await expect.poll(() => tooltip(page)).toMatch(/age\s+20\s+Months alive\s+5\s+arm\s+a/);
      await page.mouse.move(2, 2);
      await page.locator('#linked .chart-live').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => tooltip(page)).toMatch(/age\s+27/);
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await tooltip(page)).toBe('');
      await page.keyboard.press('PageDown');
      expect(await position(page)).toBe('inputs/0');
    },
    {},
    '#/linked',
  );
});

test('inputs set parameters and let go of the clicker', async () => {
  await withTalk(
    async (page) => {
      await lives(page, 'inputs');
      const before = await count(page, 'inputs');
      await page.getByLabel('Oldest').focus();
      await page.keyboard.press('Home');
      await expect.poll(() => count(page, 'inputs')).not.toEqual(before);
      expect(await axeFindings(page)).toEqual([]);
      expect(await position(page)).toBe('inputs/0');
      await page.getByLabel('only').selectOption('a');
      await page.keyboard.press('PageDown');
      expect(await position(page)).toBe('last/0');
    },
    {},
    '#/inputs',
  );
});

test('on paper and without scripts the drawing stays', async () => {
  const shown = (page: Page): Promise<boolean[]> =>
    page.evaluate(() =>
      ['svg', '.chart-live', '.chart-controls'].map(
        (part) => (document.querySelector(`#linked figure > ${part}`)?.getClientRects().length ?? 0) > 0,
      ),
    );
  await withTalk(
    async (page) => {
      await lives(page, 'linked');
      expect(await shown(page)).toEqual([false, true, false]);
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ media: 'print' });
      expect(await shown(page)).toEqual([true, false, false]);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: 'screen' });
      expect(await shown(page)).toEqual([false, true, false]);
    },
    {},
    '#/linked',
  );
  await withTalk(async (page) => expect(await shown(page)).toEqual([true, false, false]), {}, '?print-pdf');
  const { context, complaints } = await watch(browser, talk, { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(talk.url);
  expect(await page.locator('#linked figure > svg').isVisible()).toBe(true);
  expect(await page.locator('#inputs .chart-controls').isVisible()).toBe(false);
  await context.close();
  expect(complaints).toEqual([]);
});

test('nothing is left on the window', async () => {
  await withTalk(
    async (page) => {
      await lives(page, 'linked');
      const names = await page.evaluate(() =>
        Object.keys(window).filter((name) => /vega|view|plenary|charts/i.test(name)),
      );
      expect(names.filter((name) => !/viewport/i.test(name))).toEqual([]);
    },
    {},
    '#/linked',
  );
});
