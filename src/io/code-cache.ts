import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Compiled code as V8 wants it, with the size of all code at the time, in bytes. */
export interface KeptCode {
  readonly data: Uint8Array;
  readonly codeSize: number;
}

/* A mark, the checksum of what follows, the size of the code; 16 bytes, since V8 copies data that is not aligned. */
const mark = 0x31_43_4c_50;
const headLength = 16;

/** Files of other versions that are kept, the newest: some people use several in turn. */
const filesKept = 32;

/**
 * Reads compiled code that an earlier run kept; `null` where there is none or it is not whole. Only a file that
 * belongs to this user and that no one else may write is taken, since what it holds is run.
 */
export function readCode(path: string): KeptCode | null {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const { size, uid, mode } = fstatSync(handle);
    const user = process.getuid?.();
    if (user !== undefined && (uid !== user || (mode & 0o022) !== 0)) return null;
    const bytes = Buffer.allocUnsafeSlow(size);
    if (size < headLength || readSync(handle, bytes, 0, size, 0) !== size) return null;
    const data = bytes.subarray(headLength);
    if (bytes.readUInt32LE(0) !== mark || bytes.readUInt32LE(4) !== crc32(data)) return null;
    return { data, codeSize: bytes.readUInt32LE(8) };
  } catch {
    return null;
  } finally {
    closeSync(handle);
  }
}

/** Keeps compiled code for the next run. A folder that cannot be written to is no fault: the next run compiles again. */
export function writeCode(path: string, { data, codeSize }: KeptCode): void {
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(mark, 0);
  head.writeUInt32LE(crc32(data), 4);
  head.writeUInt32LE(codeSize, 8);
  const temp = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temp, Buffer.concat([head, data]), { flag: 'wx', mode: 0o600 });
    renameSync(temp, path);
    forgetOld(dirname(path));
  } catch {
    removeQuietly(temp);
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or as little writable as the folder.
  }
}

function forgetOld(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const dated = files.map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { file } of dated.sort((a, b) => b.at - a.at).slice(filesKept)) removeQuietly(file);
}
