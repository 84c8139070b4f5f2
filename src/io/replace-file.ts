import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { nodeDisk, type Disk } from './disk.ts';
import { tempPrefix } from './inspect-output.ts';

/**
 * Writes a single file beside a talk, so that at any moment the old or the new one is there, whole.
 * @param path absolute
 * @throws the system's error; nothing is left behind then
 */
export async function replaceFile(path: string, bytes: Uint8Array, disk: Disk = nodeDisk): Promise<void> {
  const temporary = join(dirname(path), `${tempPrefix}${randomUUID()}`);
  try {
    await disk.create(temporary, bytes);
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.remove(temporary).catch(() => {});
    throw error;
  }
  // It is there already; only a power cut in this moment could still bring the old one back.
  await disk.flush(dirname(path)).catch(() => {});
}
