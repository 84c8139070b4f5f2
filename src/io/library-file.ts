import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { clock } from './stamps.ts';

/** Bytes of one file that is kept, of all together, and how many there are. */
const largest = 300_000_000;
const most = { bytes: 1_000_000_000, files: 40 };

/** A file that is being written is renamed long before this (ms); an older one was left by a process that died. */
const longestWrite = 3_600_000;

const ours = /^[0-9a-f]{32}\.(?:index|pictures)(?:\.[0-9a-f]{8}\.tmp)?$/;
const readFlags = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What is kept of a library between runs. Nothing of it fails: what cannot be kept is not there next time. */
export interface LibraryFile {
  readonly read: () => Uint8Array | null;
  readonly write: (bytes: Uint8Array) => void;
}

/**
 * A file in the user's cache folder, which need not exist; only this user reads and writes it. It is replaced as a
 * whole, so that of two processes that write at once one has written.
 * @param library absolute path of the library's folder
 */
export function libraryFile(cache: string, library: string, kind: 'index' | 'pictures'): LibraryFile {
  const folder = join(cache, 'library');
  const name = `${createHash('sha256').update(library).digest('hex').slice(0, 32)}.${kind}`;
  return { read: () => readOwn(join(folder, name)), write: (bytes) => replace(folder, name, bytes) };
}

/** `null` where there is none, or where someone else may have written it. */
function readOwn(path: string): Uint8Array | null {
  let handle: number;
  try {
    handle = openSync(path, readFlags);
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(handle);
    const user = process.getuid?.();
    if (!stats.isFile() || stats.size > largest) return null;
    if (user !== undefined && (stats.uid !== user || (stats.mode & 0o022) !== 0)) return null;
    const now = clock() / 1000;
    futimesSync(handle, now, now);
    return readFileSync(handle);
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

function replace(folder: string, name: string, bytes: Uint8Array): void {
  if (bytes.length > largest) return;
  const temp = join(folder, `${name}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temp, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(temp, join(folder, name));
    forgetOld(folder);
  } catch {
    removeQuietly(temp);
  }
}

function forgetOld(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => ours.test(name))
    .flatMap((name) => {
      const stats = statSync(join(folder, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [{ path: join(folder, name), at: stats.mtimeMs, size: stats.size }] : [];
    });
  let bytes = 0;
  let count = 0;
  for (const { path, at, size } of files.sort((a, b) => b.at - a.at)) {
    if (path.endsWith('.tmp')) {
      if (at < clock() - longestWrite) removeQuietly(path);
      continue;
    }
    bytes += size;
    count++;
    if (count > most.files || bytes > most.bytes) removeQuietly(path);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or as little writable as the folder.
  }
}
