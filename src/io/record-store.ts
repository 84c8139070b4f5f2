import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { RecordStore } from '../model/build-record.ts';
import { readKept, replaceKept, type KeptFolder } from './cached-files.ts';

const mostBytes = 50_000_000;

const ending = '.json';
const besideEnding = '.bin';

/** Records of builds as files of a folder that need not exist; only this user reads and writes them. */
export function recordStore(folder: string, code: string): RecordStore {
  const most = { files: 200, bytes: mostBytes };
  const kept: KeptFolder = { folder, ours: /^[0-9a-f]{32}\.json$/, most, largest: mostBytes };
  const beside: KeptFolder = { ...kept, ours: /^[0-9a-f]{32}\.bin$/ };
  const read = (from: KeptFolder, name: string): Buffer | null => {
    const bytes = readKept(from, name, (all) => headIn(all) === headOf(bodyIn(all)));
    return bytes === null ? null : bodyIn(bytes);
  };
  const write = (to: KeptFolder, name: string, body: Buffer): void => {
    if (body.length <= mostBytes / 4) replaceKept(to, name, Buffer.concat([Buffer.from(headOf(body)), body]));
  };
  return {
    code,
    read: (key) => read(kept, key + ending)?.toString() ?? null,
    write: (key, text) => write(kept, key + ending, Buffer.from(text)),
    readBeside(key) {
      const body = read(beside, key + besideEnding);
      try {
        return body === null ? null : deserialize(body);
      } catch {
        return null;
      }
    },
    writeBeside: (key, data) => write(beside, key + besideEnding, serialize(data)),
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
