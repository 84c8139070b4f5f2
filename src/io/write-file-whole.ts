import { basename, dirname } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { errnoOf, errnoWords } from './errno.ts';
import { makeFolders } from './make-folders.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes a file whole or not at all, in the place of one of that name. Links and folders are not replaced. Folders on
 * its way are made, and removed again where the file could not be written.
 * @param path absolute
 * @param shown the path in messages
 * @returns what kept it from being written; nothing is left behind then
 */
export async function writeFileWhole(
  path: string,
  bytes: Uint8Array,
  shown: string,
  disk: Disk = nodeDisk,
): Promise<Diagnostic | null> {
  const made: string[] = [];
  try {
    const there = await disk.look(path);
    if (there !== null && there.kind !== 'file')
      return diagnose('io/not-a-file', null, { path: shown, kind: there.kind });
    await makeFolders(dirname(path), made, disk);
    await replaceFile(path, bytes, disk);
    made.length = 0;
    return null;
  } catch (error) {
    const code = errnoOf(error);
    if (code === '') throw error;
    const detail = errnoWords(error);
    return diagnose('io/cannot-write-file', null, { path: shown || basename(path), code, detail, bytes: bytes.length });
  } finally {
    for (const folder of made.reverse()) await disk.removeFolder(folder).catch(() => {});
  }
}
