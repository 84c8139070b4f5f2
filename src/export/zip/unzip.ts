import { unzipSync } from 'fflate';

/** How much a zip may hold. */
export interface ZipLimits {
  /** Bytes of all files together, unpacked. */
  readonly bytes: number;
  readonly files: number;
}

/** What was in a zip, or why it was not read. */
export type Unzipped =
  | { readonly kind: 'files'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'bad-name'; readonly name: string };

/**
 * The files of a zip that somebody else made. Nothing is unpacked before the sizes that the zip states are added up,
 * and no file becomes larger than it states; a name that would leave its folder stops the reading.
 */
export function unzip(zip: Uint8Array, limits: ZipLimits): Unzipped {
  const found = { bytes: 0, files: 0, badName: null as string | null };
  const withinLimits = (): boolean => found.bytes <= limits.bytes && found.files <= limits.files;
  try {
    const entries = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        found.bytes += originalSize;
        found.files += 1;
        if (!isPlainName(name)) found.badName ??= name;
        return withinLimits() && found.badName === null && !name.endsWith('/');
      },
    });
    if (!withinLimits()) return { kind: 'too-large' };
    if (found.badName !== null) return { kind: 'bad-name', name: found.badName };
    return { kind: 'files', files: new Map(Object.entries(entries)) };
  } catch {
    return { kind: 'broken' };
  }
}

function isPlainName(name: string): boolean {
  return !/^[/\\]|^[a-z]:|\0|\\/i.test(name) && !name.split('/').includes('..');
}
