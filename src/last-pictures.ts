import { shippedPath } from './io/package-files.ts';
import { clock, stampAt, stampsBelow } from './io/stamps.ts';
import { digestOf, recheck } from './memory/build-record.ts';
import { listingDigest, noteInputs, resultDigest } from './memory/note-inputs.ts';
import type { FileCheck, FolderCheck, PlaceView } from './model/build-record.ts';
import type { FileSystem } from './model/effects.ts';

/** Files and folders that something was made from. */
export interface MadeFrom {
  readonly files: readonly FileCheck[];
  readonly folders: readonly FolderCheck[];
}

/** What of many decks, one by one, was made from what: those in which nothing changed need not be compiled. */
export interface InputWatch {
  /** A file system that notes what is asked of it. */
  readonly note: (fs: FileSystem, root: string) => NotedFiles;
  /** Whether files of a talk are as they were: with their stamps of now, `null` where anything is new. */
  readonly unchanged: (from: MadeFrom, fs: FileSystem, root: string) => Promise<MadeFrom | null>;
  /** Whether files of Plenary itself are as they were. */
  readonly isShippedSame: (from: MadeFrom, fs: FileSystem) => Promise<boolean>;
}

/** What a compilation asked for. */
export interface NotedFiles {
  readonly fs: FileSystem;
  /** `null` where a file changed in between. */
  readonly noted: () => { readonly talk: MadeFrom; readonly shipped: MadeFrom } | null;
}

const nothing: MadeFrom = { files: [], folders: [] };

/** Watches the inputs of all decks of one run. */
export function watchInputs(): InputWatch {
  return {
    note: (fs, root) =>
      noteInputs(fs, { talk: { stamp: stampsBelow(root) }, shipped: { stamp: shippedStamp }, at: clock() }),
    unchanged: async (talk, fs, root) => {
      const views = { talk: talkView(fs, root), shipped: shippedView(fs), output: talkView(fs, root) };
      const now = await recheck({ talk, shipped: nothing, output: nothing }, views, { at: clock() });
      return now?.checks.talk ?? null;
    },
    isShippedSame: async (shipped, fs) => {
      const views = { talk: shippedView(fs), shipped: shippedView(fs), output: shippedView(fs) };
      return (await recheck({ talk: nothing, shipped, output: nothing }, views, { at: clock() })) !== null;
    },
  };
}

function talkView(fs: FileSystem, root: string): PlaceView {
  return {
    stamp: stampsBelow(root),
    digest: async (path) => resultDigest(await fs.read(path)),
    listing: async (path) => listingDigest(await fs.list(path)),
  };
}

function shippedView(fs: FileSystem): PlaceView {
  return {
    stamp: shippedStamp,
    digest: async (path) => fs.shipped(path).then(digestOf, () => 'unreadable'),
    listing: async (path) => listingDigest(await fs.listShipped(path)),
  };
}

function shippedStamp(path: string) {
  try {
    return stampAt(shippedPath(path));
  } catch {
    return null;
  }
}
