import type { FileSystem } from '../model/effects.ts';
import { folderOf } from '../util/paths.ts';

/** What a talk is made of, as paths from its root. It only grows: what was read once may be read again. */
export interface Inputs {
  /** Files that were asked for, those that are missing too. */
  readonly files: ReadonlySet<string>;
  /** Folders that were listed. */
  readonly folders: ReadonlySet<string>;
  /** Whether what happens to a file or folder counts. */
  readonly counts: (path: string) => boolean;
  /** Whether there may be something that counts below a folder. */
  readonly leads: (folder: string) => boolean;
}

/** A file system that notes what is asked of it, and the notes. */
export interface NotedFiles {
  readonly fs: FileSystem;
  readonly inputs: Inputs;
}

/**
 * Notes what is read.
 * @param known files that count from the start, as paths from the root
 * @param met told of each file and folder before it is read for the first time
 */
export function noteReads(fs: FileSystem, known: readonly string[], met: (path: string) => void): NotedFiles {
  const files = new Set<string>();
  const folders = new Set<string>();
  const above = new Set<string>(['']);
  const climb = (folder: string): void => {
    for (let at = folder; at !== '' && !above.has(at); at = folderOf(at)) above.add(at);
  };
  const addFile = (path: string): void => {
    if (files.has(path)) return;
    met(path);
    files.add(path);
    climb(folderOf(path));
  };
  known.forEach(addFile);
  const isListed = (path: string): boolean => {
    for (let at = path; at !== ''; at = folderOf(at)) if (folders.has(at)) return true;
    return false;
  };
  const inputs: Inputs = {
    files,
    folders,
    counts: (path) => !isPassedOver(path) && (files.has(path) || isListed(path)),
    leads: (folder) => !isPassedOver(folder) && (above.has(folder) || isListed(folder)),
  };
  const noted: FileSystem = {
    ...fs,
    read: (path, maxBytes) => {
      addFile(path);
      return fs.read(path, maxBytes);
    },
    list: (folder) => {
      if (!folders.has(folder)) met(folder);
      folders.add(folder);
      climb(folder);
      return fs.list(folder);
    },
  };
  return { fs: noted, inputs };
}

/** Hidden files, installed packages, what `build` writes. */
function isPassedOver(path: string): boolean {
  return path.startsWith('dist/') || path === 'dist' || /(?:^|\/)(?:\.|node_modules(?:\/|$))/.test(path);
}
