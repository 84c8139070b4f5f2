import type { Site } from '../model/site.ts';
import { judgePath } from '../util/paths.ts';
import { sha256, type ManifestFile } from './manifest.ts';

/** The page; put in place last, since it is what names all other files. */
export const pageName = 'index.html';

/** A file of a talk, ready to be written. */
export interface PlannedFile extends ManifestFile {
  readonly bytes: Uint8Array;
}

/**
 * The files of a talk in the order in which they are put in place: the page last.
 * @throws where a path leads out of the folder or two files have one name: a fault of the stages before
 */
export function planFiles(site: Site): readonly PlannedFile[] {
  const seen = new Set<string>();
  const files = site.files.map(({ path, contents }) => {
    const refusal = judgePath(path);
    if (refusal !== null) throw new Error(`the output path ${path} is not taken (${refusal})`);
    const name = path.normalize('NFC').toLowerCase();
    if (seen.has(name)) throw new Error(`two output files are named ${path}`);
    seen.add(name);
    const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
    return { path, bytes, size: bytes.length, sha256: sha256(bytes) };
  });
  const rank = (file: PlannedFile): number => (file.path === pageName ? 1 : 0);
  return files.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

/** The folders, parents first, that files at these paths stand in. */
export function foldersOf(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    parts.forEach((_, i) => folders.add(parts.slice(0, i + 1).join('/')));
  }
  return [...folders].sort();
}
