import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { platform } from 'node:process';
import type { FolderView } from '../config/folder-view.ts';

/** The disk, seen from a folder. */
export function nodeFolderView(cwd: string): FolderView {
  return {
    resolve: (typed) => withSlashes(resolve(cwd, typed)),
    kind: (path) => {
      const stats = attempt(() => statSync(path));
      return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : null;
    },
    names: (folder) => attempt(() => readdirSync(folder).sort()) ?? [],
    read: (path) => attempt(() => readFileSync(path)),
    real: (path) => withSlashes(attempt(() => realpathSync.native(path)) ?? path),
  };
}

/** A path of this system with `/`, which Node takes on Windows too. */
export function withSlashes(path: string): string {
  return platform === 'win32' ? path.replaceAll('\\', '/') : path;
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
