import { setTimeout as sleep } from 'node:timers/promises';
import { errnoOf } from './errno.ts';

/** Waits between tries in ms, 2 s in all. */
const pauses = [10, 20, 40, 80, 160, 320, 640, 730];

const passing = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'EINTR']);

/** Tries again for up to 2 s where the system is short of something that comes back, as file handles. */
export async function patiently<T>(action: () => Promise<T> | T, codes: ReadonlySet<string> = passing): Promise<T> {
  for (const pause of pauses) {
    try {
      return await action();
    } catch (error) {
      if (!codes.has(errnoOf(error))) throw error;
      await sleep(pause);
    }
  }
  return action();
}
