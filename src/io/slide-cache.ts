import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { SlideCache } from '../model/slide-cache.ts';

/** Bytes of one talk that are kept at most. */
const largest = 200_000_000;
/** Bytes of all talks together. */
const most = 1_000_000_000;

/**
 * Opens what was kept of a talk. What cannot be read is nothing; what cannot be written is not kept.
 * @param folder of the user's caches
 * @param talk names the talk: its root and deck
 * @param engine names the program by its code: what another one has kept is not read
 */
export function openSlideCache(folder: string, talk: string, engine: string): SlideCache {
  const place = join(folder, 'slides');
  const file = join(place, `${hash(talk)}.bin`);
  let kept = readKept(file, engine);
  return {
    isEmpty: () => kept.size === 0,
    read(key) {
      const bytes = kept.get(key);
      if (bytes === undefined) return null;
      try {
        return deserialize(bytes);
      } catch {
        return null;
      }
    },
    drop: (key) => void kept.delete(key),
    write(all) {
      let fresh = 0;
      const entries = new Map<string, Uint8Array>();
      for (const [key, make] of all) {
        const before = kept.get(key);
        if (before === undefined) fresh++;
        entries.set(key, before ?? serialize(make()));
      }
      if (fresh === 0 && kept.size === entries.size) return;
      kept = entries;
      keep(place, file, { engine, entries });
    },
  };
}

interface Kept {
  readonly engine: string;
  readonly entries: Map<string, Uint8Array>;
}

/* Eight bytes of checksum and length, then what V8 makes of the entries. */
function readKept(file: string, engine: string): Map<string, Uint8Array> {
  try {
    const bytes = readFileSync(file);
    const body = bytes.subarray(8);
    if (bytes.readUInt32LE(0) !== crc32(body) || bytes.readUInt32LE(4) !== body.length) return new Map();
    const kept = deserialize(body) as Kept;
    if (kept.engine !== engine) return new Map();
    return kept.entries;
  } catch {
    return new Map();
  }
}

function keep(place: string, file: string, kept: Kept): void {
  const body = serialize(kept);
  if (body.length > largest) return;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(crc32(body), 0);
  head.writeUInt32LE(body.length, 4);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([head, body]), { mode: 0o600 });
    renameSync(draft, file);
    makeRoom(place);
  } catch {
    rmSync(draft, { force: true });
  }
}

/** Lets go of the talks whose slides changed longest ago. */
function makeRoom(place: string): void {
  const files = readdirSync(place)
    .filter((name) => /^[\w-]+\.bin(?:\.\d+)?$/.test(name))
    .map((name) => ({ path: join(place, name), ...sizeOf(join(place, name)) }))
    .sort((a, b) => b.time - a.time);
  let total = 0;
  for (const { path, size } of files) {
    total += size;
    if (total > most) rmSync(path, { force: true });
  }
}

function sizeOf(path: string): { readonly size: number; readonly time: number } {
  const { size, mtimeMs } = statSync(path);
  return { size, time: mtimeMs };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 24);
}
