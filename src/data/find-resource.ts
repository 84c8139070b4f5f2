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

/** Resources by what a deck may call them, each list in the order of all. */
export interface ResourceLookUp {
  readonly all: readonly Resource[];
  /** By name, in Unicode's composed form. */
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
  /** By name with `_` for `-`, as expressions write it. */
  readonly byFoldedName: ReadonlyMap<string, readonly Resource[]>;
  /** By path, in Unicode's composed form. */
  readonly byPath: ReadonlyMap<string, readonly Resource[]>;
}

/** Prepares resources to be looked for: a talk has as many references as tables. */
export function lookUp(resources: readonly Resource[]): ResourceLookUp {
  const by = (keyOf: (resource: Resource) => string): Map<string, Resource[]> => {
    const found = new Map<string, Resource[]>();
    for (const resource of resources) {
      const key = keyOf(resource);
      const others = found.get(key);
      if (others === undefined) found.set(key, [resource]);
      else others.push(resource);
    }
    return found;
  };
  return {
    all: resources,
    byName: by(({ name }) => name.normalize('NFC')),
    byFoldedName: by(({ name }) => foldName(name.normalize('NFC'))),
    byPath: by(({ path }) => path.normalize('NFC')),
  };
}

/** The resources that a name may mean: the described one, else every file with this stem. */
export function resourcesNamed(name: string, { byName }: ResourceLookUp): readonly Resource[] {
  const named = byName.get(name.normalize('NFC')) ?? [];
  const described = named.filter((resource) => resource.described);
  return described.length > 0 ? described.slice(0, 1) : named;
}

/** The resources that a reference by name may mean; in expressions `_` stands for the `-` of a name. */
export function resourcesOf(ref: DataRef, resources: ResourceLookUp): readonly Resource[] {
  const exact = resourcesNamed(ref.name, resources);
  if (exact.length > 0 || ref.inExpression !== true) return exact;
  return resources.byFoldedName.get(foldName(ref.name.normalize('NFC'))) ?? [];
}

/** The resource of a path: as described, else by its extension alone. */
export function resourceAt(path: string, resources: ResourceLookUp, folder: DataFolder): Resource {
  const known = sameName(path, folder.files) ?? path;
  return resources.byPath.get(known.normalize('NFC'))?.find(({ path: own }) => own === known) ?? undescribed(known);
}
