import type { Part } from './parts.ts';

/** Formats that every PowerPoint shows, by the first bytes of a file. */
const formats: readonly (readonly [string, string, (bytes: Uint8Array) => boolean])[] = [
  ['png', 'image/png', (b) => b[0] === 0x89 && b[1] === 0x50 && b[2] === 0x4e && b[3] === 0x47],
  ['jpg', 'image/jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  ['gif', 'image/gif', (b) => b[0] === 0x47 && b[1] === 0x49 && b[2] === 0x46 && b[3] === 0x38],
];

/** Pictures of a package, each set of bytes once. */
export interface Media {
  /** A picture as a part; `null` where PowerPoint does not know its format. */
  readonly picture: (bytes: Uint8Array) => Part | null;
  readonly svg: (svg: string) => Part;
}

/** No pictures as yet. */
export function newMedia(digest: (bytes: Uint8Array | string) => string): Media {
  const known = new Map<string, Part>();
  const once = (key: string, make: (number: number) => Part): Part => {
    const part = known.get(key) ?? make(known.size + 1);
    known.set(key, part);
    return part;
  };
  return {
    picture: (bytes) => {
      const format = formats.find(([, , is]) => is(bytes));
      if (format === undefined) return null;
      const [ending, contentType] = format;
      return once(digest(bytes), (n) => ({
        path: `ppt/media/plenary-${n}.${ending}`,
        contentType,
        contents: bytes,
        relationships: [],
      }));
    },
    svg: (svg) =>
      once(digest(svg), (n) => ({
        path: `ppt/media/plenary-${n}.svg`,
        contentType: 'image/svg+xml',
        contents: new TextEncoder().encode(svg),
        relationships: [],
      })),
  };
}
