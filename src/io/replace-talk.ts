import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Disk } from './disk.ts';
import { errnoWords } from './errno.ts';
import { tempPrefix, type Inspection } from './inspect-output.ts';
import { lockName } from './lock.ts';
import { formatManifest, manifestName, type ManifestFile } from './manifest.ts';
import { findChanges, ownFiles, type OutputChanges } from './output-state.ts';
import { foldersOf, pageName, type PlannedFile } from './planned-file.ts';

/** What was done to an output folder. */
export interface WriteCounts {
  /** Files written. */
  readonly written: number;
  /** Files that were there already and were left alone. */
  readonly unchanged: number;
  /** Files of ours that were removed. */
  readonly removed: number;
}

/** One replacement of a talk, under the folder's lock. */
export interface Replacement {
  /** Absolute; exists. */
  readonly folder: string;
  readonly shown: string;
  readonly files: readonly PlannedFile[];
  readonly version: string;
  readonly found: Extract<Inspection, { ok: true }>;
  readonly disk: Disk;
  readonly isHeld: () => Promise<boolean>;
}

/** What came of a replacement. */
export type Replaced =
  | { readonly kind: 'written'; readonly counts: WriteCounts; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'link-inside' | 'lock-lost' };

/**
 * Replaces the talk in a folder. The order is what keeps the folder whole at every instant:
 *
 * 1. the manifest also names the files to come, so that they are ours before they exist;
 * 2. new files, whose names no page uses yet; then files that change in place; the page last, by one rename;
 * 3. files that only the old page used are removed;
 * 4. the manifest names the new files only.
 *
 * A failure before the page is in place takes the new files back; one after it leaves the rest to the next build.
 * @throws the system's error where the new page could not be put in place
 */
export async function replaceTalk(job: Replacement): Promise<Replaced> {
  const { folder, files, found, disk } = job;
  const folders = foldersOf([...files, ...ownFiles(found.manifest)].map((file) => file.path));
  if (!(await areFolders(folder, folders, disk))) return { kind: 'link-inside' };
  await clearLeftovers(folder, folders, disk);
  const changes = await findChanges(folder, files, found.manifest, disk);
  const kept = changes.kept.map((path) => diagnose('io/kept-file', null, { path: `${job.shown}/${path}` }));
  const copies = await putInPlace(job, changes);
  if (copies === null) return { kind: 'lock-lost' };
  const cleaned = await cleanUp(job, changes);
  const written = changes.added.length + changes.replaced.length + changes.overwritten.length;
  const counts = { written, unchanged: changes.unchanged.length, removed: cleaned.removed };
  return { kind: 'written', counts, diagnostics: [...kept, ...copies, ...cleaned.diagnostics] };
}

/** No folder of the talk may be a link: what is written must stay where the user looks for it. */
async function areFolders(folder: string, folders: readonly string[], disk: Disk): Promise<boolean> {
  for (const path of folders) {
    const entry = await disk.look(join(folder, path));
    if (entry !== null && entry.kind !== 'folder') return false;
  }
  return true;
}

/** Under the lock no one else writes, so whatever has a temporary name was left by a build that died. */
async function clearLeftovers(folder: string, folders: readonly string[], disk: Disk): Promise<void> {
  for (const path of ['', ...folders]) {
    const at = join(folder, path);
    if ((await disk.look(at)) === null) continue;
    for (const name of await disk.names(at)) {
      if (name.startsWith(tempPrefix) || name.startsWith(`${lockName}-`)) await disk.remove(join(at, name));
    }
  }
}

/** What has been done so far, for taking it back. */
interface Progress {
  announced: boolean;
  /** A file that changed in place cannot come back, so the manifest must go on naming both versions. */
  changedInPlace: boolean;
  readonly folders: string[];
  readonly files: string[];
  readonly copies: string[];
}

/** @returns warnings about copies of what the user wrote, or `null` where the lock was lost */
async function putInPlace(job: Replacement, changes: OutputChanges): Promise<readonly Diagnostic[] | null> {
  const progress: Progress = { announced: false, changedInPlace: false, folders: [], files: [], copies: [] };
  try {
    const copies = await takeSteps(job, changes, progress);
    if (copies === null) await rollBack(job, progress);
    return copies;
  } catch (error) {
    await rollBack(job, progress);
    throw error;
  }
}

async function takeSteps(
  job: Replacement,
  changes: OutputChanges,
  progress: Progress,
): Promise<readonly Diagnostic[] | null> {
  const { folder, disk } = job;
  const todo = inOrder(changes);
  if (todo.length === 0) return [];
  const folders = foldersOf(todo.map((file) => file.path)).map((path) => join(folder, path));
  await announce(job, todo, progress);
  for (const path of folders) {
    if ((await disk.look(path)) !== null) continue;
    await disk.makeFolder(path);
    progress.folders.push(path);
  }
  const copies: Diagnostic[] = [];
  for (const file of changes.overwritten) copies.push(await keepCopy(job, file.path, progress));
  for (const file of todo) {
    if (file.path === pageName) {
      for (const path of [...folders, folder]) await disk.flush(path);
      if (!(await job.isHeld())) return null;
    }
    await place(join(folder, file.path), file.bytes, disk);
    if (changes.added.includes(file)) progress.files.push(join(folder, file.path));
    else progress.changedInPlace = true;
  }
  return copies;
}

/** First what is new, then what changes in place, then the page. */
function inOrder(changes: OutputChanges): readonly PlannedFile[] {
  const inPlace = [...changes.replaced, ...changes.overwritten];
  const isPage = (file: PlannedFile): boolean => file.path === pageName;
  const all = [...changes.added, ...inPlace];
  return [...all.filter((file) => !isPage(file)), ...all.filter(isPage)];
}

/** Takes back what can be taken back; what cannot stays named in the manifest. */
async function rollBack(job: Replacement, progress: Progress): Promise<void> {
  const { folder, disk, found } = job;
  const attempt = (action: Promise<void>): Promise<void> => action.catch(() => {});
  const copies = progress.changedInPlace ? [] : progress.copies;
  for (const path of [...progress.files, ...copies]) await attempt(disk.remove(path));
  for (const path of progress.folders.reverse()) await attempt(disk.removeFolder(path));
  if (!progress.announced || progress.changedInPlace) return;
  const path = join(folder, manifestName);
  await attempt(found.manifestText === null ? disk.remove(path) : place(path, encode(found.manifestText), disk));
}

/** Names the files to come in the manifest before the first of them is written. */
async function announce(job: Replacement, todo: readonly PlannedFile[], progress: Progress): Promise<void> {
  const { folder, found, disk, version } = job;
  const known = new Set(ownFiles(found.manifest).map(keyOf));
  const pending = todo.filter((file) => !known.has(keyOf(file))).map(withoutBytes);
  if (pending.length === 0) return;
  const { files, pending: before } = found.manifest ?? { files: [], pending: [] };
  const text = formatManifest({ version, files, pending: [...before, ...pending] });
  progress.announced = true;
  await place(join(folder, manifestName), encode(text), disk);
  await disk.flush(folder);
}

/** Copies a file that the user changed to a name of its own, before ours takes its place. */
async function keepCopy(job: Replacement, path: string, progress: Progress): Promise<Diagnostic> {
  const { folder, disk, shown } = job;
  const dot = path.lastIndexOf('.');
  const [stem, extension] = dot > path.lastIndexOf('/') ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
  for (let i = 1; ; i++) {
    const copy = `${stem}.yours${i === 1 ? '' : `-${i}`}${extension}`;
    if ((await disk.look(join(folder, copy))) !== null) continue;
    await place(join(folder, copy), await disk.read(join(folder, path)), disk);
    progress.copies.push(join(folder, copy));
    return diagnose('io/kept-copy', null, { path: `${shown}/${path}`, copy: `${shown}/${copy}` });
  }
}

/** Removes what the old page alone used. The new page is already there, so a failure is a warning. */
async function cleanUp(
  job: Replacement,
  changes: OutputChanges,
): Promise<{ removed: number; diagnostics: readonly Diagnostic[] }> {
  const { folder, disk, version } = job;
  let removed = 0;
  try {
    await disk.flush(folder);
    for (const path of changes.stale) {
      await disk.remove(join(folder, path));
      removed++;
    }
    for (const path of [...foldersOf(changes.stale)].reverse()) await removeIfEmpty(join(folder, path), disk);
    const text = formatManifest({ version, files: job.files.map(withoutBytes), pending: [] });
    const now = new TextDecoder().decode(await disk.read(join(folder, manifestName)).catch(() => new Uint8Array()));
    if (text !== now) {
      await place(join(folder, manifestName), encode(text), disk);
      await disk.flush(folder);
    }
    return { removed, diagnostics: [] };
  } catch (error) {
    return { removed, diagnostics: [diagnose('io/clean-up', null, { folder: job.shown, detail: errnoWords(error) })] };
  }
}

async function removeIfEmpty(folder: string, disk: Disk): Promise<void> {
  if ((await disk.look(folder)) !== null && (await disk.names(folder)).length === 0) await disk.removeFolder(folder);
}

/** Writes a file beside its place and renames it over, so that no one ever sees half of it. */
async function place(path: string, bytes: Uint8Array, disk: Disk): Promise<void> {
  const temp = join(dirname(path), `${tempPrefix}${randomUUID().slice(0, 8)}-${basename(path).slice(0, 40)}`);
  try {
    await disk.create(temp, bytes);
    await disk.rename(temp, path);
  } catch (error) {
    await disk.remove(temp).catch(() => {});
    throw error;
  }
}

function keyOf(file: ManifestFile): string {
  return `${file.path}\n${file.sha256}`;
}

function withoutBytes({ path, size, sha256 }: ManifestFile): ManifestFile {
  return { path, size, sha256 };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
