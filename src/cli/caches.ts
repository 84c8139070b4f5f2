import { resolve } from 'node:path';
import type { BuildEffects } from '../build.ts';
import { cacheFolder } from '../io/cache-folder.ts';
import { codeDigest } from '../io/code-digest.ts';
import { openDrawings } from '../io/drawing-file.ts';
import { nodeFolderView } from '../io/node-folder-view.ts';
import { recordStore } from '../io/record-store.ts';
import { relativeTo } from '../io/relative-to.ts';
import { openPictureCache } from '../io/picture-cache.ts';
import { openSlideCache } from '../io/slide-cache.ts';
import type { PictureCache } from '../model/picture-cache.ts';

/** `--no-cache`: nothing of an earlier run is used, nothing of this one is kept. */
export interface CacheOptions {
  readonly cache?: boolean;
}

/** What a user's cache folder has for a run. */
type KeptOfUser = Pick<BuildEffects, 'records' | 'slideCache' | 'drawings'> & { readonly pictures?: PictureCache };

/** What earlier runs left: nothing where it is not wanted, and never inside a talk, wherever the user's caches are. */
export function cachesFor({ cache = true }: CacheOptions, root: string): KeptOfUser {
  const folder = cache ? cacheFolder() : null;
  if (folder === null || isInside(root, folder)) return {};
  const code = codeDigest();
  if (code === null) return {};
  return {
    slideCache: (talk) => openSlideCache(folder, talk, code),
    drawings: (talk) => openDrawings(folder, talk, code),
    records: recordStore(resolve(folder, 'builds'), code),
    pictures: openPictureCache(folder, code),
  };
}

function isInside(root: string, folder: string): boolean {
  const real = nodeFolderView(folder).real(folder);
  return [folder, real].some((path) => relativeTo(root, resolve(path, 'builds')) !== null);
}
