import { createHash } from 'node:crypto';
import { judgePath } from '../util/paths.ts';

/** Our own record in an output folder: which files we wrote. */
export const manifestName = '.plenary-manifest.json';

/** A file that Plenary wrote. */
export interface ManifestFile {
  /** From the output folder, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

/**
 * The record of an output folder. `pending` is there only while a build writes, or after one that was killed: files
 * that may already be in place. It makes them ours before they exist, so that nothing is ever left that a later build
 * does not know.
 */
export interface Manifest {
  readonly version: string;
  readonly files: readonly ManifestFile[];
  readonly pending: readonly ManifestFile[];
}

/** The manifest as text; the same files give the same bytes. */
export function formatManifest({ version, files, pending }: Manifest): string {
  const record =
    pending.length === 0
      ? { version, files: sorted(files) }
      : { version, files: sorted(files), pending: sorted(pending) };
  return `${JSON.stringify({ plenary: 1, ...record }, null, 1)}\n`;
}

/** Reads a manifest; `null` where the text is none of ours. */
export function parseManifest(text: string): Manifest | null {
  try {
    const record = JSON.parse(text) as Record<string, unknown> | null;
    if (record?.['plenary'] !== 1 || typeof record['version'] !== 'string') return null;
    const files = readFiles(record['files']);
    const pending = readFiles(record['pending'] ?? []);
    return files && pending && { version: record['version'], files, pending };
  } catch {
    return null;
  }
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The list says what may be removed, so a path that leads out of the folder makes the whole list void. */
function readFiles(list: unknown): ManifestFile[] | null {
  if (!Array.isArray(list)) return null;
  const files = list.map((item: Partial<ManifestFile> | null) => {
    const { path, size, sha256: hash } = item ?? {};
    return typeof path === 'string' && judgePath(path) === null && typeof size === 'number' && typeof hash === 'string'
      ? { path, size, sha256: hash }
      : null;
  });
  return files.every((file) => file !== null) ? files : null;
}

function sorted(files: readonly ManifestFile[]): ManifestFile[] {
  const key = (file: ManifestFile): string => `${file.path}\n${file.sha256}`;
  return [...files].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
