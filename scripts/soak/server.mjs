/*
 * `plenary serve` as a process of its own, whose memory can be looked at.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sleep } from '../bench/measure.mjs';
import { plenaryEntry } from '../bench/plenary.mjs';

const preload = fileURLToPath(new URL('memory.cjs', import.meta.url));

/**
 * Starts the server on a talk.
 * @param {string} root the talk's folder
 * @param {string} work a scratch folder
 */
export async function startServer(root, work) {
  const file = join(work, 'memory');
  const flags = ['--expose-gc', '--require', preload];
  const env = { ...process.env, SOAK_MEMORY: file, XDG_CACHE_HOME: join(work, 'cache'), NO_COLOR: '1' };
  const child = spawn(process.execPath, [...flags, plenaryEntry, 'serve', 'deck.md', '--port', '0'], {
    cwd: root,
    env,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said = (said + part).slice(-20_000)));
  const address = await within(60_000, () => /http:\/\/\S+/.exec(said)?.[0]);
  if (address === undefined) throw new Error(`the server said no address:\n${said}`);
  return {
    address,
    output: () => said,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    /** Bytes after a collection; `null` where the system has no such signal. */
    memory: () => memoryOf(child, file),
    stop: () => stop(child),
  };
}

async function memoryOf(child, file) {
  if (process.platform === 'win32') return null;
  const before = linesOf(file).length;
  child.kill('SIGUSR2');
  const line = await within(20_000, () => linesOf(file)[before]);
  return line === undefined ? null : JSON.parse(line);
}

function linesOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

/** What a question gives once it gives something; `undefined` where that takes too long. */
export async function within(ms, ask) {
  for (const started = performance.now(); ; await sleep(20)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false && answer !== null) return answer;
    if (performance.now() - started > ms) return undefined;
  }
}
