import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { sha256, type Manifest, type ManifestFile } from './manifest.ts';
import type { PlannedFile } from './planned-file.ts';

/** What a build has to do to an output folder. */
export interface OutputChanges {
  /** Not there yet. */
  readonly added: readonly PlannedFile[];
  /** There with other contents, which we wrote. */
  readonly replaced: readonly PlannedFile[];
  /** There with other contents, which the user wrote. */
  readonly overwritten: readonly PlannedFile[];
  /** There already, byte by byte. */
  readonly unchanged: readonly PlannedFile[];
  /** Ours and no longer needed. */
  readonly stale: readonly string[];
  /** Ours once and no longer needed, but changed since by the user. */
  readonly kept: readonly string[];
}

/** Everything that a manifest calls ours, also what a killed build may have put in place. */
export function ownFiles(manifest: Manifest | null): readonly ManifestFile[] {
  return manifest === null ? [] : [...manifest.files, ...manifest.pending];
}

/** Compares a folder with the talk that shall be in it, by contents. */
export async function findChanges(
  folder: string,
  planned: readonly PlannedFile[],
  manifest: Manifest | null,
  disk: Disk,
): Promise<OutputChanges> {
  const own = new Set(ownFiles(manifest).map((file) => `${file.path}\n${file.sha256}`));
  const changes = { added: [], replaced: [], overwritten: [], unchanged: [], stale: [], kept: [] } as {
    [K in keyof OutputChanges]: OutputChanges[K][number][];
  };
  for (const file of planned) {
    const there = await hashAt(join(folder, file.path), disk);
    if (there === null) changes.added.push(file);
    else if (there === file.sha256) changes.unchanged.push(file);
    else if (own.has(`${file.path}\n${there}`)) changes.replaced.push(file);
    else changes.overwritten.push(file);
  }
  const wanted = new Set(planned.map((file) => file.path));
  for (const path of new Set(ownFiles(manifest).map((file) => file.path))) {
    if (wanted.has(path)) continue;
    const there = await hashAt(join(folder, path), disk);
    if (there !== null) (own.has(`${path}\n${there}`) ? changes.stale : changes.kept).push(path);
  }
  return changes;
}

/** The hash of a file's bytes; `null` where there is none; `''` for what is no plain file. */
async function hashAt(path: string, disk: Disk): Promise<string | null> {
  const entry = await disk.look(path);
  if (entry === null) return null;
  return entry.kind === 'file' ? sha256(await disk.read(path)) : '';
}
