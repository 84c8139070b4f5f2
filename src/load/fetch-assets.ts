import type { AssetRef, RenderedDeck } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { Asset } from '../model/site.ts';
import { checkAsset } from './assets/check-asset.ts';
import { readFailure } from './read-failure.ts';

/** The largest files that a talk may show, in bytes. */
const limits: Readonly<Record<AssetRef['kind'], number>> = {
  image: 50_000_000,
  audio: 200_000_000,
  video: 500_000_000,
};

/** Reads the pictures, films and sounds that the slides show, each once, and judges them at every place that asks. */
export async function fetchAssets(deck: RenderedDeck, fs: FileSystem): Promise<Staged<ReadonlyMap<string, Asset>>> {
  const refs = deck.slides.flatMap((slide) => slide.assets);
  const reads = new Map(refs.map((ref) => [ref.path, limits[ref.kind]]));
  const results = new Map(
    await Promise.all([...reads].map(async ([path, limit]) => [path, await fs.read(path, limit)] as const)),
  );
  const assets = new Map<string, Asset>();
  const diagnostics: Diagnostic[] = [];
  for (const ref of refs) {
    const read = results.get(ref.path);
    if (read === undefined) continue;
    if (!read.ok) {
      diagnostics.push(await readFailure(read, { ...ref, limit: limits[ref.kind] }, fs));
      continue;
    }
    const checked = checkAsset(ref, read.bytes);
    diagnostics.push(...checked.diagnostics);
    if (checked.bytes !== null) assets.set(ref.path, { path: ref.path, bytes: checked.bytes });
  }
  return { value: assets, diagnostics };
}
