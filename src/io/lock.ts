import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** The file that keeps a second build out of an output folder. */
export const lockName = '.plenary-lock';

/** The right to write into a folder. */
export interface Lock {
  /** Whether the folder is still ours: someone may have taken us for dead. */
  isHeld(): Promise<boolean>;
  /** Never fails: a lock that cannot be removed is taken over once this process has ended. */
  release(): Promise<void>;
}

interface LockText extends ProcessIdentity {
  readonly token: string;
}

/** Tries, 100 ms apart: 10 s in all. */
const tries = 100;
/** A lock without readable text that does not change for so many tries was left by a build that died making it. */
const silentTries = 20;
const releaseTries = 5;

/**
 * Takes the lock of an output folder. A lock whose process is gone is taken over; one whose process runs is waited for.
 * @returns `null` where another build holds it for 10 s
 */
export async function takeLock(folder: string, disk: Disk): Promise<Lock | null> {
  const path = join(folder, lockName);
  const text = JSON.stringify({ ...ownIdentity(), token: randomUUID() } satisfies LockText);
  let silent = 0;
  for (let i = 0; i < tries; i++) {
    if (await createIfFree(path, text, disk)) return heldLock(path, text, disk);
    const other = await readText(path, disk);
    if (other === null) continue;
    const holder = parseLock(other);
    silent = holder === null ? silent + 1 : 0;
    const dead = holder === null ? silent >= silentTries : !isRunning(holder);
    if (dead) await clearLock(path, other, disk);
    else await disk.sleep(100);
  }
  return null;
}

function heldLock(path: string, text: string, disk: Disk): Lock {
  const isHeld = async (): Promise<boolean> => (await readText(path, disk)) === text;
  return {
    isHeld,
    release: async () => {
      for (let i = 0; i < releaseTries; i++) {
        try {
          if (await isHeld()) await disk.remove(path);
          return;
        } catch {
          // A lock left behind by a process that goes on running would shut out its next build.
          await disk.sleep(100);
        }
      }
    },
  };
}

async function createIfFree(path: string, text: string, disk: Disk): Promise<boolean> {
  try {
    await disk.create(path, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moves a dead lock aside. Where another waiting build was faster and a live lock was moved, it is put back; its owner
 * looks once more before it shows its talk.
 */
async function clearLock(path: string, dead: string, disk: Disk): Promise<void> {
  const aside = `${path}-${randomUUID().slice(0, 8)}`;
  try {
    await disk.rename(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readText(aside, disk);
  if (moved !== null && moved !== dead) await createIfFree(path, moved, disk);
  // The build that took the lock meanwhile clears what dead ones left, this file too.
  await disk.remove(aside).catch(() => {});
}

async function readText(path: string, disk: Disk): Promise<string | null> {
  try {
    return new TextDecoder().decode(await disk.read(path));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseLock(text: string): LockText | null {
  try {
    const lock = JSON.parse(text) as Partial<LockText> | null;
    return typeof lock?.pid === 'number' && typeof lock.host === 'string' ? (lock as LockText) : null;
  } catch {
    return null;
  }
}
