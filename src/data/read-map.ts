import type { Resource } from '../model/data.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { SourceFile } from '../model/text.ts';
import { extensionOf } from '../util/paths.ts';
import { checkJson } from './readers/json-check.ts';

const extensions: ReadonlySet<string> = new Set(['json', 'geojson', 'topojson']);

/** What says at the top of a JSON document that it is a map. */
const mapTypes: ReadonlySet<Json | undefined> = new Set([
  'Topology',
  'FeatureCollection',
  'Feature',
  'GeometryCollection',
]);

/**
 * A map for charts: GeoJSON (RFC 7946) or TopoJSON. Its shapes are no table, and it goes to the chart as it is.
 * @returns `null` for any other text, and for what is described as a table
 */
export function readMap({ path, text }: SourceFile, { fields, privacy }: Resource): JsonObject | null {
  if (!extensions.has(extensionOf(path)) || fields.length > 0 || privacy !== null) return null;
  if (!text.trimStart().startsWith('{') || !/"type"\s*:/.test(text)) return null;
  if (checkJson({ path, text }) !== null) return null;
  const document = JSON.parse(text) as JsonObject;
  return mapTypes.has(document['type']) ? document : null;
}

/**
 * Rows of which some cells are objects or lists, for charts that read the parts of cells: `record.high`. They are no
 * table, so that text cannot quote them.
 * @param problems what a reader of tables said
 * @returns `null` for what is described as a table, and where anything else is wrong
 */
export function readNestedRows(
  { path, text }: SourceFile,
  { described, privacy }: Resource,
  problems: readonly Diagnostic[],
): readonly Json[] | null {
  if (described || privacy !== null || !extensions.has(extensionOf(path))) return null;
  const only = problems.every(({ code, severity }) => severity !== 'error' || nestedCodes.has(code));
  return only && checkJson({ path, text }) === null ? (JSON.parse(text) as readonly Json[]) : null;
}

const nestedCodes: ReadonlySet<string> = new Set(['data/nested-value', 'data/more-rows']);
