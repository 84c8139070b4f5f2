/*
 * The built page: its weight, the time to its first slide, and whether it steps without a hitch. Over loopback, each load
 * with an empty cache, bytes as they are on the disk.
 */
import { createReadStream, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeDeck } from './deck.mjs';
import { median, sizeOf, sleep, spread, timed } from './measure.mjs';

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Builds the deck by each tool and loads the pages in turn. */
export async function pageLoads(tools, browser, { count, loads, work }) {
  const jobs = [];
  for (const tool of tools) {
    const folder = join(tool.decks ?? work, `page-${tool.name}-${count}`);
    const out = join(folder, 'out');
    writeDeck(folder, { dialect: tool.dialect, count, charts: true });
    rmSync(out, { recursive: true, force: true });
    tool.before?.(out);
    const built = await timed({ ...tool.build(out), cwd: folder });
    tool.after?.(folder, out);
    if (built.ok) jobs.push({ tool, out, taken: [], weight: null, disk: sizeOf(out) });
  }
  for (let load = -1; load < loads; load++) {
    for (const job of jobs) {
      const { at, sent } = await loadPage(browser, job);
      job.weight ??= sent;
      if (load >= 0 && at !== null) job.taken.push(at);
    }
  }
  return jobs.map(({ tool, taken, weight, disk }) => ({
    tool: tool.name,
    count,
    first: taken.length === 0 ? null : spread(taken),
    weight,
    disk,
  }));
}

async function loadPage(browser, { tool, out }) {
  const server = await serveFolder(out);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  let told = () => {};
  const seen = new Promise((resolve) => (told = resolve));
  await page.exposeBinding('benchReady', (_, at) => told(at));
  await page.addInitScript((ready) => {
    const isReady = () => [...document.querySelectorAll(ready)].some((one) => one.getBoundingClientRect().height > 0);
    const timer = setInterval(() => {
      if (document.body === null || !isReady()) return;
      clearInterval(timer);
      requestAnimationFrame(() => window.benchReady(performance.now()));
    }, 4);
  }, tool.ready);
  await page.goto(`${server.url}/${tool.page}`, { waitUntil: 'commit' });
  const timer = setTimeout(() => told(null), 30_000);
  const at = await seen;
  clearTimeout(timer);
  await sleep(500);
  await context.close();
  await server.close();
  return { at, sent: server.sent() };
}

/** Steps through Plenary's page by the key that clickers send; the longest gap between two frames, in milliseconds. */
export async function stepFrames(browser, { out, steps }) {
  const server = await serveFolder(out);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${server.url}/index.html`);
  await page.waitForSelector('body[data-ready]');
  await sleep(1000);
  await page.evaluate(() => {
    window.benchFrames = [];
    let last = performance.now();
    const next = (now) => {
      window.benchFrames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let i = 0; i < steps; i++) {
    await page.keyboard.press('PageDown');
    await sleep(60);
  }
  const frames = await page.evaluate(() => window.benchFrames.slice(2));
  await page.close();
  await server.close();
  return {
    steps,
    frames: frames.length,
    median: median(frames),
    longest: Math.max(...frames),
    over50: frames.filter((ms) => ms > 50).length,
  };
}

/** A folder over loopback, which counts what it sends. */
export function serveFolder(folder) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    asked.push(file);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': 'no-store',
    });
    return createReadStream(file).pipe(response);
  });
  const sent = () => ({
    requests: asked.length,
    bytes: asked.reduce((sum, file) => sum + statSync(file).size, 0),
    packed: asked.reduce((sum, file) => sum + packedSize(file), 0),
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const close = () =>
        new Promise((done) => {
          server.closeAllConnections();
          server.close(done);
        });
      resolve({ url: `http://127.0.0.1:${server.address().port}`, sent, close });
    });
  });
}

function packedSize(file) {
  return /\.(?:png|woff2)$/.test(file) ? statSync(file).size : gzipSync(readFileSync(file)).length;
}
