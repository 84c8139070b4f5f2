import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
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
let silentTalk: TalkOnDisk;

beforeAll(async () => {
  browser = await testBrowser();
  talk = writeTalk((await assembleDeck(sampleDeck(), { assets: sampleAssets })).value);
  silentTalk = writeTalk((await assembleDeck(sampleDeck(), { assets: sampleAssets, notes: false })).value);
});

afterAll(async () => {
  await browser.close();
  talk.remove();
  silentTalk.remove();
});

async function openBoth(context: BrowserContext, url: string): Promise<{ main: Page; speaker: Page }> {
  const main = await openTalk(context, url);
  const [speaker] = await Promise.all([context.waitForEvent('page'), main.keyboard.press('s')]);
  await speaker.waitForSelector('.stage section');
  return { main, speaker };
}

describe('the speaker window', () => {
  test('shows slide, next step and notes, drives the talk, and keeps to the policy', async () => {
    const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const { main, speaker } = await openBoth(context, `${talk.url}#/stagnation`);
    expect(await speaker.locator('.notes-body').textContent()).toContain('one by one');
    expect(await speaker.locator('.stage').first().locator('.fragment.visible').count()).toBe(0);
    expect(await speaker.locator('.stage').last().locator('.fragment.visible').count()).toBe(1);
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(() => position(main)).toBe('stagnation/1');
    await speaker.keyboard.press('b');
    await expect.poll(() => main.locator('.reveal.paused').count()).toBe(1);
    await expect.poll(() => speaker.getByRole('status').textContent()).toContain('black');
    await speaker.keyboard.press('b');
    expect(await axeFindings(speaker)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('survives the reload of either window, stopwatch included', async () => {
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const { main, speaker } = await openBoth(context, `${talk.url}#/frustration`);
    await speaker.getByRole('button', { name: 'Start' }).click();
    await speaker.waitForTimeout(1100);
    await main.reload();
    await main.waitForSelector('body[data-ready]');
    await speaker.getByRole('button', { name: 'Next →' }).click();
    await expect.poll(() => position(main)).toBe('stagnation/0');
    await speaker.reload();
    await speaker.waitForSelector('.stage section');
    await expect.poll(() => speaker.getByRole('button', { name: 'Pause' }).count()).toBe(1);
    expect(await speaker.locator('.clocks').textContent()).not.toContain('Elapsed0:00');
    await speaker.getByRole('button', { name: 'Next →' }).click();
    await expect.poll(() => position(main)).toBe('stagnation/1');
    await context.close();
  });

  test('works where the browser has no broadcast channel', async () => {
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
    const { main, speaker } = await openBoth(context, talk.url);
    await speaker.keyboard.press('ArrowRight');
    await expect.poll(() => position(main)).toBe('frustration/0');
    await main.reload();
    await main.waitForSelector('body[data-ready]');
    await speaker.waitForTimeout(1700);
    await speaker.keyboard.press('ArrowLeft');
    await expect.poll(() => position(main)).toBe('title/0');
    await context.close();
  });

  test('says why there are no notes and how to have them', async () => {
    const { context } = await watch(browser, silentTalk, { reducedMotion: 'reduce' });
    const { speaker } = await openBoth(context, silentTalk.url);
    expect(await speaker.locator('.notes-body').textContent()).toContain('plenary build --notes');
    expect(await speaker.content()).not.toContain('Say who you are');
    await context.close();
  });

  test('says so where the browser blocks it', async () => {
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    await context.addInitScript(() => {
      window.open = () => null;
    });
    const page = await openTalk(context, talk.url);
    await page.keyboard.press('s');
    expect(await page.getByRole('alert').textContent()).toContain('blocked the speaker window');
    await context.close();
  });

  test('does not listen to who does not know its token', async () => {
    const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
    const { main } = await openBoth(context, talk.url);
    await main.evaluate(() => {
      const message = { plenary: 'f'.repeat(32), sender: 'stranger', count: 9, message: { type: 'move', to: 'last' } };
      window.postMessage(message, '*');
      new BroadcastChannel(`plenary-${'f'.repeat(32)}`).postMessage(message);
    });
    await main.waitForTimeout(200);
    expect(await position(main)).toBe('title/0');
    await context.close();
  });
});
