import { resolveConfig } from '../../src/config/resolve-config.ts';
import { emptyMemory, type Memory } from '../../src/memory/memory.ts';
import type { FileSystem } from '../../src/model/effects.ts';
import { makeEditLoop, type Update } from '../../src/serve/edit-loop.ts';
import { keepFiles } from '../../src/serve/kept-files.ts';
import { keepVersions, type Versions } from '../../src/serve/shown-talk.ts';
import { memoryView } from '../unit/config/memory-view.ts';
import { memoryFileSystem } from './memory-file-system.ts';

/** The loop of `plenary serve` over files in memory, without a server. */
export interface MemoryLoop {
  readonly memory: Memory;
  readonly versions: Versions;
  /** Saves files, with `null` in the place of one that goes, and compiles once. */
  readonly save: (files: Readonly<Record<string, string | null>>) => Promise<Update>;
  /** Compiles once more. */
  readonly run: () => Promise<Update>;
  readonly look: (id: string | null) => void;
}

/** Opens a loop on the deck `deck.md`, all of whose slides are there; the one that is looked at is shown first, however quick the others are. */
export async function openLoop(first: Readonly<Record<string, string>>): Promise<MemoryLoop> {
  let files: Record<string, string> = { ...first };
  let disk = memoryFileSystem(files);
  const now: FileSystem = {
    read: (path, most) => disk.read(path, most),
    list: (folder) => disk.list(folder),
    shipped: (path) => disk.shipped(path),
    listShipped: (folder) => disk.listShipped(folder),
  };
  const kept = keepFiles(now);
  const resolve = () => {
    const placed = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/talk/${path}`, text]));
    return resolveConfig({ deck: 'deck.md', root: null }, memoryView(placed, '/talk'));
  };
  const talk = resolve().value;
  if (talk === null) throw new Error('there is no deck');
  let looked: string | null = null;
  const memory = emptyMemory();
  const versions = keepVersions('test');
  const loop = makeEditLoop({
    ...{ talk, resolve, versions, memory },
    effects: { fs: kept.fs, log: { progress: () => undefined } },
    frame: () => '',
    looked: () => looked,
    patience: 0,
    isOutdated: () => false,
  });
  while ((await loop.run()).stage === 'filling');
  return {
    ...{ memory, versions, run: loop.run },
    look: (id) => void (looked = id),
    save(changes) {
      const all = Object.entries({ ...files, ...changes });
      files = Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== null));
      disk = memoryFileSystem(files);
      kept.forget(Object.keys(changes));
      return loop.run();
    },
  };
}
