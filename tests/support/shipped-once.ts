import { readShipped } from '../../src/io/package-files.ts';

const files = new Map<string, Promise<Uint8Array>>();

/** What is shipped, with the same bytes at each call, so that what is kept for them (fonts, unpacked) is found again. */
export function shippedOnce(path: string): Promise<Uint8Array> {
  const bytes = files.get(path) ?? readShipped(path);
  files.set(path, bytes);
  return bytes;
}
