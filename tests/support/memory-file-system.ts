import type { FileSystem, ReadResult } from '../../src/model/effects.ts';
import { listShippedFiles, readShipped } from '../../src/io/package-files.ts';
import { judgePath } from '../../src/util/paths.ts';

/**
 * A talk's files in memory, with the answers of the real file system (case, hidden names, limits). What is shipped is
 * read from the package on disk.
 * @param files by path from the root. A text that begins with `!` stands for what has no text: `!outside` and `!hidden`
 * (links that lead there), `!size 60000000` (so many bytes), `!unreadable <why>`
 */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>): FileSystem {
  const names = Object.keys(files).sort();
  const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));
  return {
    read: async (path, maxBytes = Infinity): Promise<ReadResult> => {
      const refusal = judgePath(path);
      if (refusal !== null) return { ok: false, reason: refusal === 'hidden' ? 'hidden' : 'outside', detail: path };
      const file = Object.hasOwn(files, path) ? files[path] : undefined;
      if (file === undefined) return absent(path, names);
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      const special = specialFile(new TextDecoder().decode(bytes.subarray(0, 100)), maxBytes);
      if (special !== null) return special;
      if (bytes.length > maxBytes) return { ok: false, reason: 'too-large', detail: String(bytes.length) };
      return { ok: true, bytes };
    },
    list: async (folder) => names.filter((name) => (folder === '' || name.startsWith(`${folder}/`)) && !isHidden(name)),
    shipped: readShipped,
    listShipped: listShippedFiles,
  };
}

function specialFile(text: string, maxBytes: number): ReadResult | null {
  const [, word, rest = ''] = /^!(outside|hidden|unreadable|size)(?: (.*))?\s*$/.exec(text) ?? [];
  if (word === undefined) return null;
  if (word !== 'size') return { ok: false, reason: word as 'outside' | 'hidden' | 'unreadable', detail: rest };
  return Number(rest) > maxBytes
    ? { ok: false, reason: 'too-large', detail: rest }
    : { ok: true, bytes: new Uint8Array(Number(rest)) };
}

function absent(path: string, names: readonly string[]): ReadResult {
  const other = names.find((name) => name.toLowerCase() === path.toLowerCase());
  if (other !== undefined) return { ok: false, reason: 'wrong-case', detail: other };
  const isFolder = names.some((name) => name.startsWith(`${path}/`));
  return { ok: false, reason: isFolder ? 'not-a-file' : 'missing', detail: path };
}
