/*
 * Processes timed from start to end, and what is made of many figures.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usage = fileURLToPath(new URL('usage.cjs', import.meta.url));

/**
 * Runs a command to its end.
 * @param {{ command: string, args: readonly string[], cwd: string, env?: Record<string, string> }} what
 * @param {{ timeout?: number }} [limits] in seconds
 * @returns {Promise<{ ok: boolean, seconds: number, cpu: number | null, peak: number | null, output: string }>} peak is
 * the memory of its largest process in MB, cpu the seconds of processor time of its Node processes
 */
export async function timed({ command, args, cwd, env = {} }, { timeout = 180 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-timed-'));
  const file = join(folder, 'usage');
  const own = { NODE_OPTIONS: `--require ${JSON.stringify(usage)}`, BENCH_USAGE: file, NO_COLOR: '1' };
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watch = watchPeak(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (output = (output + part).slice(-2000)));
  const timer = setTimeout(() => child.kill('SIGKILL'), timeout * 1000);
  let ended = started;
  child.on('exit', () => (ended = performance.now()));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve((output += error.message)));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  const told = readUsage(file);
  rmSync(folder, { recursive: true, force: true });
  const peaks = [...told.map(({ peak }) => peak), watch.end()].filter((peak) => peak > 0);
  return {
    ok: code === 0,
    seconds: (ended - started) / 1000,
    cpu: told.length === 0 ? null : told.reduce((sum, { cpu }) => sum + cpu, 0),
    peak: peaks.length === 0 ? null : Math.max(...peaks) * 1.048576,
    output,
  };
}

function readUsage(file) {
  try {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** The most memory that a process had, in MiB, where the system has `/proc`; for what is no Node process. */
function watchPeak(pid) {
  let peak = 0;
  const look = () => {
    try {
      const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0;
      peak = Math.max(peak, kilobytes / 1024);
    } catch {
      clearInterval(timer);
    }
  };
  const timer = setInterval(look, 25);
  return {
    end: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** The middle of some figures; `null` of none. */
export function median(list) {
  if (list.length === 0) return null;
  const sorted = list.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The figure that so many in a hundred do not exceed. */
export function percentile(list, share) {
  return list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.ceil((share / 100) * list.length) - 1)] ?? null;
}

/** Median, least and most. */
export function spread(list) {
  return { median: median(list), least: Math.min(...list), most: Math.max(...list), runs: list.length };
}

/** Files of a folder and their bytes. */
export function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return { files: files.length, bytes };
}

/** Waits so many milliseconds. */
export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
