import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { PictureCache } from '../model/picture-cache.ts';
import { readKept, replaceKept, type KeptFolder } from './cached-files.ts';

/**
 * Pictures in the user's cache folder: 600 of them and 100 MB at most, those used last.
 * @param folder of the user's caches
 * @param engine names the program by its code: what another one has kept is not read
 */
export function openPictureCache(folder: string, engine: string): PictureCache {
  const kept: KeptFolder = {
    folder: join(folder, 'pictures'),
    ours: /^[0-9a-f]{64}\.bin$/,
    most: { files: 600, bytes: 100_000_000 },
    largest: 4_000_000,
  };
  const name = (key: string): string => `${createHash('sha256').update(`${engine}\n${key}`).digest('hex')}.bin`;
  return {
    read: (key) => readKept(kept, name(key), isWhole)?.subarray(4) ?? null,
    write: (key, picture) => replaceKept(kept, name(key), Buffer.concat([checksum(picture), picture])),
  };
}

/* Four bytes of checksum, then the picture. */
function isWhole(bytes: Buffer): boolean {
  return bytes.length > 4 && checksum(bytes.subarray(4)).equals(bytes.subarray(0, 4));
}

function checksum(picture: Uint8Array): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(picture));
  return sum;
}
