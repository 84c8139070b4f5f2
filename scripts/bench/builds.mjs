/*
 * Builds from the command line: from nothing, again, and after one slide was changed. A fresh process each time; the
 * tools take turns, so that all see the same machine.
 */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deckModel, mark, writeDeck } from './deck.mjs';
import { sizeOf, spread, timed } from './measure.mjs';

/**
 * Cold builds: an empty output folder, nothing kept of an earlier build but what a tool keeps of its own program.
 * @param {readonly object[]} tools
 * @param {{ count: number, charts: boolean, runs: number, work: string, noCache: boolean }} wishes
 */
export async function coldBuilds(tools, { count, charts, runs, work, noCache }) {
  const jobs = tools.map((tool) => {
    const folder = join(tool.decks ?? work, `${tool.name}-${count}-${charts ? 'charts' : 'plain'}`);
    writeDeck(folder, { dialect: tool.dialect, count, charts });
    return { tool, folder, out: join(folder, 'out'), taken: [], failure: null, size: null };
  });
  for (let run = -1; run < runs; run++) {
    for (const job of jobs) if (job.failure === null) await coldBuild(job, run, noCache);
  }
  return jobs.map(({ tool, taken, failure, size }) => ({
    tool: tool.name,
    count,
    charts,
    failure,
    ...figures(taken),
    size,
  }));
}

async function coldBuild(job, run, noCache) {
  const { tool, folder, out } = job;
  rmSync(out, { recursive: true, force: true });
  tool.before?.(out);
  const built = tool.build(out);
  const args = noCache && tool.name === 'plenary' ? [...built.args, '--no-cache'] : built.args;
  const took = await timed({ ...built, args, cwd: folder });
  if (!took.ok) job.failure = took.output.trim().split('\n').slice(-2).join(' ').slice(0, 160) || 'it failed';
  else if (run < 0) job.size = sizeOf(out);
  else job.taken.push(took);
  if (took.ok && run < 0) tool.after?.(folder, out);
}

function figures(taken) {
  if (taken.length === 0) return { seconds: null, cpu: null, peak: null };
  const some = (key) => taken.map((each) => each[key]).filter((figure) => figure !== null);
  return {
    seconds: spread(some('seconds')),
    cpu: some('cpu').length === 0 ? null : spread(some('cpu')),
    peak: some('peak').length === 0 ? null : spread(some('peak')),
  };
}

/**
 * Plenary's second build of the same talk into the same folder, and the one after one slide was changed; a first
 * build fills the cache, which lies in a folder of its own.
 */
export async function againBuilds(tool, { count, runs, work }) {
  const folder = join(work, `again-${count}`);
  const { file } = writeDeck(folder, { dialect: 'plenary', count, charts: true });
  const cache = join(work, 'cache');
  rmSync(cache, { recursive: true, force: true });
  const what = { ...tool.build('out'), cwd: folder, env: { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache } };
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const first = await timed(what);
  if (!first.ok) return { count, failure: first.output.slice(-200) };
  const unchanged = [];
  const changed = [];
  let rewritten = 0;
  const [middle] = deckModel(count).slice(Math.floor(count / 2) - 1);
  for (let run = -1; run < runs; run++) {
    const before = timesOf(join(folder, 'out'));
    const same = await timed(what);
    rewritten += countChanged(before, timesOf(join(folder, 'out')));
    writeFileSync(path, text.replace(`# ${middle.title}\n`, `# ${middle.title}, ${mark(run + 2)}\n`));
    const one = await timed(what);
    await timed(what);
    if (run < 0) continue;
    unchanged.push(same);
    changed.push(one);
  }
  return { count, failure: null, rewritten, unchanged: figures(unchanged), changed: figures(changed) };
}

function timesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, statSync(path, { bigint: true }).mtimeNs]),
  );
}

function countChanged(before, after) {
  return [...after].filter(([path, time]) => before.get(path) !== time).length;
}
