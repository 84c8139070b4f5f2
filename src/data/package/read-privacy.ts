import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Privacy, Resource } from '../../model/data.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { nearest } from '../../util/nearest.ts';
import { child, isObject, placeOf, wrongShape, type PackageReader } from './package-reader.ts';

/** Keys of a resource that say what may be shown of it. */
export const privacyKeys: readonly string[] = ['sensitive', 'minimumCell', 'timeGrid'];

/** Smallest group that may be shown where the resource does not say. */
export const usualCell = 5;

/**
 * Reads `sensitive`, `minimumCell` and `timeGrid` of a resource. In doubt a table is sensitive: where the mark has a
 * wrong value or is misspelt, that is an error, and the rows are guarded all the same.
 * @returns `null` for open data
 */
export function readPrivacy(reader: PackageReader, resource: JsonObject, pointer: string): Privacy | null {
  const misspelt = findMisspelt(reader, resource, pointer);
  const mark = resource['sensitive'];
  if (mark !== undefined && typeof mark !== 'boolean')
    wrongShape(reader, child(pointer, 'sensitive'), 'sensitive', '`true` or `false`');
  const minimumCell = readCell(reader, resource, pointer);
  const timeGrid = readGrid(reader, resource, pointer);
  if (misspelt || (mark !== undefined && mark !== false)) return { minimumCell: minimumCell ?? usualCell, timeGrid };
  for (const key of ['minimumCell', 'timeGrid']) {
    if (resource[key] === undefined) continue;
    reader.diagnostics.push(diagnose('privacy/not-marked', keyPlace(reader, child(pointer, key)), { key }));
  }
  return null;
}

/** Whether an entry, however broken, marks a table as sensitive. */
export function isMarked(entry: Json): boolean {
  return isObject(entry) && entry['sensitive'] !== undefined && entry['sensitive'] !== false;
}

/** The mark where it says nothing: at the package, in a schema, at a column. */
export function refuseMark(reader: PackageReader, object: JsonObject, pointer: string): void {
  for (const key of privacyKeys) {
    if (object[key] === undefined) continue;
    reader.diagnostics.push(diagnose('privacy/mark-misplaced', keyPlace(reader, child(pointer, key)), { key }));
  }
}

/** A file is as sensitive as the strictest of its entries says, by whichever of them it is asked for. */
export function strictestByPath(resources: readonly Resource[]): readonly Resource[] {
  const strictest = new Map<string, Privacy>();
  for (const { path, privacy } of resources) {
    if (privacy === null) continue;
    const other = strictest.get(path);
    strictest.set(path, other === undefined ? privacy : stricter(privacy, other));
  }
  return resources.map((resource) => ({ ...resource, privacy: strictest.get(resource.path) ?? null }));
}

function stricter(a: Privacy, b: Privacy): Privacy {
  const timeGrid = a.timeGrid === null || b.timeGrid === null ? null : Math.max(a.timeGrid, b.timeGrid);
  return { minimumCell: Math.max(a.minimumCell, b.minimumCell), timeGrid: timeGrid ?? a.timeGrid ?? b.timeGrid };
}

/** A misspelt mark would leave the table open, so it is no mere warning. */
function findMisspelt(reader: PackageReader, resource: JsonObject, pointer: string): boolean {
  if (resource['sensitive'] !== undefined) return false;
  const key = Object.keys(resource).find((name) => name !== 'sensitive' && nearest(name, ['sensitive']) !== null);
  if (key === undefined || isObject(resource[key])) return false;
  const place = keyPlace(reader, child(pointer, key));
  const weaker = reader.diagnostics.findIndex((d) => d.code === 'data/unknown-key' && d.span?.start === place.start);
  if (weaker !== -1) reader.diagnostics.splice(weaker, 1);
  reader.diagnostics.push(diagnose('privacy/misspelt-mark', place, { key }));
  return true;
}

function readCell(reader: PackageReader, resource: JsonObject, pointer: string): number | null {
  const value = resource['minimumCell'];
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 2) return value;
  wrongShape(reader, child(pointer, 'minimumCell'), 'minimumCell', 'a whole number, 2 or more');
  return null;
}

function readGrid(reader: PackageReader, resource: JsonObject, pointer: string): number | null {
  const value = resource['timeGrid'];
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  wrongShape(reader, child(pointer, 'timeGrid'), 'timeGrid', 'a number above 0, in the unit of the times');
  return null;
}

function keyPlace(reader: PackageReader, pointer: string): ReturnType<typeof placeOf> {
  return reader.located.places.get(pointer)?.key ?? placeOf(reader, pointer);
}
