import { lstatSync, readdirSync, statSync, type BigIntStats } from 'node:fs';
import { join } from 'node:path';
import type { Stamp } from '../model/build-record.ts';
import { folderOf, joinPath, nameOf } from '../util/paths.ts';

/**
 * Stamps of the plain files below a folder; `null` for what is reached through a link, or under another name than the
 * folders list. Folders are looked at once.
 * @param root absolute real path
 */
export function stampsBelow(root: string): (path: string) => Stamp | null {
  const folders = new Map<string, ReadonlySet<string> | null>();
  const namesIn = (folder: string): ReadonlySet<string> | null => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const isThere = folder === '' || namesIn(folderOf(folder))?.has(nameOf(folder)) === true;
    const names = isThere ? plainFolder(join(root, folder)) : null;
    folders.set(folder, names);
    return names;
  };
  return (path) => {
    if (namesIn(folderOf(path))?.has(nameOf(path)) !== true) return null;
    return attempt(() => stampOf(lstatSync(joinPath(root, path), { bigint: true })));
  };
}

/** The stamp of a file, links followed. @param path absolute */
export function stampAt(path: string): Stamp | null {
  return attempt(() => stampOf(statSync(path, { bigint: true })));
}

/** Now, in milliseconds since 1970. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}

function plainFolder(path: string): ReadonlySet<string> | null {
  return attempt(() => (lstatSync(path).isDirectory() ? new Set(readdirSync(path)) : null));
}

function stampOf(stats: BigIntStats): Stamp | null {
  if (!stats.isFile()) return null;
  const { size, mtimeNs, ctimeNs, ino } = stats;
  const changed = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
  return { id: `${size} ${mtimeNs} ${ctimeNs} ${ino}`, changed };
}

function attempt<T>(action: () => T | null): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
