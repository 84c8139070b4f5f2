import type { AssetRef, RenderedDeck, RenderedSlide } from '../model/deck.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem, ReadResult } from '../model/effects.ts';
import type { Asset } from '../model/site.ts';
import { inBlocks } from '../util/in-blocks.ts';
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
  const wanted = distinct(distinctInBlocks(deck.slides).flat());
  const reads = new Map(wanted.map((ref) => [ref.path, limits[ref.kind]]));
  const results = new Map(
    await Promise.all([...reads].map(async ([path, limit]) => [path, await fs.read(path, limit)] as const)),
  );
  const assets = new Map<string, Asset>();
  const faulty = new Set<string>();
  for (const ref of wanted) {
    const read = results.get(ref.path) as ReadResult;
    const checked = read.ok ? checkAsset(ref, read.bytes) : null;
    if (checked === null || checked.diagnostics.length > 0) faulty.add(keyOf(ref));
    if (checked !== null && checked.bytes !== null) assets.set(ref.path, { path: ref.path, bytes: checked.bytes });
  }
  const diagnostics: Diagnostic[] = [];
  // What is right is right wherever it is asked for; what is wrong is told at every place.
  for (const ref of faulty.size === 0 ? [] : deck.slides.flatMap((slide) => slide.assets)) {
    if (!faulty.has(keyOf(ref))) continue;
    const read = results.get(ref.path) as ReadResult;
    if (read.ok) diagnostics.push(...checkAsset(ref, read.bytes).diagnostics);
    else diagnostics.push(await readFailure(read, { ...ref, limit: limits[ref.kind] }, fs));
  }
  return { value: assets, diagnostics };
}

function keyOf({ kind, path }: AssetRef): string {
  return `${kind} ${path}`;
}

/** Of several places that ask for one file as one kind of thing, the last. */
function distinct(refs: readonly AssetRef[]): readonly AssetRef[] {
  const found = new Map<string, AssetRef>();
  for (const ref of refs) {
    const key = keyOf(ref);
    found.delete(key);
    found.set(key, ref);
  }
  return [...found.values()];
}

const distinctInBlocks = inBlocks((slides: readonly RenderedSlide[]) =>
  distinct(slides.flatMap(({ assets }) => assets)),
);
