import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { arch, platform, version } from 'node:process';
import { fileURLToPath } from 'node:url';

/** Digests of the scripts stand at their heads, where `scripts/bundle.mjs` puts them. */
const digestAt = 3;
const digestLength = 16;

/**
 * Names the code that runs and what runs it; `null` where that is unknown: outside the bundle, any module may have
 * changed since. In the bundle, every module has the address of the one that loads it.
 */
export function codeDigest(address: string = import.meta.url): string | null {
  const loader = fileURLToPath(address);
  if (basename(loader) !== 'load-bundle.js') return null;
  try {
    const folder = join(dirname(loader), 'bundle');
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.cjs'));
    return [...scripts.sort().map((name) => headOf(join(folder, name))), version, platform, arch].join(' ');
  } catch {
    return null;
  }
}

function headOf(path: string): string {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(digestLength);
    readSync(handle, bytes, 0, digestLength, digestAt);
    return bytes.toString('latin1');
  } finally {
    closeSync(handle);
  }
}
