import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { openTalk, testBrowser, watch, writeTalk, type TalkOnDisk, type TestBrowser } from '../support/browser.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';
import { groupedPixels, steppedCharts } from '../support/step-pixels.ts';

const curves = `data:
  values:
    - {t: 0, s: 100, g: control}
    - {t: 1, s: 71, g: control}
    - {t: 2, s: 60, g: control}
    - {t: 3, s: 55, g: control}
    - {t: 0, s: 100, g: treated}
    - {t: 1, s: 93, g: treated}
    - {t: 2, s: 82, g: treated}
    - {t: 3, s: 78, g: treated}
layer:
  - name: curve
    mark: {type: line, interpolate: step-after}
  - name: names
    transform: [{filter: datum.t === 3}]
    mark: {type: text, align: right, dy: -12}
    encoding: {text: {field: g}}
encoding:
  x: {field: t, type: quantitative, title: Years}
  y: {field: s, type: quantitative, title: Alive (%), scale: {domain: [0, 100]}}
  color: {field: g, type: nominal, legend: null}
`;

const bars = `data: {values: [{trial: UKALL, early: 91, late: 39}, {trial: MDACC, early: 92, late: 38}]}
params: [{name: end, value: false}]
transform: [{calculate: 'end ? datum.late : datum.early', as: shown}]
mark: bar
encoding:
  y: {field: trial, type: nominal, title: null}
  x: {field: shown, type: quantitative, title: null, scale: {domain: [0, 100]}}
`;

const grid = `data: {values: [{p: a, x: 1, g: k}, {p: a, x: 2, g: m}, {p: b, x: 3, g: k}, {p: b, x: 4, g: m}]}
mark: {type: point, filled: true, size: 300, clip: true}
width: 300
encoding:
  x: {field: x, type: quantitative}
  y: {field: g, type: nominal}
  shape: {field: g, type: nominal}
  column: {field: p, type: nominal}
`;

const chart = (spec: string, steps: string): string =>
  `\`\`\`vega-lite\n${spec}steps: ${steps}\nsource: Made up\n\`\`\`\n`;

const deck = `---
title: Steps
lang: en
---

---
id: curves
---

## Curves appear in parts

- before {.fragment}

${chart(curves, `[axes, "datum.g === 'control' && datum.t <= 1", control, treated, names]`)}

- after {.fragment}

---
id: bars
---

## Bars give way to others

${chart(bars, '[UKALL, {params: {end: true}}]')}

---
id: grid
---

## Points in two plots

${chart(grid, 'p')}
`;

let browser: TestBrowser;
let talk: TalkOnDisk;

beforeAll(async () => {
  const config = { deck: 'deck.md', dataFolder: 'data', templateFolder: 'templates', levels: {} };
  const effects = { fs: memoryFileSystem({ 'deck.md': deck }), log: { progress: () => undefined } };
  const { site, diagnostics } = await compile(config, effects, { notes: false, draft: false, fonts: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  talk = writeTalk(site);
  browser = await testBrowser();
});

afterAll(async () => {
  await browser?.close();
  talk?.remove();
});

describe('charts that build up', () => {
  test('draw at every step what is seen on the same pixels as at the end', async () => {
    const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const canvas = await context.newPage();
    const page = await openTalk(context, talk.url);
    const found = await steppedCharts(page, canvas);
    expect(found.map(({ slide, steps }) => `${slide} ${steps}`)).toEqual(['curves 7', 'bars 2', 'grid 2']);
    expect(found.flatMap(({ faults }) => faults)).toEqual([]);
    for (const { slide, steps } of found) {
      await page.goto(`${talk.url}#/${slide}/${steps - 1}`);
      expect(await groupedPixels(page, canvas, `${slide}-chart-1`)).toBe(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('print one page a slide as at the end, or one a step, each with the number of its slide', async () => {
    const { context, complaints } = await watch(browser, talk);
    const page = await openTalk(context, `${talk.url}?print-pdf`);
    const shown = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.slides section')].map((slide) => {
          const seen = [
            ...slide.querySelectorAll('svg [data-mark]:is(path, circle), svg .chart-before :is(path, circle)'),
          ].filter((mark) => getComputedStyle(mark).visibility === 'visible');
          return `${slide.id} ${slide.querySelector('.page-number')?.textContent} ${seen.length}`;
        }),
      );
    expect((await shown()).filter((line) => line.startsWith('bars'))).toEqual(['bars 2 2']);
    await page.goto(`${talk.url}?print-pdf&steps`);
    await page.waitForSelector('body[data-ready]');
    expect((await shown()).filter((line) => /^(?:bars|grid)/.test(line))).toEqual([
      ...['bars--step-0 2 1', 'bars--step-1 2 2', 'bars 2 2'],
      ...['grid--step-0 3 0', 'grid--step-1 3 2', 'grid 3 4'],
    ]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('are complete without scripts, and the speaker sees the next step', async () => {
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const main = await openTalk(context, `${talk.url}#/bars/0`);
    const [speaker] = await Promise.all([context.waitForEvent('page'), main.keyboard.press('s')]);
    await speaker.waitForSelector('.stage section');
    const state = (stage: number): Promise<boolean[]> => {
      const marks = speaker.locator('.stage').nth(stage).locator('svg :is(path, circle)');
      return marks.evaluateAll((all) => all.map((mark) => getComputedStyle(mark).visibility === 'visible'));
    };
    const [now, next] = [await state(0), await state(-1)];
    expect(now.length).toBe(next.length);
    expect(now.map((seen, i) => seen !== next[i]).filter(Boolean).length).toBe(4);
    await context.close();
    const silent = await browser.newContext({ javaScriptEnabled: false });
    const page = await silent.newPage();
    await page.goto(talk.url);
    expect(await page.locator('#bars svg .chart-before').first().isVisible()).toBe(false);
    expect(await page.locator('#bars svg [data-mark]').first().isVisible()).toBe(true);
    await silent.close();
  });
});
