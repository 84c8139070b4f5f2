import { realpathSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { FileSystem, ReadResult } from '../model/effects.ts';
import { judgePath } from '../util/paths.ts';
import { findExact, sharedListings, type Listings } from './find-exact.ts';
import { listInside } from './list-inside.ts';
import { openInside } from './open-inside.ts';
import { listShippedFiles, readShipped } from './package-files.ts';
import { atMost } from './at-most.ts';
import { errnoOf, errnoWords } from './errno.ts';
import { relativeTo } from './relative-to.ts';

/** The largest file that is read where the caller gives no limit, in bytes. */
const largestFile = 500_000_000;

/** Files read at a time: more gains nothing on a disk and runs out of handles. */
const readsAtATime = 16;

/** A file that gives no bytes for this long (ms) counts as unreadable: a network drive that is gone. */
const patience = 30_000;

/**
 * The files below a folder of the disk, and nothing else: a file is read only if the real path of the opened handle is
 * inside the real root. Names count letter by letter on every system. Hidden files, and everything that is not a
 * regular file, are refused.
 * @param root absolute path of an existing folder
 */
export function nodeFileSystem(root: string): FileSystem {
  const realRoot = realpath(root);
  realRoot.catch(() => {});
  const turn = atMost(readsAtATime);
  const listings = sharedListings();
  return {
    read: (path, maxBytes = largestFile) =>
      turn(() =>
        inTime(readInside(realRoot, path, { maxBytes, listings }), {
          ok: false,
          reason: 'unreadable',
          detail: 'no answer from the disk',
        }),
      ),
    list: async (folder) => listInside(await realRoot, folder),
    shipped: readShipped,
    listShipped: listShippedFiles,
  };
}

interface ReadOptions {
  readonly maxBytes: number;
  readonly listings: Listings;
}

async function readInside(root: Promise<string>, path: string, options: ReadOptions): Promise<ReadResult> {
  const refusal = judgePath(path);
  if (refusal !== null) return { ok: false, reason: refusal === 'hidden' ? 'hidden' : 'outside', detail: path };
  try {
    const result = await readListed(await root, path, options).catch(goneSince);
    // What has gone since its folder was listed, or has come back, is looked for in folders as they are now.
    return result ?? (await readListed(await root, path, { ...options, listings: sharedListings() }));
  } catch (error) {
    return { ok: false, reason: 'unreadable', detail: errnoWords(error) };
  }
}

function goneSince(error: unknown): null {
  if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error))) return null;
  throw error;
}

async function readListed(root: string, path: string, { maxBytes, listings }: ReadOptions): Promise<ReadResult> {
  const found = await findExact(root, path, listings);
  if (!found.ok) return found;
  // The folder was listed a moment ago, so the disk answers; to ask on another thread takes longer.
  const real = realpathSync.native(found.path);
  const inside = relativeTo(root, real);
  if (inside === null) return { ok: false, reason: 'outside', detail: path };
  if (inside.split('/').some((name) => name.startsWith('.'))) return { ok: false, reason: 'hidden', detail: path };
  return await openInside(root, real, maxBytes);
}

async function inTime(reading: Promise<ReadResult>, late: ReadResult): Promise<ReadResult> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<ReadResult>((resolve) => {
    timer = setTimeout(() => resolve(late), patience);
  });
  return Promise.race([reading, timeout]).finally(() => clearTimeout(timer));
}
