import { closeSync, constants, fstatSync, openSync, read, readlinkSync, readSync, type BigIntStats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { platform } from 'node:process';
import { promisify } from 'node:util';
import type { ReadResult } from '../model/effects.ts';
import { errnoOf } from './errno.ts';
import { patiently } from './patiently.ts';
import { relativeTo } from './relative-to.ts';

/** A pipe must not block, a link that was swapped in must not be followed. Windows has neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Bytes that are read at once: to hand a small file to another thread and to be told that it is there takes longer than
 * to read it. Whoever gives a path has just had its real one from the disk, so that the disk answers.
 */
const small = 1_000_000;

const readLater = promisify(read);

/**
 * Opens a file by its real path and reads it only if what was opened is still inside the root: a folder on the way may
 * have been swapped for a link after the path was checked.
 * @param root, real absolute real paths
 */
export async function openInside(root: string, real: string, maxBytes: number): Promise<ReadResult> {
  let file: number;
  try {
    file = await patiently(() => openSync(real, flags));
  } catch (error) {
    if (errnoOf(error) === 'ELOOP') return { ok: false, reason: 'outside', detail: real };
    if (['ENXIO', 'EISDIR', 'ENODEV'].includes(errnoOf(error))) return notAFile;
    throw error;
  }
  try {
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile()) return notAFile;
    if (!(await isInside(root, real, file, stats))) return { ok: false, reason: 'outside', detail: '' };
    return await readAll(file, Number(stats.size), maxBytes);
  } finally {
    closeSync(file);
  }
}

const notAFile: ReadResult = { ok: false, reason: 'not-a-file', detail: '' };

async function isInside(root: string, real: string, file: number, opened: BigIntStats): Promise<boolean> {
  const path = platform === 'linux' ? pathOf(file) : null;
  if (path !== null) return relativeTo(root, path) !== null;
  const now = await realpath(real);
  if (relativeTo(root, now) === null) return false;
  const there = await stat(now, { bigint: true });
  return there.ino === opened.ino && there.dev === opened.dev;
}

/** Where an open file is; `null` where the system does not say. */
function pathOf(file: number): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${file}`);
  } catch {
    return null;
  }
}

/** Reads at most one byte more than is taken, so that a file that grows cannot fill the memory. */
async function readAll(file: number, size: number, maxBytes: number): Promise<ReadResult> {
  if (size > maxBytes) return { ok: false, reason: 'too-large', detail: String(size) };
  let bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const [left, at] = [bytes.length - length, length];
    const got =
      bytes.length <= small
        ? readSync(file, bytes, at, left, at)
        : (await readLater(file, bytes, at, left, at)).bytesRead;
    if (got === 0) return { ok: true, bytes: bytes.subarray(0, length) };
    length += got;
    if (length > maxBytes) return { ok: false, reason: 'too-large', detail: String(length) };
    // There was room for one byte more than the file was long, and nothing came: that was its end.
    if (length === size) return { ok: true, bytes: bytes.subarray(0, length) };
    if (length === bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(bytes);
      bytes = larger;
    }
  }
}
