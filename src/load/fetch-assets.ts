import type { RenderedDeck } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { Asset } from '../model/site.ts';

/** Reads the pictures, films and sounds that the slides show. */
export async function fetchAssets(deck: RenderedDeck, fs: FileSystem): Promise<Staged<ReadonlyMap<string, Asset>>> {
  const assets = new Map<string, Asset>();
  const diagnostics: Diagnostic[] = [];
  for (const { path } of deck.slides.flatMap((slide) => slide.assets)) {
    const read = await fs.read(path);
    if (read.ok) assets.set(path, { path, bytes: read.bytes });
  }
  return { value: assets, diagnostics };
}
