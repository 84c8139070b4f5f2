import { constants, type BigIntStats } from 'node:fs';
import { open, readlink, realpath, stat, type FileHandle } from 'node:fs/promises';
import { platform } from 'node:process';
import type { ReadResult } from '../model/effects.ts';
import { errnoOf } from './errno.ts';
import { patiently } from './patiently.ts';
import { relativeTo } from './relative-to.ts';

/** A pipe must not block, a link that was swapped in must not be followed. Windows has neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file by its real path and reads it only if what was opened is still inside the root: a folder on the way may
 * have been swapped for a link after the path was checked.
 * @param root, real absolute real paths
 */
export async function openInside(root: string, real: string, maxBytes: number): Promise<ReadResult> {
  let handle: FileHandle;
  try {
    handle = await patiently(() => open(real, flags));
  } catch (error) {
    if (errnoOf(error) === 'ELOOP') return { ok: false, reason: 'outside', detail: real };
    if (['ENXIO', 'EISDIR', 'ENODEV'].includes(errnoOf(error))) return notAFile;
    throw error;
  }
  try {
    const stats = await handle.stat({ bigint: true });
    if (!stats.isFile()) return notAFile;
    if (!(await isInside(root, real, handle, stats))) return { ok: false, reason: 'outside', detail: '' };
    return await readAll(handle, Number(stats.size), maxBytes);
  } finally {
    await handle.close();
  }
}

const notAFile: ReadResult = { ok: false, reason: 'not-a-file', detail: '' };

async function isInside(root: string, real: string, handle: FileHandle, opened: BigIntStats): Promise<boolean> {
  if (platform === 'linux') {
    const path = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => null);
    if (path !== null) return relativeTo(root, path) !== null;
  }
  const now = await realpath(real);
  if (relativeTo(root, now) === null) return false;
  const there = await stat(now, { bigint: true });
  return there.ino === opened.ino && there.dev === opened.dev;
}

/** Reads at most one byte more than is taken, so that a file that grows cannot fill the memory. */
async function readAll(handle: FileHandle, size: number, maxBytes: number): Promise<ReadResult> {
  if (size > maxBytes) return { ok: false, reason: 'too-large', detail: String(size) };
  let bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) return { ok: true, bytes: bytes.subarray(0, length) };
    length += bytesRead;
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
