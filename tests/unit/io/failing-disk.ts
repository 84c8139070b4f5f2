import { writeFile } from 'node:fs/promises';
import { nodeDisk, type Disk } from '../../../src/io/disk.ts';
import { lockName } from '../../../src/io/lock.ts';

/** The disk without the wait for its platters: tests cut no power. */
export const quickDisk: Disk = {
  ...nodeDisk,
  create: (path, bytes) => writeFile(path, bytes, { flag: 'wx' }),
  flush: async () => {},
  sleep: async () => {},
};

/** A disk whose calls are counted and can fail. */
export interface FailingDisk {
  readonly disk: Disk;
  readonly calls: () => number;
}

/**
 * @param fails given the number of the call (from 1) and its name, says whether it fails
 * @param code the system's error
 */
export function failingDisk(fails: (call: number, name: keyof Disk) => boolean, code: string): FailingDisk {
  let calls = 0;
  const wrap = <A extends unknown[], R>(name: keyof Disk, action: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      calls++;
      if (!fails(calls, name)) return action(...args);
      // A disk that runs full leaves half a file.
      if (name === 'create' && !String(args[0]).endsWith(lockName))
        await writeFile(args[0] as string, (args[1] as Uint8Array).slice(0, 7), { flag: 'wx' });
      throw Object.assign(new Error(code), { code });
    };
  };
  const disk: Disk = {
    ...quickDisk,
    look: wrap('look', quickDisk.look),
    names: wrap('names', quickDisk.names),
    read: wrap('read', quickDisk.read),
    create: wrap('create', quickDisk.create),
    rename: wrap('rename', quickDisk.rename),
    remove: wrap('remove', quickDisk.remove),
    makeFolder: wrap('makeFolder', quickDisk.makeFolder),
    removeFolder: wrap('removeFolder', quickDisk.removeFolder),
    flush: wrap('flush', quickDisk.flush),
  };
  return { disk, calls: () => calls };
}
