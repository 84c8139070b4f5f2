/*
 * npm run bench -- [--only cold,again,serve,page] [--runs 5] [--slides 30,300,3000] [--quick] [--peers DIR] [--install] [--json FILE] [--write]
 *
 * Plenary against Marp CLI, pandoc, reveal-md and Slidev on the same synthetic decks, in turn, as medians. Tools that are
 * not there are named and left out; `--install` puts those that npm has into a folder of their own (the user's cache, or
 * `--peers DIR`), without running any script of theirs. `--write` puts the tables into docs/performance.md. Needs `npm run build`.
 *
 * npm run bench -- --ci: Plenary alone against a naive floor of the same work; ends with 1 where a ratio is worse than
 * its limit by half.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './bench/browser.mjs';
import { againBuilds, coldBuilds } from './bench/builds.mjs';
import { findingsOf } from './bench/findings.mjs';
import { plenaryCan } from './bench/plenary.mjs';
import { pageLoads, stepFrames } from './bench/pages.mjs';
import { againTable, coldTable, headText, limitsTable, pagesTable, servingTable } from './bench/report.mjs';
import { editLoop } from './bench/serving.mjs';
import { runSmall } from './bench/small.mjs';
import { defaultPeers, installPeers, toolsIn, versionOf } from './bench/tools.mjs';
import { writeBetween } from './bench/write-page.mjs';

const { values: wishes } = parseArgs({
  options: {
    only: { type: 'string', default: 'cold,again,serve,page' },
    runs: { type: 'string', default: '5' },
    slides: { type: 'string', default: '30,300,3000' },
    quick: { type: 'boolean', default: false },
    peers: { type: 'string', default: defaultPeers },
    tools: { type: 'string', default: 'plenary,marp,pandoc,reveal-md,slidev,floor' },
    install: { type: 'boolean', default: false },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
    ci: { type: 'boolean', default: false },
  },
});
const work = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
const note = (text) => console.error(text);

try {
  if (wishes.ci) process.exitCode = await runSmall(work);
  else await runAll();
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}

async function runAll() {
  const parts = wishes.only.split(',');
  const runs = wishes.quick ? 2 : Number(wishes.runs);
  const peers = resolve(wishes.peers);
  const asked = wishes.tools.split(',');
  if (wishes.install)
    for (const name of installPeers(peers, [...asked, 'revealjs']))
      note(`${name} could not be installed; it is left out`);
  const all = toolsIn(peers).filter(({ name }) => asked.includes(name));
  const versions = new Map(all.map((tool) => [tool.name, versionOf(tool)]));
  for (const [name, version] of versions)
    if (version === null) note(`${name} is not there (--install, --peers DIR); it is left out`);
  const tools = all.filter(({ name }) => versions.get(name) !== null);
  const there = new Map([...versions].filter(([, version]) => version !== null));
  const results = { cold: [], again: [], serve: [], page: [], frames: null };
  if (parts.includes('cold')) results.cold = await measureCold(tools, runs);
  if (parts.includes('again')) results.again = await measureAgain(tools, runs);
  if (parts.includes('serve') || parts.includes('page')) await measureInBrowser(tools, parts, runs, results);
  const text = reportOf(there, results);
  console.log(text);
  if (wishes.json !== undefined)
    writeFileSync(wishes.json, `${JSON.stringify({ versions: [...there], ...results }, null, 1)}\n`);
  if (wishes.write) writeBetween('figures', text);
}

async function measureCold(tools, runs) {
  const noCache = plenaryCan('build', '--no-cache');
  if (!noCache) note('this Plenary has no --no-cache: its cold builds may find a cache');
  const decks = sizes().flatMap((count) =>
    (count === 30 ? [true] : [true, false]).map((charts) => ({ count, charts })),
  );
  const results = [];
  for (const deck of decks) {
    note(`cold builds: ${deck.count} slides${deck.charts ? ', charts' : ''}`);
    const fewer = deck.count === 3000 ? Math.min(runs, 3) : runs;
    results.push(...(await coldBuilds(tools, { ...deck, runs: fewer, work, noCache })));
  }
  return results;
}

async function measureAgain(tools, runs) {
  const plenary = tools.find(({ name }) => name === 'plenary');
  const results = [];
  for (const count of plenary === undefined ? [] : sizes().filter((size) => size !== 30)) {
    note(`builds after the first: ${count} slides`);
    results.push(await againBuilds(plenary, { count, runs, work }));
  }
  return results;
}

async function measureInBrowser(tools, parts, runs, results) {
  const browser = await openBrowser();
  try {
    if (parts.includes('serve')) await measureServing(tools, browser, runs, results.serve);
    if (parts.includes('page')) {
      note('pages');
      const shown = tools.filter(({ name }) => name !== 'slidev' || !wishes.quick);
      for (const count of sizes().filter((size) => size < 3000))
        results.page.push(...(await pageLoads(shown, browser, { count, loads: runs * 2, work })));
      if (sizes().includes(300) && tools.some(({ name }) => name === 'plenary'))
        results.frames = await stepFrames(browser, { out: join(work, 'page-plenary-300/out'), steps: 120 });
    }
  } finally {
    await browser.close();
  }
}

async function measureServing(tools, browser, runs, results) {
  const plan = [
    ['plenary', 300, ['text', 'notes', 'data']],
    ['floor', 300, ['text']],
    ['plenary', 3000, ['text']],
    ['floor', 3000, ['text']],
    ...['marp', 'reveal-md', 'slidev'].map((name) => [name, 300, ['text']]),
  ].filter(([, count]) => sizes().includes(count));
  if (!plenaryCan('serve')) note('this Plenary has no `serve` yet');
  for (const [name, count, kinds] of plan) {
    const tool = tools.find((each) => each.name === name);
    if (tool === undefined || (name === 'plenary' && !plenaryCan('serve'))) continue;
    note(`edit loop: ${name}, ${count} slides`);
    const edits = ['plenary', 'floor'].includes(name) ? runs * 6 : runs * 2;
    results.push(await editLoop(tool, browser, { count, starts: wishes.quick ? 1 : 3, edits, work, kinds }));
  }
}

/** Numbers of slides; the quick version leaves out the largest. */
function sizes() {
  const all = wishes.slides.split(',').map(Number);
  return wishes.quick ? all.filter((count) => count < 3000) : all;
}

function reportOf(versions, results) {
  const parts = [headText(versions), limitsTable(findingsOf(results))];
  if (results.cold.length > 0) parts.push('### Cold builds', coldTable(results.cold));
  if (results.again.length > 0) parts.push('### Builds after the first', againTable(results.again));
  if (results.serve.length > 0) parts.push('### The edit loop', servingTable(results.serve));
  if (results.page.length > 0) parts.push('### The page', pagesTable(results.page));
  return `${parts.join('\n\n')}\n`;
}
