/*
 * How long a PDF takes, whole processes in turn:
 *
 *   node scripts/bench-pdf.mjs DECK [--runs 5] [--marp PATH/marp-cli.js --slides MARP.md] [--browser PATH]
 *
 *   plenary   `plenary export DECK --to pdf`, compiling included
 *   printing  a browser started, the built page opened and printed, nothing else: what any export must cost
 *   marp      `marp --pdf` of another deck of as many slides, where one is given
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { machineBrowser } from '../lib/io/browser/use-browser.js';
import { needBrowser } from './find-browser.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'lib/cli/main.cjs');
const isRoot = process.getuid?.() === 0;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    marp: { type: 'string' },
    slides: { type: 'string' },
    browser: { type: 'string' },
    print: { type: 'string' },
  },
});
const browser = values.browser ?? needBrowser();

if (values.print !== undefined) await printOnly(values.print);
else await bench();

async function bench() {
  const [deck] = positionals;
  if (deck === undefined) throw new Error('name a deck');
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-pdf-'));
  const site = join(folder, 'site');
  execFileSync(process.execPath, [bin, 'build', deck, '-o', site, '-q'], { stdio: 'ignore' });
  const noSandbox = isRoot ? ['--chrome-no-sandbox'] : [];
  const jobs = {
    plenary: [
      bin,
      'export',
      deck,
      '--to',
      'pdf',
      '-q',
      '--browser',
      browser,
      ...noSandbox,
      '-o',
      join(folder, 'a.pdf'),
    ],
    printing: [fileURLToPath(import.meta.url), '--print', site, '--browser', browser],
    ...(values.marp === undefined ? {} : { marp: marpWords(join(folder, 'marp.pdf')) }),
  };
  const times = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let run = 0; run <= Number(values.runs); run++) {
    for (const [name, words] of Object.entries(jobs)) {
      const seconds = await timed(words);
      // The first round warms the caches of all of them.
      if (run > 0) times[name].push(seconds);
    }
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
  for (const [name, all] of Object.entries(times)) {
    const against = name === 'plenary' ? '' : `  plenary / ${name} ${(medians.plenary / medians[name]).toFixed(2)}`;
    const spread = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
    console.log(`${name.padEnd(9)} ${medians[name].toFixed(2)} s (${spread})${against}`);
  }
  console.log(`${(statSync(join(folder, 'a.pdf')).size / 1e6).toFixed(2)} MB`);
  rmSync(folder, { recursive: true, force: true });
}

function marpWords(out) {
  const words = ['--no-stdin', '--pdf', '--allow-local-files', '--browser-path', browser, '-o', out];
  return [resolve(values.marp), resolve(values.slides), ...words];
}

/** What the browser alone takes. */
async function printOnly(site) {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(site, path).split(sep).join('/'), readFileSync(path)];
    }),
  );
  const machine = machineBrowser({ path: browser, noSandbox: isRoot });
  await machine.use(async ({ openPage }) => {
    const page = await openPage(files, { path: 'index.html?print-pdf', patience: 120_000 });
    return (await page.pdf({ patience: 120_000 })).length;
  });
  await machine.close();
}

function timed(words) {
  const started = performance.now();
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  return new Promise((done, fail) => {
    child.on('close', (code) =>
      code === 0 ? done((performance.now() - started) / 1000) : fail(new Error(`exit ${code}: ${words.join(' ')}`)),
    );
  });
}

function median(all) {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
