import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { axeFindings } from '../support/axe.ts';
import { openTalk, position, startBrowser, watch, writeTalk, type TalkOnDisk } from '../support/browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
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

let browser: Browser;
let talk: TalkOnDisk;

beforeAll(async () => {
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const effects = { fs: { ...memoryFileSystem(files), shipped: shippedOnce }, log: { progress: () => {} } };
  const { site, diagnostics } = await compile(config, effects, { notes: true, draft: false, fonts: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  talk = writeTalk(site);
  browser = await startBrowser();
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

test('the live chart has the pixels of the drawing', async () => {
  await withTalk(
    async (page) => {
      await lives(page, 'linked');
      const live = await page.screenshot();
      await page.evaluate(() => document.querySelector('#linked figure')?.classList.remove('is-live'));
      const drawn = await page.screenshot();
      expect(live.equals(drawn)).toBe(true);
    },
    {},
    '#/linked',
  );
});
