/*
 * node scripts/soak.mjs [--edits 2000] [--tabs 5] [--minutes 20] [--seed 1] [--every 25]
 *
 * Edits a talk that `plenary serve` shows in some windows, one of them the speaker's: words, slides, tables, templates,
 * settings, in the manner of different editors, with errors in between, bursts, files that vanish and return, folders
 * that are moved away and back. After every so many edits all windows must hold the slides of a clean compilation, and
 * the server's heap must stay flat. Needs `npm run build` and a browser.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './bench/browser.mjs';
import { median, sleep } from './bench/measure.mjs';
import { makeRandom } from './random-edits/random.mjs';
import { nextTalk } from './random-edits/step.mjs';
import { filesOf, firstTalk } from './random-edits/talk.mjs';
import { moveFolder, saveFiles } from './soak/disk.mjs';
import { startServer, within } from './soak/server.mjs';
import { differenceIn, openTabs } from './soak/tabs.mjs';

process.env.TZ = 'UTC';
const { values: wishes } = parseArgs({
  options: {
    edits: { type: 'string', default: '2000' },
    tabs: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '25' },
  },
});
const { compile } = await import('../lib/compile.js');
const { resolveConfig } = await import('../lib/config/resolve-config.js');
const { nodeFileSystem } = await import('../lib/io/node-file-system.js');
const { nodeFolderView } = await import('../lib/io/node-folder-view.js');
const { isBeyondSlides } = await import('../lib/serve/live-report.js');

const work = mkdtempSync(join(tmpdir(), 'plenary-soak-'));
const root = join(work, 'talk');
const random = makeRandom(Number(wishes.seed));
const seen = { edits: 0, checks: 0, wrong: [], heaps: [], waits: [] };
await main();

async function main() {
  mkdirSync(root);
  const talk = await wholeTalk();
  const server = await startServer(root, work);
  const browser = await openBrowser();
  try {
    const { tabs, complaints } = await openTabs(browser, server.address, Number(wishes.tabs));
    await soak(talk, server, tabs);
    report(server, complaints);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The first talk, from the seed on, without a fault that belongs to no slide: checks return to it. */
async function wholeTalk() {
  let before = {};
  for (let seed = Number(wishes.seed); seed < Number(wishes.seed) + 100; seed++) {
    const talk = quiet(firstTalk(seed));
    await saveFiles(root, before, filesOf(talk), makeRandom(1));
    if ((await cleanSections()) !== null) return talk;
    before = filesOf(talk);
  }
  throw new Error('no talk is whole');
}

async function soak(first, server, tabs) {
  const history = [first];
  let good = first;
  const until = performance.now() + Number(wishes.minutes) * 60_000;
  while (seen.edits < Number(wishes.edits) && performance.now() < until && server.isAlive()) {
    const { talk, names } = nextTalk(history, random);
    const manner = await saveFiles(root, filesOf(history.at(-1)), filesOf(quiet(talk)), random);
    history.push(talk);
    if (history.length > 40) history.shift();
    seen.edits++;
    if (random.chance(0.02)) await moveFolder(root, random.pick(['data', 'acts', 'templates', 'img']));
    await sleep(random.chance(0.4) ? 0 : random.below(150));
    if (seen.edits % Number(wishes.every) !== 0) continue;
    good = await check({ history, good, server, tabs, said: `${names.join(', ')} (${manner})` });
  }
}

/** Mends what is broken, waits until the windows are right, and notes where they are not. */
async function check({ history, good, server, tabs, said }) {
  const before = history.at(-1);
  const mended = { ...structuredClone(before), faults: {} };
  await saveFiles(root, filesOf(before), filesOf(mended), random);
  let [now, sections] = [mended, await cleanSections()];
  if (sections === null) {
    now = structuredClone(good);
    await saveFiles(root, filesOf(mended), filesOf(now), random);
    sections = await cleanSections();
    if (sections === null) throw new Error('a talk that was whole is not');
  }
  history.push(now);
  seen.checks++;
  const started = performance.now();
  for (const tab of tabs) {
    let difference = null;
    const right = await within(15_000, async () => (difference = await differenceIn(tab, sections)) === null);
    if (right === undefined) seen.wrong.push({ edits: seen.edits, window: tab.name, said, difference });
  }
  seen.waits.push(performance.now() - started);
  const memory = await server.memory();
  if (memory !== null) seen.heaps.push([seen.edits, memory.heapUsed / 1e6, memory.rss / 1e6]);
  const heap =
    memory === null
      ? ''
      : `, heap ${(memory.heapUsed / 1e6).toFixed(1)} MB, ${(memory.rss / 1e6).toFixed(0)} MB in all`;
  console.log(
    `${seen.edits} edits, ${sections.length} slides, right after ${Math.round(seen.waits.at(-1))} ms${heap}, ${seen.wrong.length} wrong`,
  );
  return now;
}

/** What every window must hold: `null` where the talk as a whole is broken, so that the last good one stays. */
async function cleanSections() {
  const { value } = resolveConfig({ deck: join(root, 'deck.md'), root }, nodeFolderView(root));
  if (value === null) return null;
  const effects = { fs: nodeFileSystem(value.root), log: { progress() {} } };
  const options = { notes: true, draft: false, panels: true, fonts: false };
  const { talk, diagnostics, rendered, sources } = await compile(value.config, effects, options);
  return isBeyondSlides(diagnostics, rendered.slides, sources) ? null : talk.sections.map(({ html }) => html);
}

/** Where the talk lies stays the same, so that a check knows it. */
function quiet(talk) {
  return Object.assign(talk, { folders: {} });
}

function report(server, complaints) {
  for (const each of seen.wrong) console.log(JSON.stringify(each, null, 1));
  for (const each of [...new Set(complaints)].slice(0, 10)) console.log(each);
  const [slope, middle] = slopeOf(seen.heaps.slice(Math.floor(seen.heaps.length / 5)));
  const growth = middle === null ? null : (slope * Number(wishes.edits)) / middle;
  const flat = growth === null || growth < 0.1;
  console.log(
    `${seen.edits} edits, ${seen.checks} checks of ${wishes.tabs} windows, ${seen.wrong.length} wrong states`,
  );
  console.log(`right after ${Math.round(median(seen.waits) ?? 0)} ms in the middle`);
  if (middle !== null)
    console.log(
      `heap ${middle.toFixed(1)} MB, ${(slope * 1000).toFixed(2)} MB per 1000 edits: ${flat ? 'flat' : 'GROWS'}`,
    );
  if (!server.isAlive()) console.log(`the server ended:\n${server.output().slice(-2000)}`);
  process.exitCode = seen.wrong.length === 0 && flat && server.isAlive() && seen.checks > 0 ? 0 : 1;
}

/** The slope of the heap by edits: the middle of the slopes between all pairs, which single leaps do not move. */
function slopeOf(points) {
  const slopes = points.flatMap(([x, y], i) => points.slice(i + 1).map(([x2, y2]) => (y2 - y) / (x2 - x)));
  return [median(slopes) ?? 0, median(points.map(([, y]) => y))];
}
