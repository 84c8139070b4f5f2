import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { nodeDisk, type Disk } from './disk.ts';
import { tempPrefix } from './inspect-output.ts';
import { isRunning, ownIdentity } from './process-identity.ts';

/*
 * A process that is killed while it writes cannot remove its half of a file. The name says whose it is, so that the next
 * one that writes into the folder can: on the same machine, where it can know that nobody writes it any more.
 */
const named = new RegExp(`^${tempPrefix.replaceAll('.', '\\.')}([0-9a-f]{8})-(\\d+)-(\\d*)-`);

function temporaryName(): string {
  const { host, pid, started } = ownIdentity();
  return `${tempPrefix}${markOf(host)}-${pid}-${started ?? ''}-${randomUUID().slice(0, 8)}`;
}

function markOf(host: string): string {
  return createHash('sha256').update(host).digest('hex').slice(0, 8);
}

function isAbandoned(name: string): boolean {
  const match = named.exec(name);
  if (match === null) return false;
  const [, mark, pid, started] = match;
  const { host } = ownIdentity();
  return mark === markOf(host) && !isRunning({ host, pid: Number(pid), started: started || null });
}

async function removeAbandoned(folder: string, disk: Disk): Promise<void> {
  for (const name of await disk.names(folder)) if (isAbandoned(name)) await disk.remove(join(folder, name));
}

/**
 * Writes a single file beside a talk, so that at any moment the old or the new one is there, whole.
 * @param path absolute
 * @throws the system's error; nothing is left behind then
 */
export async function replaceFile(path: string, bytes: Uint8Array, disk: Disk = nodeDisk): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, temporaryName());
  try {
    await disk.create(temporary, bytes);
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.remove(temporary).catch(() => {});
    throw error;
  }
  // It is there already; only a power cut in this moment could still bring the old one back.
  await disk.flush(folder).catch(() => {});
  await removeAbandoned(folder, disk).catch(() => {});
}
