import { createHash } from 'node:crypto';
import { decodeSource } from '../load/decode.ts';
import type { WalkedFile } from '../model/library.ts';
import { emptyIndex, type IndexedFile, type LibraryIndex } from './library-index.ts';
import { mergeIndex, type PlannedFile } from './merge-index.ts';
import { readShelvedFile } from './read-file.ts';
import { otherFile, type ReadFile } from './shelf.ts';
import { translatedFrom } from './translations.ts';

/** What an update asks of the world. */
export interface IndexEffects {
  /** A file's bytes by its path from the library's folder; `null` where it cannot be read. */
  readonly read: (path: string) => Uint8Array | null;
  /** Now, in milliseconds since 1970. */
  readonly now: number;
}

/** What an update gave. */
export interface IndexUpdate {
  readonly index: LibraryIndex;
  /** Files that were read anew. */
  readonly readCount: number;
  /** The index is another one than before, if only by a stamp. */
  readonly isNew: boolean;
  readonly unreadable: readonly string[];
}

/** A larger file is no slides. */
const largest = 8_000_000;

/** File systems that round times may show an edit of the same moment under the same stamp. */
const tick = 2000;

interface Held extends PlannedFile {
  readonly walked: WalkedFile;
}

/**
 * Brings an index up to what lies in the folder now. Only what changed is read: a file with its old stamp is as it was,
 * one with another stamp and the same bytes too.
 */
export function updateIndex(
  old: LibraryIndex | null,
  files: readonly WalkedFile[],
  effects: IndexEffects,
): IndexUpdate {
  const before = new Map((old ?? emptyIndex).files.map((file) => [file.path, file]));
  const paths = new Set(files.map(({ path }) => path));
  const isTranslation = (path: string): boolean => translatedFrom(path, paths) !== null;
  const isAlike = (known: IndexedFile | undefined, path: string): known is IndexedFile =>
    known !== undefined && (known.role === 'translation') === isTranslation(path);
  const unreadable: string[] = [];
  let readCount = 0;
  const read = (walked: WalkedFile, isPart: boolean): Held => {
    const bytes = effects.read(walked.path);
    if (bytes === null) unreadable.push(walked.path);
    const stamp = bytes !== null && walked.changed < effects.now - tick ? walked.stamp : null;
    const digest = bytes === null ? '' : createHash('sha256').update(bytes).digest('base64url');
    const known = before.get(walked.path);
    const isSame = isAlike(known, walked.path) && known.digest === digest && (known.role !== 'other' || !isPart);
    if (isSame) return { walked, stamp, digest, kept: known, fresh: null };
    readCount += 1;
    const fresh = isTranslation(walked.path)
      ? asTranslation(readBytes(walked.path, bytes, true))
      : readBytes(walked.path, bytes, isPart);
    return { walked, stamp, digest, kept: null, fresh };
  };
  const held = new Map<string, Held>();
  for (const walked of files) {
    const known = before.get(walked.path);
    const isAsBefore = isAlike(known, walked.path) && known.stamp === walked.stamp;
    held.set(
      walked.path,
      isAsBefore ? { walked, stamp: known.stamp, digest: known.digest, kept: known, fresh: null } : read(walked, false),
    );
  }
  settleParts(held, read);
  const planned = [...held.values()];
  const isSame =
    old !== null && planned.length === old.files.length && planned.every(({ kept, stamp }) => kept?.stamp === stamp);
  if (isSame) return { index: old, readCount, isNew: false, unreadable };
  return { index: mergeIndex(old ?? emptyIndex, planned), readCount, isNew: true, unreadable };
}

/** Files are slides once a deck includes them, and no longer than that. */
function settleParts(held: Map<string, Held>, read: (walked: WalkedFile, isPart: boolean) => Held): void {
  const included = new Set<string>();
  const waiting = [...held.values()].map(fileOf).filter((file) => file.role === 'deck');
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const path of file.includes) {
      let part = held.get(path);
      if (part === undefined || included.has(path)) continue;
      included.add(path);
      if (fileOf(part).role === 'other') held.set(path, (part = read(part.walked, true)));
      if (fileOf(part).role !== 'deck') waiting.push(fileOf(part));
    }
  }
  for (const [path, one] of held)
    if (fileOf(one).role === 'part' && !included.has(path))
      held.set(path, { ...one, kept: null, fresh: { file: otherFile(path), slides: [] } });
}

function asTranslation({ file, slides }: ReadFile): ReadFile {
  return { file: { ...file, role: 'translation' }, slides };
}

function fileOf({ kept, fresh }: PlannedFile): IndexedFile | ReadFile['file'] {
  return fresh?.file ?? (kept as IndexedFile);
}

function readBytes(path: string, bytes: Uint8Array | null, isPart: boolean): ReadFile {
  if (bytes === null || bytes.length > largest) return { file: otherFile(path), slides: [] };
  return readShelvedFile(decodeSource(path, bytes).value, isPart);
}
