import { crc32 } from 'node:zlib';
import type { RecordStore } from '../model/build-record.ts';
import { readKept, replaceKept, type KeptFolder } from './cached-files.ts';

const mostBytes = 50_000_000;

const ending = '.json';

/** Records of builds as files of a folder that need not exist; only this user reads and writes them. */
export function recordStore(folder: string, code: string): RecordStore {
  const most = { files: 200, bytes: mostBytes };
  const kept: KeptFolder = { folder, ours: /^[0-9a-f]{32}\.json$/, most, largest: mostBytes };
  return {
    code,
    read: (key) => {
      const bytes = readKept(kept, key + ending, (read) => headIn(read) === headOf(bodyIn(read)));
      return bytes === null ? null : bodyIn(bytes).toString();
    },
    write: (key, text) => {
      const body = Buffer.from(text);
      if (body.length <= mostBytes / 4)
        replaceKept(kept, key + ending, Buffer.concat([Buffer.from(headOf(body)), body]));
    },
  };
}

/** A record is read only if it is whole: its first line says what the rest must be. */
function headOf(body: Uint8Array): string {
  return `plenary build ${crc32(body)} ${body.length}\n`;
}

function headIn(bytes: Buffer): string {
  return bytes.subarray(0, bytes.indexOf(10) + 1).toString('latin1');
}

function bodyIn(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf(10) + 1);
}
