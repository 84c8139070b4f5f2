/* How soon the page of a catalogue shows a card, how long a key of its search takes, and what it holds in memory. */
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const words = ['s', 'su', 'sur', 'surv', 'survival do', 'dose'];

/** Opens the page at a path in a browser. */
export async function measurePage(path, executablePath, args) {
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const started = performance.now();
    await page.goto(pathToFileURL(path).href, { waitUntil: 'commit' });
    await page.waitForSelector('li .picture');
    const firstCard = performance.now() - started;
    await page.waitForTimeout(1000);
    const keys = await page.evaluate(typeWords, words);
    const scrolled = await page.evaluate(scrollThrough);
    const counts = await page.evaluate(() => ['*', 'li'].map((name) => document.querySelectorAll(name).length));
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    return { firstCard, keys, scrolled, nodes: counts[0], cards: counts[1], heap: usedSize / 1e6 };
  } finally {
    await browser.close();
  }
}

/* Milliseconds from a key to what it shows, the pause in which another key is awaited included. */
async function typeWords(list) {
  const field = document.querySelector('#words');
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (const word of [...list, '']) {
    const status = document.querySelector('.count');
    const seen = new Promise((done) => new MutationObserver(done).observe(status, { childList: true }));
    const started = performance.now();
    field.value = word;
    field.dispatchEvent(new Event('input'));
    await seen;
    await frame();
    took.push(performance.now() - started);
  }
  return took;
}

async function scrollThrough() {
  const frames = [];
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let i = 1; i <= 20; i++) {
    const started = performance.now();
    scrollTo(0, (document.documentElement.scrollHeight * i) / 20);
    await frame();
    frames.push(performance.now() - started);
  }
  return frames;
}
