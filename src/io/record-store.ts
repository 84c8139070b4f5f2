import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { RecordStore } from '../model/build-record.ts';
import { clock } from './stamps.ts';

/** Records that are kept, those used last, and their bytes in all. */
const mostRecords = 200;
const mostBytes = 50_000_000;

/** A file that is being written is renamed long before this (ms); an older one was left by a process that died. */
const longestWrite = 3_600_000;

const ending = '.json';
const ours = /^[0-9a-f]{32}\.json(\.[0-9a-f]{8}\.tmp)?$/;
const readFlags = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Records of builds as files of a folder that need not exist; only this user reads and writes them. */
export function recordStore(folder: string, code: string): RecordStore {
  return {
    code,
    read: (key) => readRecord(join(folder, key + ending)),
    write: (key, text) => writeRecord(folder, key + ending, text),
  };
}

/** `null` where there is none, where it is not whole, or where someone else may have written it. */
function readRecord(path: string): string | null {
  let handle: number;
  try {
    handle = openSync(path, readFlags);
  } catch {
    return null;
  }
  try {
    const stats = fstatSync(handle);
    const user = process.getuid?.();
    if (!stats.isFile() || stats.size > mostBytes) return null;
    if (user !== undefined && (stats.uid !== user || (stats.mode & 0o022) !== 0)) return null;
    const bytes = readFileSync(handle);
    const end = bytes.indexOf(10) + 1;
    const body = bytes.subarray(end);
    if (bytes.toString('latin1', 0, end) !== headOf(body)) return null;
    const now = clock() / 1000;
    futimesSync(handle, now, now);
    return body.toString();
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

function headOf(body: Uint8Array): string {
  return `plenary build ${crc32(body)} ${body.length}\n`;
}

function writeRecord(folder: string, name: string, text: string): void {
  const body = Buffer.from(text);
  if (body.length > mostBytes / 4) return;
  const temp = join(folder, `${name}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temp, Buffer.concat([Buffer.from(headOf(body)), body]), { flag: 'wx', mode: 0o600 });
    renameSync(temp, join(folder, name));
    forgetOld(folder);
  } catch {
    removeQuietly(temp);
  }
}

function forgetOld(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => ours.test(name))
    .flatMap((name) => {
      const stats = statSync(join(folder, name), { throwIfNoEntry: false });
      return stats?.isFile() ? [{ path: join(folder, name), at: stats.mtimeMs, size: stats.size }] : [];
    });
  let bytes = 0;
  let count = 0;
  for (const { path, at, size } of files.sort((a, b) => b.at - a.at)) {
    if (path.endsWith('.tmp')) {
      if (at < clock() - longestWrite) removeQuietly(path);
      continue;
    }
    bytes += size;
    count++;
    if (count > mostRecords || bytes > mostBytes) removeQuietly(path);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or as little writable as the folder.
  }
}
