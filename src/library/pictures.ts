/** Pictures of slides that a catalogue made. */
export interface Pictures {
  /** The catalogue's folder, absolute. */
  readonly folder: string;
  /** By `file#id`: the picture, from the catalogue's folder, and the digest of the slide that it shows. */
  readonly slides: ReadonlyMap<string, { readonly path: string; readonly digest: string }>;
}

/** Pictures as a text to keep. */
export function formatPictures({ folder, slides }: Pictures): string {
  return JSON.stringify({ folder, slides: [...slides].map(([key, { path, digest }]) => [key, path, digest]) });
}

/** Reads what was kept; nothing where that is not whole. */
export function parsePictures(bytes: Uint8Array | null): Pictures {
  const none: Pictures = { folder: '', slides: new Map() };
  if (bytes === null) return none;
  try {
    const { folder, slides } = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly folder: unknown;
      readonly slides: readonly (readonly unknown[])[];
    };
    if (typeof folder !== 'string') return none;
    const found = slides.map(([key, path, digest]) => [String(key), { path: String(path), digest: String(digest) }]);
    return { folder, slides: new Map(found as [string, { path: string; digest: string }][]) };
  } catch {
    return none;
  }
}
