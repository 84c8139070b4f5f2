/*
 * Files that are kept in the user's cache folder. Nothing of them fails: what cannot be kept is not there next time.
 */
import { randomUUID } from 'node:crypto';
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

/** Which files of a folder are kept, and how many. */
export interface KeptFolder {
  readonly folder: string;
  /** Names of files that are ours, without what marks one as being written. */
  readonly ours: RegExp;
  /** Files that are kept, those used last, and their bytes in all. */
  readonly most: { readonly files: number; readonly bytes: number };
  /** Bytes of one file. */
  readonly largest: number;
}

/** A file that is being written is renamed long before this (ms); an older one was left by a process that died. */
const longestWrite = 3_600_000;

const draft = /\.[0-9a-f]{8}\.tmp$/;
const readFlags = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A file's bytes, which is thereby the one used last.
 * @param isWhole whether these are the bytes that were written; a file of which this is false is not used
 * @returns `null` where there is none, where it is not whole, or where someone else may have written it
 */
export function readKept(
  { folder, largest }: KeptFolder,
  name: string,
  isWhole: (bytes: Buffer) => boolean = () => true,
): Buffer | null {
  let handle: number;
  try {
    handle = openSync(join(folder, name), readFlags);
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(handle);
    const user = process.getuid?.();
    if (!stats.isFile() || stats.size > largest) return null;
    if (user !== undefined && (stats.uid !== user || (stats.mode & 0o022) !== 0)) return null;
    const bytes = readFileSync(handle);
    if (!isWhole(bytes)) return null;
    const now = clock() / 1000;
    futimesSync(handle, now, now);
    return bytes;
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

/**
 * Replaces a file as a whole, so that of two processes that write at once one has written, and forgets what was not used
 * for longest. Only this user reads and writes it.
 */
export function replaceKept(kept: KeptFolder, name: string, bytes: Uint8Array): void {
  const { folder, largest } = kept;
  if (bytes.length > largest) return;
  const temp = join(folder, `${name}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temp, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(temp, join(folder, name));
    forgetOld(kept);
  } catch {
    removeQuietly(temp);
  }
}

function forgetOld({ folder, ours, most }: KeptFolder): void {
  const files = readdirSync(folder)
    .filter((name) => ours.test(name.replace(draft, '')))
    .flatMap((name) => {
      const stats = statSync(join(folder, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [{ path: join(folder, name), at: stats.mtimeMs, size: stats.size }] : [];
    });
  let bytes = 0;
  let count = 0;
  for (const { path, at, size } of files.sort((a, b) => b.at - a.at)) {
    if (draft.test(path)) {
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
