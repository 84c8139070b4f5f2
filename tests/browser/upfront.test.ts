import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindings, slideFindings } from '../support/axe.ts';
import { faintLabels } from '../support/chart-contrast.ts';
import { openTalk, testBrowser, walk, watch, type TalkOnDisk, type TestBrowser } from '../support/browser.ts';
import { layoutFaults } from '../support/overflow.ts';
import { steppedCharts } from '../support/step-pixels.ts';
import { root } from '../support/talk-fixture.ts';

let browser: TestBrowser;
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
  browser = await testBrowser();
});

afterAll(async () => {
  await browser?.close();
  talk?.remove();
});

/** What is wrong with the talk at any of its steps. */
interface Walked {
  readonly complaints: readonly string[];
  readonly layout: readonly string[];
  readonly labels: readonly string[];
  readonly axe: readonly string[];
}

/* One walk for all that is looked at on every step, since to take the step takes longer than most looks. */
async function walked(): Promise<Walked> {
  const { context, complaints } = await watch(browser, talk, { reducedMotion: 'reduce' });
  const canvas = await context.newPage();
  const page = await openTalk(context, talk.url);
  const [layout, labels]: [string[], string[]] = [[], []];
  const axe = [...(await axeFindings(page))];
  await walk(page, async (at) => {
    layout.push(...(await layoutFaults(page)).map((fault) => `${at} ${fault.kind} by ${fault.by}: ${fault.text}`));
    const faint = await faintLabels(page, canvas);
    labels.push(...faint.map(({ text, contrast, needed }) => `${at} ${contrast} < ${needed}: ${text}`));
    axe.push(...(await slideFindings(page)).map((finding) => `${at} ${finding}`));
  });
  await context.close();
  return { complaints, layout, labels, axe };
}

test('at no step of the flagship talk is anything cut, small, covered, faint, said, fetched or against WCAG 2.2 A and AA', async () => {
  expect(await walked()).toEqual({ complaints: [], layout: [], labels: [], axe: [] });
}, 300_000);

test('every chart that builds up shows at each step what it shows at the end, on the same pixels', async () => {
  const { context } = await watch(browser, talk, { reducedMotion: 'reduce' });
  const canvas = await context.newPage();
  const page = await openTalk(context, talk.url);
  const charts = await steppedCharts(page, canvas);
  expect(charts.flatMap(({ slide, faults }) => faults.map((fault) => `${slide} ${fault}`))).toEqual([]);
  expect(charts.length).toBeGreaterThanOrEqual(8);
  await context.close();
});
