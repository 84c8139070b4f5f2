/*
 * node scripts/soak.mjs [--edits 2000] [--tabs 5] [--minutes 20] [--seed 1] [--every 25]
 *
 * Edits a talk that `plenary serve` shows in some windows, one of them the speaker's: words, slides, tables, templates,
 * settings, in the manner of different editors, with errors in between, bursts, files that vanish and return, folders
 * that are moved away and back. After every so many edits all windows must hold the slides of a clean compilation.
 * After every fourth of these checks the talk becomes for a moment what it was at first, so that the server's heap can be
 * compared: it is flat where, without the code that V8 has compiled, the middle of the last quarter of the edits is at
 * most a twentieth above that of the second. (In the first the server meets what there is: kinds of charts, layouts.)
 * Needs `npm run build` and a browser.
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
const { applyLevels } = await import('../lib/config/apply-levels.js');
const { resolveConfig } = await import('../lib/config/resolve-config.js');
const { nodeFileSystem } = await import('../lib/io/node-file-system.js');
const { nodeFolderView } = await import('../lib/io/node-folder-view.js');
const { isBeyondSlides } = await import('../lib/serve/live-report.js');

const work = mkdtempSync(join(tmpdir(), 'plenary-soak-'));
const root = join(work, 'talk');
const random = makeRandom(Number(wishes.seed));
/** Checks from one weighing of the heap to the next. */
const weighing = 4;
/** How far the heap of the last quarter may be above that of the second. */
const mostGrowth = 0.05;
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
    good = await check({ history, good, tabs, said: `${names.join(', ')} (${manner})` });
    if (seen.checks % weighing === 0) await weigh(first, history.at(-1), { server, tabs });
  }
}

/** Weighs the server's heap with the first talk in it. */
async function weigh(first, now, { server, tabs }) {
  await saveFiles(root, filesOf(now), filesOf(first), random);
  await holdAll(tabs, await cleanSections(), 'back to the first talk');
  const memory = await server.memory();
  await saveFiles(root, filesOf(first), filesOf(now), random);
  if (memory === null) return;
  const { heapUsed, code, rss } = memory;
  seen.heaps.push({ edits: seen.edits, heap: heapUsed / 1e6, data: (heapUsed - code) / 1e6 });
  console.log(
    `${seen.edits} edits, back to the first talk: heap ${mb(heapUsed)}, ${mb(heapUsed - code)} without compiled code, ${mb(rss)} in all`,
  );
}

function mb(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Waits until all windows hold these slides, and notes where they do not. */
async function holdAll(tabs, sections, said) {
  for (const tab of tabs) {
    let difference = null;
    const right = await within(15_000, async () => (difference = await differenceIn(tab, sections)) === null);
    if (right === undefined) seen.wrong.push({ edits: seen.edits, window: tab.name, said, difference });
  }
}

/** Mends what is broken, waits until the windows are right, and notes where they are not. */
async function check({ history, good, tabs, said }) {
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
  await holdAll(tabs, sections, said);
  seen.waits.push(performance.now() - started);
  console.log(
    `${seen.edits} edits, ${sections.length} slides, right after ${Math.round(seen.waits.at(-1))} ms, ${seen.wrong.length} wrong`,
  );
  return now;
}

/** What every window must hold: `null` where the talk as a whole is broken, so that the last good one stays. */
async function cleanSections() {
  const settings = resolveConfig({ deck: join(root, 'deck.md'), root }, nodeFolderView(root));
  const { value } = settings;
  if (value === null) return null;
  const effects = { fs: nodeFileSystem(value.root), log: { progress() {} } };
  const options = { notes: true, draft: false, panels: true, fonts: false };
  const { talk, diagnostics, rendered, sources } = await compile(value.config, effects, options);
  const all = [...settings.diagnostics, ...applyLevels(diagnostics, value.config.levels)];
  return isBeyondSlides(all, rendered.slides, sources) ? null : talk.sections.map(({ html }) => html);
}

/** Where the talk lies stays the same, so that a check knows it. */
function quiet(talk) {
  return Object.assign(talk, { folders: {} });
}

function report(server, complaints) {
  for (const each of seen.wrong) console.log(JSON.stringify(each, null, 1));
  for (const each of [...new Set(complaints)].slice(0, 10)) console.log(each);
  console.log(
    `${seen.edits} edits, ${seen.checks} checks of ${wishes.tabs} windows, ${seen.wrong.length} wrong states`,
  );
  console.log(`right after ${Math.round(median(seen.waits) ?? 0)} ms in the middle`);
  const flat = isFlat();
  if (!server.isAlive()) console.log(`the server ended:\n${server.output().slice(-2000)}`);
  process.exitCode = seen.wrong.length === 0 && flat && server.isAlive() && seen.checks > 0 ? 0 : 1;
}

/** Says how the heap went, quarter by quarter of the edits. Too few weighings say nothing. */
function isFlat() {
  const of = (quarter) => seen.heaps.filter(({ edits }) => Math.ceil((4 * edits) / seen.edits) === quarter);
  const quarters = [1, 2, 3, 4].map((quarter) => ({
    heap: median(of(quarter).map(({ heap }) => heap)),
    data: median(of(quarter).map(({ data }) => data)),
  }));
  if (quarters.some(({ data }) => data === null)) return true;
  const told = quarters.map(({ heap, data }) => `${heap.toFixed(1)} (${data.toFixed(1)})`).join(', ');
  console.log(
    `heap with the first talk in it, in MB, middles of four quarters, without compiled code in brackets: ${told}`,
  );
  const [, second, , last] = quarters;
  const growth = last.data / second.data - 1;
  const flat = growth <= mostGrowth;
  console.log(
    `from the second quarter to the last, without compiled code: ${(100 * growth).toFixed(1)} %; flat is at most ${100 * mostGrowth} %: ${flat ? 'flat' : 'GROWS'}`,
  );
  return flat;
}
