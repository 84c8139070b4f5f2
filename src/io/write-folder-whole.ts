import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errnoOf } from './errno.ts';
import { nodeDisk } from './disk.ts';
import { makeFolders } from './make-folders.ts';

/**
 * Writes a new folder whole or not at all: the files are put together beside it, and take its place at once.
 * @param folder absolute path of a folder that is not there yet, or is empty
 * @param files by path from the folder
 * @throws the system's error, once what was written is removed
 */
export async function writeFolderWhole(folder: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const made: string[] = [];
  let staging: string | null = null;
  try {
    await makeFolders(dirname(folder), made, nodeDisk);
    staging = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
    for (const [path, contents] of files) {
      const file = join(staging, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents, { flag: 'wx' });
    }
    await takePlace(staging, folder);
  } catch (error) {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
    for (const each of made.reverse()) await rm(each, { recursive: true, force: true });
    throw error;
  }
}

/** A folder that is there may be the one that somebody stands in, so it stays, and is filled. */
async function takePlace(staging: string, folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return rename(staging, folder);
  const moved: string[] = [];
  try {
    for (const name of await readdir(staging)) {
      await rename(join(staging, name), join(folder, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(folder, name), { recursive: true, force: true });
    throw error;
  }
  await rm(staging, { recursive: true, force: true });
}
