import type { FileSystem, ReadResult } from '../model/effects.ts';

/** Files as they were last read. */
export interface KeptFiles {
  readonly fs: FileSystem;
  /** Lets go of what was read of these paths, since something has happened to them. */
  readonly forget: (paths: Iterable<string>) => void;
}

/**
 * Keeps what was read until something happens to it, and gives the same bytes as often as they are asked for: a save
 * reads what was saved. What ships with the program stays as it is.
 */
export function keepFiles(fs: FileSystem): KeptFiles {
  const reads = new Map<string, Map<number | undefined, Promise<ReadResult>>>();
  const lists = new Map<string, Promise<readonly string[]>>();
  const shipped = new Map<string, Promise<Uint8Array>>();
  const shippedLists = new Map<string, Promise<readonly string[]>>();
  /* Why a file was not read may lie with its neighbours. */
  const failed = new Set<string>();
  const readOnce = async (path: string, maxBytes: number | undefined): Promise<ReadResult> => {
    const result = await fs.read(path, maxBytes);
    if (!result.ok) failed.add(path);
    return result;
  };
  return {
    fs: {
      read(path, maxBytes) {
        let ofPath = reads.get(path);
        if (ofPath === undefined) reads.set(path, (ofPath = new Map()));
        return kept(ofPath, maxBytes, () => readOnce(path, maxBytes));
      },
      list: (folder) => kept(lists, folder, () => fs.list(folder)),
      shipped: (path) => kept(shipped, path, () => fs.shipped(path)),
      listShipped: (folder) => kept(shippedLists, folder, () => fs.listShipped(folder)),
    },
    forget(paths) {
      for (const path of failed) reads.delete(path);
      failed.clear();
      for (const path of paths) {
        reads.delete(path);
        for (const folder of lists.keys()) if (isWithin(path, folder) || isWithin(folder, path)) lists.delete(folder);
      }
    },
  };
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || folder === '' || path.startsWith(`${folder}/`);
}

function kept<K, V>(map: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const before = map.get(key);
  if (before !== undefined) return before;
  const made = make();
  map.set(key, made);
  // What went wrong is tried again.
  made.catch(() => map.delete(key));
  return made;
}
