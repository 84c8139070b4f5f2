import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a browser's profile and all that it writes stands, for as long as it runs. */
export interface ProfileFolder {
  readonly path: string;
  /** Says which group of processes writes into it; `null` once that is gone. */
  readonly usedBy: (group: number | null) => void;
  readonly remove: () => void;
}

const prefix = 'plenary-browser-';

/**
 * Makes a folder that goes with this process, however that ends. Where it is killed and cannot clear up, a shell beside
 * it does: it was there before the folder, and hears of our end by the end of its input.
 */
export function profileFolder(): ProfileFolder {
  const path = join(tmpdir(), `${prefix}${randomBytes(8).toString('hex')}`);
  const janitor = process.platform === 'win32' ? null : startJanitor(path);
  const remove = (): void => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    janitor?.end('removed\n');
  };
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    janitor?.end('removed\n');
    throw error;
  }
  return { path, usedBy: (group) => void janitor?.write(`${group ?? 'none'}\n`), remove };
}

/** In a session of its own, so that nothing that is typed at a terminal ends it. */
function startJanitor(path: string): Socket {
  const child = spawn('/bin/sh', ['-c', shell, 'sh', path], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const input = child.stdin as Socket;
  // Without a shell, or where somebody ended it, we still clear up at our own end.
  child.on('error', () => undefined);
  input.on('error', () => undefined);
  child.unref();
  input.unref();
  return input;
}

/* What is being killed, or was never named to us, may write for a moment yet. */
const shell = `trap '' HUP INT TERM
while read -r line; do said=$line; done
case $said in removed) exit ;; [1-9]*) kill -KILL -"$said" ;; esac
rm -rf "$1" && [ -n "$said" ] || { sleep 1; rm -rf "$1"; }`;
