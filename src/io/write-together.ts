import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { errnoOf, errnoWords } from './errno.ts';
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
    const problem = await whyNot(file, disk);
    if (problem !== null) return problem;
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

async function whyNot(file: TogetherFile, disk: Disk): Promise<Diagnostic | null> {
  const path = file.shown;
  try {
    return (await isAsRead(file, disk)) ? null : diagnose('io/changed-meanwhile', null, { path });
  } catch (error) {
    const code = errnoOf(error);
    if (code === '') throw error;
    const detail = errnoWords(error);
    return diagnose('io/cannot-write-file', null, { path, code, detail, bytes: file.after.length });
  }
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
