import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needBrowser } from '../../scripts/find-browser.mjs';
import { machineBrowser, type MachineBrowser } from '../../src/io/browser/use-browser.ts';

/** Whether the tests run as root, for whom the browser has no sandbox; the product never leaves it out by itself. */
export const isRoot = process.getuid?.() === 0;

/** What the product is told where tests run as root. */
export const asRoot: readonly string[] = isRoot ? ['--chrome-no-sandbox'] : [];

/** A folder for temporary files of the product, and what stands and runs in it. */
export interface OwnTemporary {
  readonly folder: string;
  /** The folder for temporary files that others use. */
  readonly home: string;
  /** Ids of processes that were started with this folder. */
  readonly processes: () => readonly number[];
  /** Names in the folder. */
  readonly names: () => readonly string[];
  readonly restore: () => void;
}

/** Gives this process, and those that it starts, a folder for temporary files of their own. */
export function ownTemporary(): OwnTemporary {
  const before = process.env['TMPDIR'];
  const home = tmpdir();
  const folder = mkdtempSync(join(home, 'plenary-faults-'));
  process.env['TMPDIR'] = folder;
  return {
    folder,
    home,
    processes: () => processesWith(folder),
    names: () => readdirSync(folder),
    restore: () => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The product's own browser. */
export function exportBrowser(): MachineBrowser {
  return machineBrowser({ path: needBrowser(), noSandbox: isRoot });
}

/** Processes of Linux whose command line names a text. */
export function processesWith(text: string): readonly number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids
    .filter((id) => quietly(() => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(text)) ?? false)
    .map(Number);
}

/** The kind of each process of a browser: `renderer`, `utility` …; `browser` for the first. */
export function kindOfProcess(id: number): string {
  const words = quietly(() => readFileSync(`/proc/${id}/cmdline`, 'utf8')) ?? '';
  return /--type=([\w-]+)/.exec(words)?.[1] ?? (words.startsWith('/bin/sh') ? 'shell' : 'browser');
}

/** TCP ports at which some of these processes listen. */
export function listening(ids: readonly number[]): readonly string[] {
  const open = ['tcp', 'tcp6'].flatMap((name) => {
    const lines = (quietly(() => readFileSync(`/proc/net/${name}`, 'utf8')) ?? '').split('\n').slice(1);
    return lines.map((line) => line.trim().split(/\s+/)).filter((fields) => fields[3] === '0A');
  });
  const inodes = new Set(ids.flatMap(socketsOf));
  return open.filter((fields) => inodes.has(fields[9] ?? '')).map((fields) => fields[1] ?? '');
}

function socketsOf(id: number): readonly string[] {
  const names = quietly(() => readdirSync(`/proc/${id}/fd`)) ?? [];
  return names.flatMap((name) => {
    const target = quietly(() => readlinkSync(`/proc/${id}/fd/${name}`)) ?? '';
    return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
  });
}

/** Waits until something holds: on a busy machine the end of a browser takes its time. */
export async function eventually(holds: () => boolean, patience = 30_000): Promise<boolean> {
  for (const started = performance.now(); performance.now() - started < patience;) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return holds();
}

/** A process or file may go while it is looked at. */
function quietly<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
