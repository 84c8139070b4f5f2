import { constants } from 'node:fs';
import { lstat, mkdir, open, readFile, readdir, realpath, rename, rmdir, unlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf } from './errno.ts';
import { patiently } from './patiently.ts';

/** What stands at a path; links are not followed. */
export interface DiskEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes. */
  readonly size: number;
}

/**
 * All that writing a talk asks of the disk, so that a test can make any step fail. Paths are absolute. Every method
 * throws the system's error with its `code`.
 */
export interface Disk {
  look(path: string): Promise<DiskEntry | null>;
  names(folder: string): Promise<readonly string[]>;
  read(path: string): Promise<Uint8Array>;
  real(path: string): Promise<string>;
  /** Makes a new file whose bytes are on the disk, not only in memory, when it returns; fails where there is one. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Puts a file in the place of another, in one step. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Removes an empty folder. */
  removeFolder(path: string): Promise<void>;
  /** Makes names in a folder outlive a power cut, where the system can. */
  flush(folder: string): Promise<void>;
  sleep(ms: number): Promise<unknown>;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  look,
  names: (folder) => patiently(() => readdir(folder)),
  read: (path) => patiently(() => readFile(path)),
  real: (path) => realpath(path),
  create,
  rename: (from, to) => patiently(() => rename(from, to), busy),
  remove: (path) => patiently(() => unlink(path), busy),
  makeFolder: (path) => mkdir(path),
  removeFolder: (path) => rmdir(path),
  flush,
  sleep: (ms) => sleep(ms),
};

/** On Windows a file that a reader or a virus scanner holds open cannot be replaced for a moment. */
const busy: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES', 'EMFILE', 'ENFILE']);

const createFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

async function look(path: string): Promise<DiskEntry | null> {
  try {
    const stats = await lstat(path);
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other';
    return { kind, size: stats.size };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
    throw error;
  }
}

async function create(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await patiently(() => open(path, createFlags, 0o666));
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    await unlink(path).catch(() => {});
    throw error;
  }
}

async function flush(folder: string): Promise<void> {
  let handle;
  try {
    handle = await patiently(() => open(folder, constants.O_RDONLY));
    await handle.sync();
  } catch (error) {
    // Windows opens no folders, and some file systems cannot sync one; the names are then as safe as they get.
    if (!['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES', 'EBADF'].includes(errnoOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}
