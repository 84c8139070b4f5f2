import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { axeFindings, slideFindings } from '../support/axe.ts';
import { faintLabels } from '../support/chart-contrast.ts';
import { openTalk, startBrowser, walk, watch, type TalkOnDisk } from '../support/browser.ts';
import { layoutFaults } from '../support/overflow.ts';
import { steppedCharts } from '../support/step-pixels.ts';
import { root } from '../support/talk-fixture.ts';

let browser: Browser;
let talk: TalkOnDisk;

/** The flagship as one of its variants. */
function built(variant: string): TalkOnDisk {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-upfront-'));
  const wanted = ['slides/upfront', '--variant', variant, '--notes', '-o', join(folder, 'talk')];
  const command = [join(root, 'lib/cli/main.cjs'), 'build', ...wanted];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  expect({ status, said: stderr }).toMatchObject({ status: 0 });
  return {
    folder,
    url: String(pathToFileURL(join(folder, 'talk/index.html'))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

beforeAll(async () => {
  // The variant that has every slide of the others.
  talk = built('teaching');
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  talk?.remove();
});

test('the flagship talk stays in its folder, silent and within its policy, with nothing cut, small or covered', async () => {
  const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce' });
  const page = await openTalk(context, talk.url);
  const faults: string[] = [];
  await walk(page, async (at) => {
    faults.push(...(await layoutFaults(page)).map((fault) => `${at} ${fault.kind} by ${fault.by}: ${fault.text}`));
  });
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test('every label of every chart has the contrast that WCAG asks of text', async () => {
  const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
  const canvas = await context.newPage();
  const page = await openTalk(context, talk.url);
  const found: string[] = [];
  await walk(page, async (at) => {
    const faint = await faintLabels(page, canvas);
    found.push(...faint.map(({ text, contrast, needed }) => `${at} ${contrast} < ${needed}: ${text}`));
  });
  expect(found).toEqual([]);
  await context.close();
});

test('every chart that builds up shows at each step what it shows at the end, on the same pixels', async () => {
  const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
  const canvas = await context.newPage();
  const page = await openTalk(context, talk.url);
  const charts = await steppedCharts(page, canvas);
  expect(charts.flatMap(({ slide, faults }) => faults.map((fault) => `${slide} ${fault}`))).toEqual([]);
  expect(charts.length).toBeGreaterThanOrEqual(8);
  await context.close();
});

test('axe finds nothing of WCAG 2.2 A and AA on any slide of the flagship talk', async () => {
  const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
  const page = await openTalk(context, talk.url);
  const found = [...(await axeFindings(page))];
  await walk(page, async (at) => {
    found.push(...(await slideFindings(page)).map((finding) => `${at} ${finding}`));
  });
  expect(found).toEqual([]);
  await context.close();
}, 300_000);
