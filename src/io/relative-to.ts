import { isAbsolute, relative, sep } from 'node:path';

/**
 * A path from a folder, with `/` on every system, or `null` where it is not below the folder. Compares whole names, so
 * that `/deck-evil` is not inside `/deck`.
 * @param folder, path absolute real paths
 */
export function relativeTo(folder: string, path: string): string | null {
  const way = relative(folder, path);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return null;
  return sep === '/' ? way : way.replaceAll(sep, '/');
}
