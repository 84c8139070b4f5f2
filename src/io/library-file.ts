import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readKept, replaceKept, type KeptFolder } from './cached-files.ts';

/** What is kept of a library between runs. Nothing of it fails: what cannot be kept is not there next time. */
export interface LibraryFile {
  readonly read: () => Uint8Array | null;
  readonly write: (bytes: Uint8Array) => void;
}

/**
 * A file in the user's cache folder, which need not exist.
 * @param library absolute path of the library's folder
 */
export function libraryFile(cache: string, library: string, kind: 'index' | 'pictures' | 'catalogue'): LibraryFile {
  const kept: KeptFolder = {
    folder: join(cache, 'library'),
    ours: /^[0-9a-f]{32}\.(?:index|pictures|catalogue)$/,
    most: { files: 60, bytes: 1_000_000_000 },
    largest: 300_000_000,
  };
  const name = `${createHash('sha256').update(library).digest('hex').slice(0, 32)}.${kind}`;
  return { read: () => readKept(kept, name), write: (bytes) => replaceKept(kept, name, bytes) };
}
