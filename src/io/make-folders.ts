import { dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { errnoOf } from './errno.ts';

/**
 * Makes a folder and those above it, one by one: Node's own recursive `mkdir` never ends where a file system answers
 * that the parent is not there although it is, as `/proc` does.
 * @param made takes what was made, outermost first, so that it can be removed again
 */
export async function makeFolders(folder: string, made: string[], disk: Disk): Promise<void> {
  if ((await disk.look(folder)) !== null) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolders(parent, made, disk);
  try {
    await disk.makeFolder(folder);
    made.push(folder);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}
