import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Site } from '../model/site.ts';
import type { Disk } from './disk.ts';
import { makeFolders } from './make-folders.ts';
import { errnoOf, errnoWords } from './errno.ts';
import { inspectOutput, type TalkFolders } from './inspect-output.ts';
import { takeLock } from './lock.ts';
import { planFiles, type PlannedFile } from './planned-file.ts';
import { replaceTalk, type WriteCounts } from './replace-talk.ts';

/** How a talk is written. */
export interface WriteOptions {
  readonly disk: Disk;
  /** The folders that the talk is made from. */
  readonly talk: TalkFolders;
  /** The output folder's name in messages. */
  readonly shown: string;
  /** Version of Plenary, for the manifest. */
  readonly version: string;
  /** The files of the talk as planned; left out: planned here. */
  readonly files?: readonly PlannedFile[];
}

/**
 * Puts a talk into a folder so that whoever looks, at any moment, finds a complete talk: the one before or the new one.
 * New files go first under names that no page uses yet, the page is renamed over last, then old files of ours are
 * removed. Files that the user changed are kept. Whatever fails, or kills the process, leaves a folder that is whole
 * and that a later build can clear up.
 * @param folder absolute
 * @returns `null` where the talk was not written
 */
export async function writeSite(
  site: Site,
  folder: string,
  options: WriteOptions,
): Promise<Staged<WriteCounts | null>> {
  const { disk, talk, shown } = options;
  const files = options.files ?? planFiles(site);
  const made: string[] = [];
  try {
    const inspection = await inspectOutput(folder, talk, disk);
    if (!inspection.ok) return failed(diagnose('config/output-folder', null, { folder: shown, why: inspection.why }));
    await makeFolders(folder, made, disk);
    const lock = await takeLock(folder, disk);
    if (lock === null) return failed(diagnose('io/locked', null, { folder: shown }));
    try {
      const written = await writeLocked(files, folder, { ...options, isHeld: () => lock.isHeld() });
      if (written.value !== null) made.length = 0;
      return written;
    } finally {
      await lock.release();
    }
  } catch (error) {
    return failed(cannotWrite(error, shown, files));
  } finally {
    for (const path of made.reverse()) await disk.removeFolder(path).catch(() => {});
  }
}

interface LockedOptions extends WriteOptions {
  readonly isHeld: () => Promise<boolean>;
}

async function writeLocked(
  files: readonly PlannedFile[],
  folder: string,
  options: LockedOptions,
): Promise<Staged<WriteCounts | null>> {
  const { disk, talk, shown, version } = options;
  // What another build did while we waited for the lock counts.
  const found = await inspectOutput(folder, talk, disk);
  if (!found.ok) return failed(diagnose('config/output-folder', null, { folder: shown, why: found.why }));
  const replaced = await replaceTalk({ folder, shown, files, version, found, disk, isHeld: options.isHeld });
  if (replaced.kind === 'written') return { value: replaced.counts, diagnostics: replaced.diagnostics };
  if (replaced.kind === 'lock-lost') return failed(diagnose('io/locked', null, { folder: shown }));
  return failed(diagnose('config/output-folder', null, { folder: shown, why: 'link-inside' }));
}

function cannotWrite(error: unknown, folder: string, files: readonly PlannedFile[]): Diagnostic {
  const code = errnoOf(error);
  if (code === '') throw error;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return diagnose('io/cannot-write', null, { folder, code, detail: errnoWords(error), bytes });
}

function failed(diagnostic: Diagnostic): Staged<null> {
  return { value: null, diagnostics: [diagnostic] };
}
