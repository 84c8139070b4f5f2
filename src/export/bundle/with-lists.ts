import { createHash } from 'node:crypto';
import type { OutputFile } from '../../model/site.ts';
import type { ExportKind } from '../exporter.ts';

/** A file of a bundle, and what made it. */
export interface BundledFile {
  readonly path: string;
  readonly kind: ExportKind;
  readonly contents: string | Uint8Array;
}

/** What a bundle says of itself: which talk it is of, as which of its variants, and whether notes are in it. */
export interface BundleFacts {
  readonly title: string;
  readonly deck: string;
  /** `null`: a talk without variants. */
  readonly variant: string | null;
  readonly lang: string;
  readonly slides: number;
  /** Version of Plenary. */
  readonly plenary: string;
  readonly notes: boolean;
}

/** The files with what lists them: `manifest.json`, and `SHA256SUMS` for `sha256sum -c`. */
export function withLists(files: readonly BundledFile[], facts: BundleFacts): readonly OutputFile[] {
  const sorted = [...files].sort(byPath);
  const listed = sorted.map(({ path, kind, contents }) => {
    return { path, kind, bytes: Buffer.byteLength(contents), sha256: sha256(contents) };
  });
  const manifest = `${JSON.stringify({ version: 1, ...facts, files: listed }, null, 1)}\n`;
  const sums = [...listed, { path: 'manifest.json', sha256: sha256(manifest) }].sort(byPath);
  return [
    ...sorted.map(({ path, contents }) => ({ path, contents })),
    { path: 'manifest.json', contents: manifest },
    { path: 'SHA256SUMS', contents: sums.map(({ path, sha256: sum }) => `${sum}  ${path}\n`).join('') },
  ];
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

function sha256(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}
