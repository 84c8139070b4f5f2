/*
 * npm run pictures -- [DIR] [--size 1280x720] [--out pictures] [--slide ID,ID] [--steps]
 * Every slide of a built talk, builds complete, as a PNG, and all of them on one contact sheet. For looking at. With
 * --steps a picture for each step of those slides that build up.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { needBrowser } from './find-browser.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1280x720' },
    out: { type: 'string', default: 'pictures' },
    slide: { type: 'string' },
    steps: { type: 'boolean', default: false },
  },
});
const folder = resolve(positionals[0] ?? 'dist/upfront');
const wanted = values.slide?.split(',') ?? null;
const [width, height] = values.size.split('x').map(Number);

/** Beyond the last step: Reveal shows all of them. */
const last = 999;

const browser = await chromium.launch({
  executablePath: needBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const names = await takePictures();
  if (wanted === null || names.length > 1) await contactSheet(names);
  console.log(`${names.length} pictures in ${values.out}`);
} finally {
  await browser.close();
}

async function takePictures() {
  if (values.slide === undefined) rmSync(values.out, { recursive: true, force: true });
  mkdirSync(values.out, { recursive: true });
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  page.on('console', (message) => console.error(`console: ${message.text()}`));
  await page.goto(`${pathToFileURL(join(folder, 'index.html'))}`);
  await page.waitForSelector('body[data-ready]');
  const ids = await page.evaluate(() =>
    JSON.parse(document.getElementById('plenary-page').textContent).slides.map((s) => s.id),
  );
  const names = [];
  for (const [i, id] of ids.entries()) {
    if (wanted !== null && !wanted.includes(id)) continue;
    for (const step of values.steps ? await stepsOf(page, id) : [last]) {
      await page.evaluate(([to, at]) => (location.hash = at === -1 ? `#/${to}` : `#/${to}/${at}`), [id, step]);
      await page.waitForFunction(
        (to) => document.querySelector(`section.present[id="${CSS.escape(to)}"]`) !== null,
        id,
      );
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(60);
      const suffix = step === last ? '' : `-${step + 1}`;
      const name = `${String(i + 1).padStart(3, '0')}-${id.replace(/[^\w-]+/g, '-')}${suffix}.png`;
      await page.screenshot({ path: join(values.out, name) });
      names.push(name);
    }
  }
  await page.close();
  return names;
}

/** The moments of a slide: before its first step, then after each; the whole slide where it has none. */
async function stepsOf(page, id) {
  const count = await page.evaluate((to) => {
    const steps = [...document.querySelectorAll(`section[id="${CSS.escape(to)}"] .fragment`)];
    return new Set(steps.map((step, i) => step.dataset.fragmentIndex ?? `unnumbered ${i}`)).size;
  }, id);
  return count === 0 ? [last] : Array.from({ length: count + 1 }, (_, i) => i - 1);
}

async function contactSheet(names) {
  const columns = 4;
  const cell = 480;
  const page = await browser.newPage({ viewport: { width: columns * cell, height: 800 } });
  const figures = names.map(
    (name) => `<figure><img src="${name}"><figcaption>${name.replace('.png', '')}</figcaption></figure>`,
  );
  const html = `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #888; display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 8px; padding: 8px; }
    figure { margin: 0; } img { width: 100%; display: block; } figcaption { font: 14px sans-serif; padding: 2px 0; }
  </style>${figures.join('')}`;
  const sheet = join(values.out, 'sheet.html');
  writeFileSync(sheet, html);
  await page.goto(String(pathToFileURL(resolve(sheet))));
  await page.screenshot({ path: join(values.out, 'contact-sheet.png'), fullPage: true });
  await page.close();
  rmSync(sheet);
}
