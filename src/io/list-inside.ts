import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { presentedHome } from '../config/presented.ts';
import { joinPath, judgePath } from '../util/paths.ts';
import { manifestName } from './manifest.ts';
import { patiently } from './patiently.ts';
import { relativeTo } from './relative-to.ts';

/** Folders deeper than this, and files beyond this many, are not listed: a talk has neither. */
const deepest = 32;
const mostFiles = 50_000;

/**
 * The regular files below a folder, sorted by code unit, as paths from the root. Hidden names, `node_modules`, finished
 * talks of ours (they hold a manifest, or stand under `presented/`) and links that lead out are left out.
 * @param root absolute real path
 * @param folder from the root; `''` is the root
 */
export async function listInside(root: string, folder: string): Promise<readonly string[]> {
  if (folder !== '' && judgePath(folder) !== null) return [];
  const files: string[] = [];
  const visit = async (path: string, above: readonly string[]): Promise<void> => {
    if (path === presentedHome || path.startsWith(`${presentedHome}/`)) return;
    const real = await realpath(join(root, path)).catch(() => null);
    if (real === null || above.includes(real) || above.length > deepest) return;
    if (real !== root && relativeTo(root, real) === null) return;
    const entries = await entriesOf(real);
    if (entries.some((entry) => entry.name === manifestName)) return;
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || files.length >= mostFiles) continue;
      const below = joinPath(path, entry.name);
      const kind = await kindOf(root, join(real, entry.name), entry);
      if (kind === 'folder') await visit(below, [...above, real]);
      if (kind === 'file') files.push(below);
    }
  };
  await visit(folder, []);
  return files.sort();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await patiently(() => readdir(folder, { withFileTypes: true })).catch((): Dirent[] => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function kindOf(root: string, path: string, entry: Dirent): Promise<'file' | 'folder' | null> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return null;
  const real = await realpath(path).catch(() => null);
  if (real === null || relativeTo(root, real) === null) return null;
  const stats = await stat(real).catch(() => null);
  return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : null;
}
