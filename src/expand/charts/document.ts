import type { Json, JsonObject } from '../../model/json.ts';
import { child, isList, isObject, type Checks } from './checks.ts';
import { openTable, type Table } from './table.ts';

/** A JSON document that a chart draws: a map, or rows with parts of their own. */
export interface ChartDocument {
  /** Under which the finished spec holds it; `null` where it stays where it is. */
  readonly name: string | null;
  readonly document: Json;
  /** The `data` object that asks for it, and where it stands. */
  readonly data: JsonObject;
  readonly pointer: string;
}

/** What a document gives as rows, by the `format` that is asked of it: as Vega's loader reads it. */
export function documentTable(chartDocument: ChartDocument, checks: Checks): Table {
  const { name } = chartDocument;
  const rows = documentRows(chartDocument, checks);
  if (rows === null) return { ...openTable, name };
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = new Map([...names].map((name) => [name, null]));
  return { ...openTable, name, columns, open: rows.length === 0, nested: rows };
}

function documentRows({ document, data, pointer, name }: ChartDocument, checks: Checks): readonly JsonObject[] | null {
  const format = isObject(data['format']) ? data['format'] : {};
  const at = child(pointer, 'format');
  if (format['type'] === 'topojson') return topoRows(document, format, { at, name }, checks);
  const property = format['property'];
  const part = typeof property === 'string' ? partOf(document, property) : document;
  if (part === undefined) {
    const known = isObject(document) ? Object.keys(document) : [];
    const facts = { word: String(property), what: `a part of \`${name ?? 'the data'}\``, known };
    checks.report('chart/unknown-word', checks.valueAt(child(at, 'property')), facts);
    return null;
  }
  return (isList(part) ? part : [part]).filter(isObject);
}

function partOf(document: Json, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((part, key) => (isObject(part) ? part[key] : undefined), document);
}

/** The shapes of one object of a topology, as GeoJSON features without their outlines. */
function topoRows(
  document: Json,
  format: JsonObject,
  { at, name }: { readonly at: string; readonly name: string | null },
  checks: Checks,
): readonly JsonObject[] | null {
  const objects = isObject(document) && isObject(document['objects']) ? document['objects'] : {};
  const key = 'mesh' in format ? 'mesh' : 'feature';
  const wanted = format[key];
  if (wanted === undefined) {
    checks.report('chart/missing-key', checks.keyAt(at), { key: 'feature', of: 'data.format' });
    return null;
  }
  const shape = objects[String(wanted)];
  if (!isObject(shape)) {
    const facts = { word: String(wanted), what: `an object of \`${name ?? 'the map'}\``, known: Object.keys(objects) };
    checks.report('chart/unknown-word', checks.valueAt(child(at, key)), facts);
    return null;
  }
  if (key === 'mesh') return [{ type: 'Feature', geometry: {}, properties: {} }];
  const shapes = isList(shape['geometries']) ? shape['geometries'] : [shape];
  return shapes.filter(isObject).map(({ id, properties }) => ({
    type: 'Feature',
    geometry: {},
    properties: properties ?? {},
    ...(id === undefined ? {} : { id }),
  }));
}
