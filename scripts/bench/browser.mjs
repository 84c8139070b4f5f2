/*
 * The browser of the measurements, and a page that tells when it shows what is waited for.
 */
import { chromium } from 'playwright-core';
import { needBrowser } from '../find-browser.mjs';

const flags = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's browser; names that are not of this machine lead nowhere. */
export function openBrowser() {
  const own = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...flags, ...own, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'];
  return chromium.launch({ executablePath: needBrowser(), args });
}

/**
 * A page that reports each new mark, `edit no 0001`, one frame after it stands on the slide that is shown.
 * @param {{ newPage: Function }} browser
 * @param {{ present: string, ready: string }} look
 */
export async function markedPage(browser, { present, ready, pattern = 'edit no (\\d+)' }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const waiting = new Map();
  await page.exposeBinding('benchSeen', (_, count) => waiting.get(count)?.(performance.now()));
  await page.addInitScript(watchMarks, { present, ready, pattern });
  const seen = (count, ms = 60_000) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), ms);
      waiting.set(count, (at) => {
        clearTimeout(timer);
        waiting.delete(count);
        resolve(at);
      });
    });
  return { page, seen };
}

/* Runs in the page. */
function watchMarks({ present, ready, pattern }) {
  let last = null;
  const isReady = () => [...document.querySelectorAll(ready)].some((one) => one.getBoundingClientRect().height > 0);
  const look = () => {
    const text = [...document.querySelectorAll(present)].map((one) => one.textContent).join(' ');
    const count = new RegExp(pattern).exec(text)?.[1];
    if (count === undefined || count === last || !isReady()) return;
    last = count;
    requestAnimationFrame(() => window.benchSeen(Number(count)));
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  setInterval(look, 20);
}
