import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { replaceFile } from './replace-file.ts';
import { writeFileWhole } from './write-file-whole.ts';

/** A file to write in the place of what it was. */
export interface TogetherFile {
  /** Absolute. */
  readonly path: string;
  /** In messages. */
  readonly shown: string;
  /** What it was when it was read; `null`: it must not be there. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
}

/**
 * Writes several files of the user's: all, or none. New files go first, so that whatever names them finds them. A file
 * that is not as it was read is not touched; where one cannot be written, those before it become again what they were.
 */
export async function writeTogether(files: readonly TogetherFile[], disk: Disk = nodeDisk): Promise<Diagnostic | null> {
  const inOrder = [...files.filter(({ before }) => before === null), ...files.filter(({ before }) => before !== null)];
  for (const file of inOrder) {
    if (!(await isAsRead(file, disk))) return diagnose('io/changed-meanwhile', null, { path: file.shown });
  }
  const written: TogetherFile[] = [];
  for (const file of inOrder) {
    const problem = await writeFileWhole(file.path, file.after, file.shown, disk);
    if (problem === null) {
      written.push(file);
      continue;
    }
    for (const done of written.reverse()) await undo(done, disk);
    return problem;
  }
  return null;
}

async function isAsRead({ path, before }: TogetherFile, disk: Disk): Promise<boolean> {
  const entry = await disk.look(path);
  if (before === null || entry === null) return before === null && entry === null;
  return entry.kind === 'file' && Buffer.from(await disk.read(path)).equals(before);
}

async function undo({ path, before }: TogetherFile, disk: Disk): Promise<void> {
  const done = before === null ? disk.remove(path) : replaceFile(path, before, disk);
  await done.catch(() => {});
}
