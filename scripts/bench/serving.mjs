/*
 * The edit loop: from the start of a server to the first slide, and from the write of a file to what it says painted.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { markedPage } from './browser.mjs';
import { deckModel, mark, writeDeck } from './deck.mjs';
import { percentile, sleep, spread } from './measure.mjs';

/**
 * Starts a tool's server on a deck, opens it, and edits.
 * @param {object} tool
 * @param {{ count: number, starts: number, edits: number, work: string, kinds: readonly string[] }} wishes
 */
export async function editLoop(tool, browser, { count, starts, edits, work, kinds }) {
  const folder = join(tool.decks ?? work, `serve-${tool.name}-${count}`);
  const result = { tool: tool.name, count, starts: [], loops: {}, failure: null };
  for (let start = 0; start < starts && result.failure === null; start++) {
    const { file } = writeDeck(folder, { dialect: tool.dialect, count, charts: true });
    const server = await startServer(tool, folder, work);
    const marked = await markedPage(browser, tool);
    try {
      const first = marked.seen(0);
      await server.answers();
      await marked.page.goto(server.url, { waitUntil: 'commit' });
      const at = await first;
      if (at === null) throw new Error('the first slide was never seen');
      result.starts.push(at - server.started);
      if (start < starts - 1) continue;
      await sleep(3000);
      for (const kind of kinds)
        result.loops[kind] = await loops[kind]({ folder, file, edits, marked, count, browser, tool, server });
    } catch (error) {
      result.failure = `${error instanceof Error ? error.message : error} ${server.output()}`.trim().slice(0, 200);
    } finally {
      await marked.page.close();
      await server.stop();
    }
  }
  return { ...result, first: result.starts.length === 0 ? null : spread(result.starts) };
}

/** Kinds of edits; each gives the milliseconds until every edit was seen. */
const loops = {
  /** Words of the slide that is shown. */
  text: ({ folder, file, edits, marked }) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    return repeat(edits, marked, (n) => writeFileSync(path, text.replace(mark(0), mark(n))));
  },
  /** Notes of the slide that is shown, which the page holds. */
  notes: async ({ folder, file, edits, browser, tool, server }) => {
    const noted = await markedPage(browser, { ...tool, pattern: 'note no (\\d+)' });
    await noted.page.goto(server.url, { waitUntil: 'commit' });
    await sleep(2000);
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const note = (n) => mark(n).replace('edit', 'note');
    const taken = await repeat(edits, noted, (n) => writeFileSync(path, text.replace(/note no \d+/, note(n))));
    await noted.page.close();
    return taken;
  },
  /** A table that ten charts draw; what is seen is a name on the axis of the first. */
  data: async ({ folder, file, edits, count, browser, tool, server }) => {
    const path = join(folder, file);
    const charts = deckModel(count)
      .filter(({ kind }) => kind === 'chart')
      .slice(0, 10);
    const shared = join(folder, 'data/c0001.csv');
    const original = readFileSync(shared, 'utf8');
    const same = charts.reduce(
      (text, { id }) => text.replace(`"data/${id}.csv"`, '"data/c0001.csv"'),
      readFileSync(path, 'utf8'),
    );
    writeFileSync(path, same);
    await sleep(3000);
    const drawn = await markedPage(browser, tool);
    await drawn.page.goto(`${server.url}#/4`, { waitUntil: 'commit' });
    await sleep(2000);
    const taken = await repeat(edits, drawn, (n) => writeFileSync(shared, original.replace(/^north/gm, mark(n))));
    await drawn.page.close();
    return taken;
  },
};

async function repeat(edits, { seen }, write) {
  const taken = [];
  let missed = 0;
  for (let n = 1; n <= edits + 2; n++) {
    const there = seen(n, 30_000);
    const started = performance.now();
    write(n);
    const at = await there;
    if (at === null) missed++;
    else if (n > 2) taken.push(at - started);
    await sleep(400 + ((n * 137) % 300));
  }
  return { ...(taken.length === 0 ? { median: null } : spread(taken)), p95: percentile(taken, 95), missed };
}

/** A server as a process of its own, on a port that is free. */
async function startServer(tool, folder, work) {
  const port = await freePort();
  const { command, args, env = {}, path } = tool.serve(port);
  const url = `http://localhost:${port}${path}`;
  const cache =
    tool.name === 'plenary'
      ? { XDG_CACHE_HOME: join(work, 'cache-serve'), LOCALAPPDATA: join(work, 'cache-serve') }
      : {};
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...cache, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said = (said + part).slice(-400)));
  return {
    url,
    started,
    pid: child.pid,
    output: () => said,
    answers: () => answers(url, child, started),
    stop: () => stop(child),
  };
}

async function answers(url, child, started) {
  while (performance.now() - started < 90_000) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:`);
    const ok = await fetch(url).then(
      async (response) => (await response.arrayBuffer(), response.ok),
      () => false,
    );
    if (ok) return;
    await sleep(10);
  }
  throw new Error('the server did not answer');
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
