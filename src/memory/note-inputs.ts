import type { FileCheck, FolderCheck, PlaceView } from '../model/build-record.ts';
import type { FileSystem, ReadResult } from '../model/effects.ts';
import { digestOf, provingStamp } from './build-record.ts';

/** Files and folders that were asked for. */
export interface NotedPlace {
  readonly files: readonly FileCheck[];
  readonly folders: readonly FolderCheck[];
}

/** A file system that notes what is asked of it. */
export interface NotedInputs {
  readonly fs: FileSystem;
  /** What was asked for; `null` where a file or folder was not the same each time, so that no one knows what counted. */
  readonly noted: () => { readonly talk: NotedPlace; readonly shipped: NotedPlace } | null;
}

/** What notes are made with. */
export interface NoteOptions {
  readonly talk: Pick<PlaceView, 'stamp'>;
  readonly shipped: Pick<PlaceView, 'stamp'>;
  /** When the build began, in milliseconds since 1970. */
  readonly at: number;
}

/** What a file gave, in a word: SHA-256 of its bytes, or why there are none. */
export function resultDigest(read: ReadResult): string {
  return read.ok ? digestOf(read.bytes) : `${read.reason}: ${read.detail}`;
}

/** A folder's files in a word. */
export function listingDigest(files: readonly string[]): string {
  return digestOf(files.join('\n'));
}

/** Notes each file with its stamp from before it was read, so that no later edit can hide behind it. */
export function noteInputs(fs: FileSystem, { talk, shipped, at }: NoteOptions): NotedInputs {
  const own = notes();
  const ours = notes();
  const noted: FileSystem = {
    read: async (path, maxBytes) => {
      const stamp = provingStamp(talk.stamp(path), at);
      const read = await fs.read(path, maxBytes);
      own.file({ path, stamp, digest: resultDigest(read) });
      return read;
    },
    list: async (path) => {
      const files = await fs.list(path);
      own.folder({ path, digest: listingDigest(files) });
      return files;
    },
    shipped: async (path) => {
      const stamp = provingStamp(shipped.stamp(path), at);
      const bytes = await fs.shipped(path);
      ours.file({ path, stamp, digest: digestOf(bytes) });
      return bytes;
    },
    listShipped: async (path) => {
      const files = await fs.listShipped(path);
      ours.folder({ path, digest: listingDigest(files) });
      return files;
    },
  };
  return { fs: noted, noted: () => (own.isSure() && ours.isSure() ? { talk: own.all(), shipped: ours.all() } : null) };
}

function notes() {
  const files = new Map<string, FileCheck>();
  const folders = new Map<string, FolderCheck>();
  let sure = true;
  const add = <T extends FolderCheck>(known: Map<string, T>, check: T): void => {
    const before = known.get(check.path);
    if (before === undefined) known.set(check.path, check);
    else if (before.digest !== check.digest) sure = false;
  };
  return {
    file: (check: FileCheck): void => add(files, check),
    folder: (check: FolderCheck): void => add(folders, check),
    isSure: () => sure,
    all: (): NotedPlace => ({ files: [...files.values()], folders: [...folders.values()] }),
  };
}
