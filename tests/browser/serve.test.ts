import type { BrowserContext, Page } from 'playwright-core';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { position, testBrowser, type TestBrowser } from '../support/browser.ts';
import { served, type ServedTalk } from '../support/served-talk.ts';

let browser: TestBrowser;

/** What becomes true after a while: a busy machine takes its time to compile. */
const soon = <T>(ask: () => T): ReturnType<typeof expect.poll<T>> => expect.poll(ask, { timeout: 30_000 });

beforeAll(async () => {
  browser = await testBrowser();
});

afterAll(() => browser.close());

const front = `---
title: A talk
lang: en
---

`;
const one = '## One\n\nThe first slide.\n\nNote: Say hello.\n';
const two = '## Two\n\n- first {.fragment}\n- second {.fragment}\n- third {.fragment}\n';
const three = '## Three\n\nThe last slide.\n';

function deck(...slides: readonly string[]): string {
  return front + slides.join('\n---\n\n');
}

interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
  /** How often the page was loaded. */
  readonly loads: () => number;
}

/** @param first runs in the page before anything else */
async function open({ serving }: ServedTalk, hash = '', first: () => void = () => {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const complaints: string[] = [];
  context.on('page', (page) => {
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  const page = await context.newPage();
  await page.addInitScript(first);
  let loads = 0;
  page.on('load', () => loads++);
  await page.goto(serving.url + hash);
  await page.waitForSelector('body[data-ready]');
  return { page, context, complaints, loads: () => loads };
}

const textOf = (page: Page, id: string): Promise<string> =>
  page.evaluate((id) => document.querySelector(`#${id} .slide`)?.textContent ?? '', id);
const order = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')]
      .map((s) => [s, ...s.querySelectorAll('section')].map((each) => each.id).join('/'))
      .join(' '),
  );

test('an edit changes its slide, and nothing else is touched', async () => {
  const talk = await served({ 'deck.md': deck(one, two, three) });
  const { page, complaints, loads } = await open(talk, '#/two');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await position(page)).toBe('two/2');
  await page.evaluate(() => ((window as unknown as { kept: unknown }).kept = document.querySelector('#two li')));
  talk.save('deck.md', deck(one, two.replace('third', 'THIRD'), three));
  await soon(() => textOf(page, 'two')).toContain('THIRD');
  expect(await position(page)).toBe('two/2');
  expect(
    await page.evaluate(() => (window as unknown as { kept: unknown }).kept === document.querySelector('#two li')),
  ).toBe(true);
  talk.save('deck.md', deck(one.replace('first', 'FIRST'), two, three));
  await soon(() => textOf(page, 'one')).toContain('FIRST');
  expect(await position(page)).toBe('two/2');
  expect(await textOf(page, 'two')).toContain('third');
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});

test('slides come, go, move and get another name', async () => {
  const talk = await served({ 'deck.md': deck(one, two, three) });
  const { page, complaints, loads } = await open(talk, '#/two');
  talk.save('deck.md', deck('## Zero\n', one, two, three));
  await soon(() => order(page)).toBe('zero one two three');
  expect(await position(page)).toBe('two/0');
  const labels = await page.locator('.slides > section').evaluateAll((all) => all.map((s) => s.ariaLabel));
  expect(labels).toEqual(['1 / 4: Zero', '2 / 4: One', '3 / 4: Two', '4 / 4: Three']);
  expect(await page.locator('.page-number').evaluateAll((all) => all.map((s) => s.textContent))).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
  talk.save('deck.md', deck(three, two, one));
  await soon(() => order(page)).toBe('three two one');
  expect(await position(page)).toBe('two/0');
  talk.save('deck.md', deck(three, two.replace('Two', 'Deux'), one));
  await soon(() => order(page)).toBe('three deux one');
  expect(await position(page)).toBe('deux/0');
  await soon(() => page.evaluate(() => location.hash)).toBe('#/deux');
  await page.keyboard.press('End');
  talk.save('deck.md', deck(three));
  await soon(() => order(page)).toBe('three');
  expect(await position(page)).toBe('three/0');
  talk.save('deck.md', deck(three, '## Below\n').replace('---\n\n## Below', '----\n\n## Below'));
  await soon(() => order(page)).toBe('/three/below');
  await page.keyboard.press('ArrowDown');
  expect(await position(page)).toBe('below/0');
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});

test('a changed style takes the place of the old one', async () => {
  const theme = (color: string): string => `h2 { color: ${color}; }`;
  const talk = await served({
    'deck.md': deck(one).replace('lang: en', 'lang: en\ntheme: own'),
    'templates/themes/own.css': theme('rgb(1, 2, 3)'),
  });
  const { page, complaints, loads } = await open(talk);
  const color = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.querySelector('h2') as Element).color);
  expect(await color()).toBe('rgb(1, 2, 3)');
  for (const shade of ['rgb(4, 5, 6)', 'rgb(7, 8, 9)']) {
    talk.save('templates/themes/own.css', theme(shade));
    await soon(color).toBe(shade);
  }
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});

test('an error stands on its slide and over the talk, and goes with the next save', async () => {
  const talk = await served({ 'deck.md': deck(one, two) });
  const { page, complaints } = await open(talk);
  talk.save('deck.md', deck(one.replace('first', '{{nothing.here}}'), two));
  const overlay = page.locator('.live-errors');
  await soon(() => overlay.isVisible()).toBe(true);
  expect(await overlay.textContent()).toContain('deck.md:8');
  expect(await overlay.locator('pre').textContent()).toContain('line 8');
  expect(await page.locator('#one .error-panel').count()).toBe(1);
  expect(await page.locator('.draft-mark').count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await overlay.isVisible()).toBe(false);
  talk.save('deck.md', deck(one, two));
  await soon(() => page.locator('.error-panel').count()).toBe(0);
  talk.save('deck.md', deck(one, two).replace('lang: en', 'lang: [en'));
  await soon(() => overlay.isVisible()).toBe(true);
  expect(await overlay.textContent()).toContain('stay as they were');
  expect(await order(page)).toBe('one two');
  rmSync(join(talk.folder, 'deck.md'));
  await soon(() => overlay.textContent()).not.toContain('lang');
  expect(await order(page)).toBe('one two');
  talk.save('deck.md', deck(one, two, three));
  await soon(() => order(page)).toBe('one two three');
  expect(await overlay.isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

test('notes reach the speaker window and leave the slide alone; two tabs and the window share a line', async () => {
  const talk = await served({ 'deck.md': deck(one, two) });
  const { page, context, complaints, loads } = await open(talk);
  const second = await context.newPage();
  await second.goto(talk.serving.url);
  await second.waitForSelector('body[data-ready]');
  const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('s')]);
  await soon(() => speaker.locator('.notes-body').textContent()).toContain('Say hello');
  await page.evaluate(() => {
    const counter = window as unknown as { changes: number };
    counter.changes = 0;
    new MutationObserver((all) => (counter.changes += all.length)).observe(
      document.querySelector('#one .slide') as Element,
      { subtree: true, childList: true, attributes: true, characterData: true },
    );
  });
  talk.save('deck.md', deck(one.replace('hello', 'good morning'), two));
  await soon(() => speaker.locator('.notes-body').textContent()).toContain('good morning');
  await soon(() => page.locator('#one .notes').textContent()).toContain('good morning');
  await soon(() => second.locator('#one .notes').textContent()).toContain('good morning');
  expect(await page.evaluate(() => (window as unknown as { changes: number }).changes)).toBe(0);
  talk.save('deck.md', deck(one.replace('first', '1st'), two));
  await soon(() => textOf(second, 'one')).toContain('1st');
  await soon(() => speaker.locator('.stage').first().textContent()).toContain('1st');
  await second.close();
  await page.close({ runBeforeUnload: false });
  talk.save('deck.md', deck(one.replace('hello', 'goodbye'), two));
  await soon(() => speaker.locator('.notes-body').textContent()).toContain('goodbye');
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});

test('saves by renaming, and bursts, are one update each; the last one is shown', async () => {
  const talk = await served({ 'deck.md': deck(one, two) });
  const { page } = await open(talk);
  const text = deck(one.replace('first', 'renamed'), two);
  writeFileSync(join(talk.folder, 'deck.md~'), text);
  renameSync(join(talk.folder, 'deck.md~'), join(talk.folder, 'deck.md'));
  await soon(() => textOf(page, 'one')).toContain('renamed');
  const before = talk.updates.length;
  for (let i = 0; i < 20; i++) talk.save('deck.md', deck(one.replace('first', `number ${i}`), two));
  await soon(() => textOf(page, 'one')).toContain('number 19');
  await page.waitForTimeout(300);
  expect(talk.updates.slice(before).filter(({ patch }) => patch?.from !== patch?.to).length).toBeLessThanOrEqual(2);
});

test('with `follow` the page goes to the slide that was edited last', async () => {
  const talk = await served({ 'deck.md': deck(one, two, three) }, { follow: true });
  const { page } = await open(talk);
  talk.save('deck.md', deck(one, two, three.replace('last', 'LAST')));
  await soon(() => position(page)).toBe('three/0');
  const { page: other } = await open(talk);
  expect(await position(other)).toBe('three/0');
});

test('a page tells which slide it has come to, which is then made first', async () => {
  const { page } = await open(await served({ 'deck.md': deck(one, three) }));
  const told = page.waitForResponse((response) => response.url().endsWith('/live/at?id=three'));
  await page.keyboard.press('ArrowRight');
  expect((await told).ok()).toBe(true);
});

const bars = (more: string, file = 'counts'): string =>
  `\`\`\`vega-lite\n${more}data: {name: ${file}}\nencoding: {x: {field: arm, type: nominal}, y: {field: n, type: quantitative}}\n`;
const counts = { 'data/counts.csv': 'arm,n\nA,12\nB,30\n' };

/** A talk whose first slides are there before the rest of it is read. */
const long = (last = one): Readonly<Record<string, string>> => ({
  ...counts,
  'deck.md': deck(
    one,
    '## Two\n\nSee [the last one](#last).\n',
    ...Array.from({ length: 32 }, (_, i) => `## Chart ${i}\n\n${bars('')}mark: {type: bar, size: ${i + 1}}\n\`\`\`\n`),
    last.replace('## One', '## Last'),
  ),
});

/** Runs in a page and notes what is seen from its beginning on: slides, and what was wrong with them. */
function noteSeen(): void {
  const seen: string[] = [];
  Object.assign(window, { seen });
  const look = (): void => {
    const present = document.querySelector('.reveal.ready .slides section.present');
    const waits = present?.querySelector('.slide-waiting') ? ' waits' : '';
    const text = present === null ? '' : `${present.id}${waits}`;
    if (text !== '' && seen.at(-1) !== text) seen.push(text);
    if (document.querySelector('.error-panel, .live-errors:not([hidden])') !== null) seen.push('an error');
    requestAnimationFrame(look);
  };
  look();
}

test.each([
  ['', 'one'],
  ['#/chart-31', 'chart-31'],
  ['#/33', 'chart-31'],
])('the first slide is there before the others are read; in the end all are, %s', async (hash, shown) => {
  const talk = await served(long(), { isReady: 'opened' });
  expect(talk.updates).toEqual([]);
  const beginning = await (await fetch(talk.serving.url)).text();
  expect([...beginning.matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['one', 'two', 'chart-0']);
  expect(beginning).toContain('aria-label="1: One"');
  const { page, complaints, loads } = await open(talk, hash, noteSeen);
  await soon(() => talk.updates.length).toBe(1);
  await soon(() => page.locator('.slide-waiting').count()).toBe(0);
  expect(await order(page)).toContain('one two chart-0 chart-1 ');
  await soon(() => position(page)).toBe(`${shown}/0`);
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  // What waits has a name only where the address says one.
  expect(seen.filter((one) => !/^(?:chart-31)? waits$/.test(one))).toEqual([shown]);
  const sections = (of: Page): Promise<readonly string[]> =>
    of.evaluate(() =>
      [...document.querySelectorAll('.slides > section .slide')].map((slide) =>
        slide.outerHTML.replace(/ tabindex="[^"]*"/g, ''),
      ),
    );
  const { page: fresh } = await open(talk, hash);
  expect(await order(page)).toBe(await order(fresh));
  expect(await sections(page)).toEqual(await sections(fresh));
  const label = (of: Page): Promise<string | null> => of.locator('#one').getAttribute('aria-label');
  expect(await label(page)).toBe(await label(fresh));
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});

test('a page that shows a talk keeps its place when the server starts again with the beginning of it', async () => {
  const talk = await served(long());
  const { page, loads } = await open(talk, '#/chart-20');
  const { port } = talk.serving;
  await talk.serving.close();
  await served(long(one.replace('first', 'FIRST')), { port, isReady: 'opened' });
  await soon(() => textOf(page, 'last')).toContain('FIRST');
  expect(await position(page)).toBe('chart-20/0');
  expect(loads()).toBe(2);
});

test('a save while the whole of a talk is read is shown', async () => {
  const talk = await served(long(), { isReady: 'opened' });
  const { page } = await open(talk);
  talk.save('deck.md', long(one.replace('first', 'FIRST'))['deck.md'] as string);
  await soon(() => textOf(page, 'last')).toContain('FIRST');
  await soon(() => page.locator('.slide-waiting').count()).toBe(0);
  expect(await position(page)).toBe('one/0');
});

test('a chart that answers is replaced by one that answers', async () => {
  const files = (mark: string): string => deck(one, `## Bars\n\n${bars('interactive: true\n')}mark: ${mark}\n\`\`\`\n`);
  const talk = await served({ ...counts, 'deck.md': files('bar') });
  const { page, complaints, loads } = await open(talk, '#/bars');
  await page.waitForSelector('#bars figure.is-live .mark-rect');
  talk.save('deck.md', files('point'));
  await page.waitForSelector('#bars figure.is-live .mark-symbol');
  expect(await page.locator('#bars .mark-rect').count()).toBe(0);
  talk.save('data/counts.csv', 'arm,n\nA,12\nB,30\nC,7\n');
  await soon(() => page.locator('#bars .chart-live .mark-symbol path').count()).toBe(3);
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});

test('a server that was started again brings its pages up to date, in their place', async () => {
  const talk = await served({ 'deck.md': deck(one, two, three) });
  const { page, loads } = await open(talk, '#/two');
  await page.keyboard.press('ArrowRight');
  const { port } = talk.serving;
  await talk.serving.close();
  await served({ 'deck.md': deck(one, two.replace('second', 'SECOND'), three) }, { port });
  await soon(() => textOf(page, 'two')).toContain('SECOND');
  await soon(() => position(page)).toBe('two/1');
  await soon(loads).toBe(2);
});

test('the panel that says where numbers come from follows an edit', async () => {
  const text = deck('## Counted\n\nIn all {{total}} patients.\n');
  const values = 'values: {total: {sum: counts.n}}\n';
  const talk = await served({ ...counts, 'data/values.yaml': values, 'deck.md': text });
  const { page, complaints, loads } = await open(talk);
  await page.keyboard.press('t');
  const panel = page.locator('.trace-panel');
  await soon(() => panel.innerText()).toContain('42');
  talk.save('data/counts.csv', 'arm,n\nA,12\nB,31\n');
  await soon(() => textOf(page, 'counted')).toContain('43');
  await soon(() => panel.innerText()).toContain('43');
  expect(loads()).toBe(1);
  expect(complaints).toEqual([]);
});
