import type { FolderView } from '../../../src/config/folder-view.ts';
import { folderOf, nameOf } from '../../../src/util/paths.ts';

/** A disk in memory, seen from `/home/me/talks`. */
export function memoryView(files: Readonly<Record<string, string>>, cwd = '/home/me/talks'): FolderView {
  const paths = Object.keys(files);
  const isFolder = (path: string): boolean => paths.some((file) => file.startsWith(path === '/' ? '/' : `${path}/`));
  return {
    resolve: (typed) => normal(typed.startsWith('/') ? typed : `${cwd}/${typed}`),
    kind: (path) => (paths.includes(path) ? 'file' : isFolder(path) ? 'folder' : null),
    names: (folder) => {
      const below = paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
      return [...new Set(below.map((path) => path.split('/')[0] as string))].sort();
    },
    read: (path) => (paths.includes(path) ? new TextEncoder().encode(files[path]) : null),
    real: (path) => path,
  };
}

function normal(path: string): string {
  let at = '';
  for (const part of path.split('/')) {
    if (part === '..') at = folderOf(at);
    else if (part !== '' && part !== '.') at = `${at}/${nameOf(part)}`;
  }
  return at === '' ? '/' : at;
}
