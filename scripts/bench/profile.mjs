/*
 * node scripts/bench/profile.mjs [FILE.cpuprofile | --slides 300 [--plain]] [--top 25] [--write]
 *
 * Where the milliseconds of a cold build go, as two tables in Markdown: by stage of the compiler, with all that it calls,
 * and by library or room, for itself alone. Without a file a build of the benchmark's deck is profiled. Samples taken
 * before the compiler runs count as start-up, by what is being loaded.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDeck } from './deck.mjs';
import { timed } from './measure.mjs';
import { plenaryCan, plenaryEntry } from './plenary.mjs';
import { table } from './report.mjs';
import { writeBetween } from './write-page.mjs';

const { values: wishes, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slides: { type: 'string', default: '300' },
    plain: { type: 'boolean', default: false },
    top: { type: 'string', default: '25' },
    write: { type: 'boolean', default: false },
  },
});

/** Functions that begin a stage, outermost first; what none of them calls is start-up or the command itself. */
const stages = [
  ['loadProject', 'load: deck, templates, themes, index of the data'],
  ['parseDeck', 'parse'],
  ['planData', 'data: plan'],
  ['fetchData', 'data: read'],
  ['readReferences', 'references'],
  ['resolveData', 'data: type'],
  ['expandDeck', 'expand'],
  ['expandSlide', 'expand'],
  ['renderCharts', 'render: charts'],
  ['renderChart', 'render: charts'],
  ['drawChart', 'render: charts'],
  ['renderSlide', 'render: Markdown and code'],
  ['renderDeck', 'render: Markdown and code'],
  ['readSlide', 'evidence: reading along'],
  ['checkNumbers', 'evidence: reading along'],
  ['findComparisons', 'evidence: reading along'],
  ['gatherEvidence', 'evidence: joining, trace'],
  ['makeTrace', 'evidence: joining, trace'],
  ['talkFonts', 'assemble: fonts'],
  ['arrangeTalk', 'assemble: sections, page'],
  ['siteOf', 'assemble: sections, page'],
  ['writeSite', 'write'],
];

/** What goes on behind a wait has no stage above it: the room tells. */
const roomStages = [
  [/^(?:vega|d3-|render\/chart)/, 'render: charts'],
  [/^(?:render|markdown-it|highlight\.js|temml|sanitize-html)$/, 'render: Markdown and code'],
  [/^(?:assemble\/fonts|subset-font|fontverter|wawoff2|harfbuzzjs)$/, 'assemble: fonts'],
  [/^evidence/, 'evidence: reading along'],
  [/^assemble$/, 'assemble: sections, page'],
  [/^(?:expand|handlebars)/, 'expand'],
  [/^parse/, 'parse'],
  [/^data/, 'data: type'],
  [/^io$/, 'write'],
];

const lines = [];
const bundles = new Map();
const webAssembly = 'WebAssembly (HarfBuzz, WOFF2)';

const text = readFileSync(positionals[0] ?? (await profiled()), 'utf8');
const page = report(JSON.parse(text));
console.log(page);
if (wishes.write) writeBetween('profile', page);

/** Builds once for the program's own cache, then once with a profile. */
async function profiled() {
  const work = mkdtempSync(join(tmpdir(), 'plenary-profile-'));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  const deck = join(work, 'deck');
  writeDeck(deck, { dialect: 'plenary', count: Number(wishes.slides), charts: !wishes.plain });
  const cold = plenaryCan('build', '--no-cache') ? ['--no-cache'] : [];
  const words = [plenaryEntry, 'build', 'deck.md', '-o', 'out', '--notes', '--quiet', ...cold];
  const run = (flags) => timed({ command: process.execPath, args: [...flags, ...words], cwd: deck });
  await run([]);
  rmSync(join(deck, 'out'), { recursive: true, force: true });
  const took = await run(['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${work}`]);
  if (!took.ok) throw new Error(took.output);
  const charts = wishes.plain ? '' : ` and ${Math.floor(wishes.slides / 5)} charts`;
  lines.push(`${wishes.slides} slides${charts}: ${took.seconds.toFixed(2)} s with the profiler on.`);
  const files = readdirSync(work).filter((name) => name.endsWith('.cpuprofile'));
  const sizes = files.map((name) => readFileSync(join(work, name)).length);
  return join(work, files[sizes.indexOf(Math.max(...sizes))]);
}

function report({ nodes, samples, timeDeltas }) {
  const own = new Map();
  for (const [i, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + timeDeltas[i] / 1000);
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byStage = new Map();
  const byRoom = new Map();
  let all = 0;
  for (const [id, ms] of own) {
    if (frames.get(id).functionName === '(idle)') continue;
    all += ms;
    add(byStage, stageOf(id, parents, frames), ms);
    add(byRoom, roomOf(id, parents, frames), ms);
  }
  const rows = (map) =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .slice(0, Number(wishes.top))
      .map(([name, ms]) => [name, ms.toFixed(0), `${((ms / all) * 100).toFixed(1)} %`]);
  const head = lines.map((line) => `${line}\n\n`).join('');
  return `${head}${table(['stage, with what it calls', 'ms', ''], rows(byStage))}

${table(['library or room, by itself', 'ms', ''], rows(byRoom))}

${all.toFixed(0)} ms of one thread in all.`;
}

function add(map, key, ms) {
  map.set(key, (map.get(key) ?? 0) + ms);
}

/** The innermost stage that a sample was taken in. */
function stageOf(id, parents, frames) {
  const { functionName } = frames.get(id);
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (roomOf(id, parents, frames) === webAssembly) return 'fonts (WebAssembly)';
  let loading = false;
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { functionName: name, url } = frames.get(at);
    const stage = stages.find(([each]) => each === name);
    if (stage !== undefined && !moduleAt(frames.get(at)).includes('node_modules')) return stage[1];
    if (/^node:internal\/(?:modules|vm|bootstrap|main)/.test(url)) loading = true;
  }
  if (loading) return 'start-up: loading modules';
  const room = roomOf(id, parents, frames);
  return roomStages.find(([pattern]) => pattern.test(room))?.[1] ?? 'start-up and command';
}

/** The module that a line of a bundle is from, as the bundle's own comments say; elsewhere the file itself. */
function moduleAt({ url, lineNumber }) {
  if (!/\/cli\/bundle\/\w+\.cjs$/.test(url)) return url;
  const path = url.replace(/^file:\/\//, '');
  if (!bundles.has(path)) bundles.set(path, modulesIn(readFileSync(path, 'utf8')));
  return bundles.get(path).findLast(([line]) => line <= lineNumber)?.[1] ?? url;
}

function modulesIn(text) {
  return text.split('\n').flatMap((line, i) => {
    const module = /^\s*\/\/ (?:\w+:)?((?:src|node_modules)\/\S+)$/.exec(line)?.[1];
    return module === undefined ? [] : [[i, `/${module}`]];
  });
}

/** The package or folder that the sample's own function is from, or that called into Node. */
function roomOf(id, parents, frames) {
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { functionName } = frames.get(at);
    const url = moduleAt(frames.get(at));
    if (functionName === '(garbage collector)') return 'garbage collector';
    const found =
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ??
      /\/(?:lib|src)\/(\w+(?:\/(?:chart|charts|fonts|numbers))?)\b[^/]*(?:\/|\.js)/.exec(url);
    if (found !== null && !url.startsWith('node:')) return found[1];
    if (functionName.startsWith('wasm') || url.startsWith('wasm:')) return webAssembly;
    if (/^node:internal\/(?:modules|vm)/.test(url)) return 'Node: loading modules';
    if (/^node:(?:internal\/)?fs/.test(url)) return 'Node: files';
  }
  return 'Node and V8';
}
