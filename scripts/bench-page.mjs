/*
 * What a talk's page weighs, when its first slide is seen, and whether it moves without a jerk.
 *
 *   node scripts/bench-page.mjs [FOLDER …] [--loads 9] [--steps 300] [--json]
 *
 * FOLDER holds a built talk (`index.html`); without one a talk of 30 slides with 6 charts is built. Bytes are told by
 * part. The first slide is timed beside a bare Reveal page of the same sections, made on the spot from the installed
 * reveal.js, in turn, each load in a new context over loopback; medians. Jerks are frames of more than 50 ms, and long
 * tasks, while a key is pressed again and again, and while the narrow document is scrolled; beside them stands the
 * processor time of the page's main thread, which does not grow with what else the machine does.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { needBrowser } from './find-browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reveal = join(root, 'node_modules/reveal.js/dist');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    loads: { type: 'string', default: '9' },
    steps: { type: 'string', default: '300' },
    only: { type: 'string', default: 'bytes,load,frames' },
    json: { type: 'boolean', default: false },
  },
});
const only = new Set(options.only.split(','));
const scratch = mkdtempSync(join(tmpdir(), 'plenary-page-'));
const folders = positionals.length > 0 ? positionals : [buildTalk(30)];
const browser = await chromium.launch({ executablePath: needBrowser(), args: ['--no-sandbox'] });
try {
  for (const folder of folders) {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const result = {
      talk: basename(folder),
      ...(only.has('bytes') ? { bytes: weigh(page) } : {}),
      ...(only.has('load') ? { firstSlide: await timeLoads(folder, page, Number(options.loads)) } : {}),
      ...(only.has('frames') ? { frames: await watchFrames(folder, Number(options.steps)) } : {}),
    };
    if (options.json) console.log(JSON.stringify(result));
    else print(result);
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}

/** Bytes of the page by part, and as a server would send it packed. */
function weigh(page) {
  let rest = page;
  const take = (pattern) => {
    let bytes = 0;
    rest = rest.replace(pattern, (found) => {
      bytes += Buffer.byteLength(found);
      return '';
    });
    return bytes;
  };
  return {
    fonts: take(/@font-face\s*\{[^}]*\}/g),
    style: take(/<style[\s\S]*?<\/style>/g),
    trace: take(/<script type="application\/json" id="plenary-trace">[\s\S]*?<\/script>/g),
    data: take(/<script type="application\/json"[\s\S]*?<\/script>/g),
    script: take(/<script[\s\S]*?<\/script>/g),
    drawings: take(/<svg[\s\S]*?<\/svg>/g),
    'tables for screen readers': take(/<div class="visually-hidden">[\s\S]*?<\/div>/g),
    text: Buffer.byteLength(rest),
    all: Buffer.byteLength(page),
    gzip: gzipSync(page).length,
  };
}

/** Loads the talk and a bare Reveal page in turn. */
async function timeLoads(folder, page, loads) {
  const bare = makeBare(page);
  const ours = [];
  const theirs = [];
  const work = [];
  const theirWork = [];
  for (let i = -1; i < loads; i++) {
    const one = await load(folder);
    const other = await load(bare);
    if (i < 0) continue;
    ours.push(one.seen);
    theirs.push(other.seen);
    work.push(one.work);
    theirWork.push(other.work);
  }
  return {
    ms: median(ours),
    bare: median(theirs),
    ratio: round(median(ours) / median(theirs), 2),
    'main thread ms': median(work),
    'bare main thread ms': median(theirWork),
  };
}

/** The same sections, with nothing but Reveal around them. */
function makeBare(page) {
  const folder = mkdtempSync(join(scratch, 'bare-'));
  const from = page.indexOf('<div class="slides">');
  const slides = page.slice(from, page.indexOf('</main>', from));
  for (const [from, to] of [
    ['reveal.js', 'reveal.js'],
    ['reset.css', 'reset.css'],
    ['reveal.css', 'reveal.css'],
    ['theme/white.css', 'white.css'],
  ]) {
    writeFileSync(join(folder, to), readFileSync(join(reveal, from)));
  }
  const styles = ['reset.css', 'reveal.css', 'white.css'].map((name) => `<link rel="stylesheet" href="${name}">`);
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html><head><meta charset="utf-8"><title>Bare</title>${styles.join('')}</head>` +
      `<body><div class="reveal">${slides}</div><script src="reveal.js"></script>` +
      '<script>Reveal.initialize({ hash: true, transition: "none" })</script></body></html>',
  );
  return folder;
}

async function load(folder) {
  const server = await serve(folder);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const spent = await threadClock(page);
  await page.addInitScript(() => {
    const look = () => {
      const slide = document.querySelector('.reveal.ready .slides section.present');
      if (slide === null || slide.getBoundingClientRect().height === 0) return requestAnimationFrame(look);
      requestAnimationFrame((now) => (window.seenAt = now));
    };
    requestAnimationFrame(look);
  });
  await page.goto(server.url);
  await page.waitForFunction('window.seenAt !== undefined');
  const seen = await page.evaluate('window.seenAt');
  const work = await spent();
  await context.close();
  server.close();
  return { seen, work };
}

/** Processor time of the page's main thread, in ms, which other programs do not lengthen as they do frames. */
async function threadClock(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
  };
}

/** Steps through the slides, turns to overview and back, and scrolls the document of a narrow window. */
async function watchFrames(folder, steps) {
  const server = await serve(folder);
  const found = {};
  const page = await watched(server.url, { width: 1280, height: 720 });
  found.stepping = await jerks(page, () => press(page, 'ArrowRight', steps), steps);
  found['there and back'] = await jerks(page, () => press(page, 'ArrowLeft', 40), 40);
  found.overview = await jerks(page, async () => {
    await page.keyboard.press('o');
    await page.waitForTimeout(600);
    await press(page, 'ArrowRight', Math.min(steps, 20));
    await page.keyboard.press('Escape');
    await page.waitForTimeout(600);
  });
  found.trace = await jerks(page, async () => {
    await page.keyboard.press('t');
    await page.waitForTimeout(400);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });
  found.search = await jerks(page, async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('value', { delay: 60 });
    await page.waitForTimeout(300);
    await page.keyboard.press('Escape');
  });
  const [speaker] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-window .stage section');
  await speaker.evaluate(watch);
  found.speaker = await jerks(speaker, () => press(speaker, 'ArrowRight', 40), 40);
  await page.context().close();
  const narrow = await watched(server.url, { width: 600, height: 900 });
  found.scrolling = await jerks(narrow, () => scroll(narrow));
  await narrow.context().close();
  server.close();
  return found;
}

async function watched(url, viewport) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector('body[data-ready]');
  await page.waitForTimeout(500);
  await page.evaluate(watch);
  return page;
}

/** Runs in the page: writes down the time between frames, and long tasks. */
function watch() {
  window.deltas = [];
  window.tasks = [];
  let last = performance.now();
  const frame = (now) => {
    window.deltas.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => list.getEntries().forEach((one) => window.tasks.push(one.duration))).observe({
    type: 'longtask',
  });
}

async function jerks(page, act, times = 1) {
  const spent = await threadClock(page);
  await page.evaluate('window.deltas.length = 0; window.tasks.length = 0');
  const before = await spent();
  await act();
  const work = (await spent()) - before;
  const { deltas, tasks } = await page.evaluate('({ deltas: window.deltas, tasks: window.tasks })');
  const sorted = [...deltas].sort((a, b) => a - b);
  return {
    frames: deltas.length,
    p99: round(sorted[Math.floor(sorted.length * 0.99)] ?? 0, 0),
    worst: round(Math.max(0, ...deltas), 0),
    long: deltas.filter((delta) => delta > 50).length,
    'long tasks': tasks.length,
    'main thread ms each': round(work / times, 1),
  };
}

async function press(page, key, times) {
  for (let i = 0; i < times; i++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
}

async function scroll(page) {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const step = Math.max(300, document.documentElement.scrollHeight / 400);
    for (let y = 0; y < document.documentElement.scrollHeight; y += step) {
      scrollTo(0, y);
      await frame();
    }
  });
}

async function serve(folder) {
  const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
  const server = createServer((request, answer) => {
    const path = new URL(request.url, 'http://x').pathname;
    try {
      const body = readFileSync(join(folder, path === '/' ? 'index.html' : path));
      answer
        .writeHead(200, { 'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** A talk with a chart on every fifth slide; the others hold lists, code, tables and text in turn. */
function buildTalk(slides) {
  const deck = join(scratch, 'deck');
  mkdirSync(join(deck, 'data'), { recursive: true });
  writeFileSync(join(deck, 'deck.md'), `---\ntitle: Thirty slides\nlang: en\n---\n\n${deckText(slides)}`);
  const row = (_, i) => `${i + 1},${'abcdefghij'[i % 10]},${(i * 37) % 100},${(i * 53) % 91}`;
  writeFileSync(join(deck, 'data/points.csv'), `id,group,x,y\n${Array.from({ length: 50 }, row).join('\n')}\n`);
  const command = [join(root, 'lib/cli/main.cjs'), 'build', join(deck, 'deck.md'), '--out', join(scratch, 'talk')];
  execFileSync(process.execPath, command, { stdio: 'ignore' });
  return join(scratch, 'talk');
}

function deckText(slides) {
  const charts = [
    'mark: bar\nencoding:\n  x: {field: group, type: nominal}\n  y: {field: y, aggregate: sum}',
    'mark: {type: line, point: true}\nencoding:\n  x: {field: x, type: quantitative}\n  y: {field: y, type: quantitative}\n  color: {field: group}',
    'mark: point\nencoding:\n  x: {field: x, type: quantitative}\n  y: {field: y, type: quantitative}\n  color: {field: group}',
  ];
  const bodies = [
    '* one thing\n* another thing\n* what follows from both',
    '```js\nconst sum = (list) => list.reduce((a, b) => a + b, 0);\nconsole.log(sum([3, 4]));\n```',
    '| name | shape |\n|---|---|\n| first | round |\n| second | square |',
    'A paragraph of plain words, as long as such a paragraph is on a slide, and no longer.',
  ];
  const slide = (_, i) =>
    i % 5 === 4
      ? `# Chart ${i}\n\n\`\`\`vega-lite\ndata: {name: points}\n${charts[((i - 4) / 5) % 3]}\n\`\`\``
      : `# Slide ${i}\n\n${bodies[i % 5]}\n\nNote: something to say.`;
  return Array.from({ length: slides }, slide).join('\n\n---\n\n');
}

function print({ talk, bytes, firstSlide, frames }) {
  console.log(`\n${talk}`);
  if (bytes !== undefined) {
    for (const [part, count] of Object.entries(bytes)) console.log(`  ${part.padEnd(28)}${kb(count)}`);
  }
  if (firstSlide !== undefined) console.log('  first slide seen            ', JSON.stringify(firstSlide));
  for (const [what, seen] of Object.entries(frames ?? {})) console.log(`  ${what.padEnd(28)}`, JSON.stringify(seen));
}

function kb(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)] ?? 0, 0);
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
