import type { DataFolder, DataRef, Resource } from '../model/data.ts';
import { foldName } from '../util/estimates.ts';
import { resolveReference } from '../util/paths.ts';
import { undescribed } from './index-data.ts';
import { sameName } from './package/read-resource.ts';

/**
 * The path from the root that a `url:` names, resolved against the file that wrote it; `null` where it is no path
 * that may be read.
 */
export function pathOfUrl(ref: DataRef): string | null {
  const resolved = resolveReference(ref.span.file, ref.name);
  return resolved.ok ? resolved.path : null;
}

/** The resources that a name may mean: the described one, else every file with this stem. */
export function resourcesNamed(name: string, resources: readonly Resource[]): readonly Resource[] {
  const wanted = name.normalize('NFC');
  const named = resources.filter((resource) => resource.name.normalize('NFC') === wanted);
  const described = named.filter((resource) => resource.described);
  return described.length > 0 ? described.slice(0, 1) : named;
}

/** The resources that a reference by name may mean; in expressions `_` stands for the `-` of a name. */
export function resourcesOf(ref: DataRef, resources: readonly Resource[]): readonly Resource[] {
  const exact = resourcesNamed(ref.name, resources);
  if (exact.length > 0 || ref.inExpression !== true) return exact;
  const wanted = foldName(ref.name.normalize('NFC'));
  return resources.filter(({ name }) => foldName(name.normalize('NFC')) === wanted);
}

/** The resource of a path: as described, else by its extension alone. */
export function resourceAt(path: string, resources: readonly Resource[], folder: DataFolder): Resource {
  const known = sameName(path, folder.files) ?? path;
  return resources.find((resource) => resource.path === known) ?? undescribed(known);
}
