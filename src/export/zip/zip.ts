import { zipSync, type Zippable } from 'fflate';

/** Names that are packed already: to pack them again costs time and saves nothing. */
const packed = /\.(?:png|jpe?g|gif|webp|avif|woff2?|mp4|m4v|webm|mp3|m4a|ogg|zip|xlsx|pdf)$/i;

const encoder = new TextEncoder();

/**
 * Files as a zip: the same files are the same bytes, on any machine and in any time zone. Names are sorted by code
 * unit, all dates are the first that a zip can hold, and nothing says who packed it.
 */
export function zipOf(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  // Read in local time and written in local time: the same in every zone.
  const mtime = new Date(1980, 0, 1);
  for (const name of [...files.keys()].sort()) {
    const contents = files.get(name) as string | Uint8Array;
    const bytes = typeof contents === 'string' ? encoder.encode(contents) : contents;
    entries[name] = [bytes, { level: packed.test(name) ? 0 : 6, mtime, os: 0 }];
  }
  return zipSync(entries);
}
