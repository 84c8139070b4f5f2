import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { DrawingStore } from '../model/drawing-store.ts';
import { replaceKept, type KeptFolder } from './cached-files.ts';

/** Bytes of drawings that are kept of a talk: those made last. */
const most = 60_000_000;

/** A drawing in its file: where it begins behind the list, how long it is, and its checksum. */
type Entry = readonly [at: number, length: number, sum: number];

/**
 * The drawings of a talk in one file, of which only those that are asked for are read: a line that lists them, and then they.
 * @param folder of the user's caches
 * @param talk names the talk: its root and deck
 * @param engine names the program by its code: what another one has kept is not read
 */
export function openDrawings(folder: string, talk: string, engine: string): DrawingStore {
  const name = `${createHash('sha256').update(talk).digest('hex')}.bin`;
  const kept: KeptFolder = {
    folder: join(folder, 'drawings'),
    ours: /^[0-9a-f]{64}\.bin$/,
    most: { files: 100, bytes: 500_000_000 },
    largest: most * 2,
  };
  const path = join(kept.folder, name);
  let list: DrawingList | null = null;
  const known = (): DrawingList => (list ??= readList(path, engine));
  const fresh = new Map<string, Buffer>();
  return {
    read(key) {
      const bytes = fresh.get(key) ?? readEntry(path, known(), key);
      try {
        return bytes === null ? null : deserialize(bytes);
      } catch {
        return null;
      }
    },
    keep: (key, drawing) => void fresh.set(key, serialize(drawing)),
    write() {
      if (fresh.size === 0) return;
      const all = new Map(fresh);
      for (const key of known().entries.keys()) {
        const bytes = all.has(key) ? null : readEntry(path, known(), key);
        if (bytes !== null) all.set(key, bytes);
      }
      replaceKept(kept, name, fileOf(all, engine));
      fresh.clear();
      list = null;
    },
  };
}

interface DrawingList {
  /** Where the first drawing begins. */
  readonly base: number;
  readonly entries: ReadonlyMap<string, Entry>;
}

const none: DrawingList = { base: 0, entries: new Map() };

function fileOf(drawings: ReadonlyMap<string, Buffer>, engine: string): Buffer {
  const entries: [string, Entry][] = [];
  const bodies: Buffer[] = [];
  let at = 0;
  for (const [key, bytes] of drawings) {
    if (at + bytes.length > most) break;
    entries.push([key, [at, bytes.length, crc32(bytes)]]);
    bodies.push(bytes);
    at += bytes.length;
  }
  const line = JSON.stringify([engine, entries]);
  return Buffer.concat([Buffer.from(`${crc32(line)} ${Buffer.byteLength(line)}\n${line}\n`), ...bodies]);
}

function readList(path: string, engine: string): DrawingList {
  return (
    opened(path, (handle) => {
      const head = /^(\d+) (\d+)\n/.exec(bytesAt(handle, 0, 32).toString('latin1'));
      if (head === null) return none;
      const start = head[0].length;
      const line = bytesAt(handle, start, Number(head[2]));
      if (crc32(line) !== Number(head[1])) return none;
      const [by, entries] = JSON.parse(line.toString()) as [string, [string, Entry][]];
      return by === engine ? { base: start + line.length + 1, entries: new Map(entries) } : none;
    }) ?? none
  );
}

/** Another process may have replaced the file since the list was read: the checksum tells. */
function readEntry(path: string, { base, entries }: DrawingList, key: string): Buffer | null {
  const entry = entries.get(key);
  if (entry === undefined) return null;
  const [at, length, sum] = entry;
  return opened(path, (handle) => {
    const bytes = bytesAt(handle, base + at, length);
    return bytes.length === length && crc32(bytes) === sum ? bytes : null;
  });
}

function bytesAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Only what this user alone may write is read. */
function opened<T>(path: string, use: (handle: number) => T | null): T | null {
  let handle: number;
  try {
    handle = openSync(path, flags);
  } catch {
    return null;
  }
  try {
    const { uid, mode } = fstatSync(handle);
    const user = process.getuid?.();
    if (user !== undefined && (uid !== user || (mode & 0o022) !== 0)) return null;
    return use(handle);
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}
