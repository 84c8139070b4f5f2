const unpacked = new WeakMap<Uint8Array, Promise<Uint8Array>>();
let queue: Promise<unknown> = Promise.resolve();

/**
 * A WOFF2 font as the plain tables within it; unpacked once per file. The decoder hands out a view of its own memory,
 * which the next call overwrites, so fonts go through it one after the other.
 */
export function sfntOf(woff2: Uint8Array): Promise<Uint8Array> {
  const known = unpacked.get(woff2);
  if (known !== undefined) return known;
  const turn = queue.then(async () => (await import('fontverter')).convert(Buffer.from(woff2), 'sfnt'));
  queue = turn.catch(() => undefined);
  unpacked.set(woff2, turn);
  return turn;
}
