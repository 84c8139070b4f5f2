import type { ChartWords } from '../../model/chart.ts';
import type { Dataset } from '../../model/data.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { rowsOf, type Row } from '../../util/dataset.ts';
import { timeOf } from './column-types.ts';
import { child, isList, isObject } from './checks.ts';
import type { Table } from './table.ts';
import type { Tables } from './tables.ts';

/** The schema that a finished spec names. */
export const schemaUrl = 'https://vega.github.io/schema/vega-lite/v6.json';

/** What is needed to finish a spec. */
export interface EmitOptions {
  readonly tables: Tables;
  readonly words: ChartWords;
  /** Columns that the chart uses, by dataset name; `null` where it may use all. */
  readonly used: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Columns that it reads as points in time, by dataset name. */
  readonly temporal: ReadonlyMap<string, ReadonlySet<string>>;
  /** Columns of text that it reads as numbers, by dataset name. */
  readonly numeric: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys to set at the top level: the size. */
  readonly size: JsonObject;
}

/** The complete spec: rows as named datasets with the columns that it uses, our own words under `usermeta.plenary`. */
export function emitSpec(
  spec: JsonObject,
  options: EmitOptions,
): { readonly spec: JsonObject; readonly datasets: readonly Dataset[] } {
  const datasets = new Map<string, Dataset>();
  for (const table of options.tables.byPointer.values()) {
    if (table.name !== null && table.dataset !== null) datasets.set(table.name, table.dataset);
  }
  const rows: Record<string, Json> = Object.create(null);
  for (const [name, dataset] of datasets) {
    if (dataset.document !== undefined) {
      rows[name] = dataset.document;
      continue;
    }
    const used = options.used.get(name);
    const plain = rowsOf(dataset, used === null ? undefined : (used ?? new Set()));
    const dated = converted(plain, options.temporal.get(name), inUtc);
    rows[name] = converted(dated, options.numeric.get(name), Number) as unknown as Json;
  }
  const { $schema: _, datasets: __, usermeta, ...rest } = bindData(spec, '', options.tables);
  const meta = metaOf(usermeta, options.words);
  const finished: Record<string, Json> = { $schema: schemaUrl, ...rest, ...options.size };
  if (meta !== null) finished['usermeta'] = meta;
  if (datasets.size > 0) finished['datasets'] = rows;
  return { spec: finished, datasets: [...datasets].map(([name, dataset]) => ({ ...dataset, name })) };
}

/** Rows with the text cells of some columns converted. */
function converted(
  rows: readonly Row[],
  names: ReadonlySet<string> | undefined,
  convert: (cell: string) => string | number,
): readonly Row[] {
  if (names === undefined) return rows;
  return rows.map((row) => {
    const object = Object.assign(Object.create(null), row) as Record<string, Row[string]>;
    for (const name of names) {
      const cell = object[name];
      if (typeof cell === 'string') object[name] = convert(cell);
    }
    return object;
  });
}

/** A point in time without a zone is one in UTC, and says so, since Vega would take the machine's zone. */
function inUtc(cell: string): string {
  if (/^\d{4}(-\d\d){0,2}$/.test(cell)) return cell;
  const time = timeOf(cell);
  return Number.isNaN(time) ? cell : new Date(time).toISOString();
}

function metaOf(usermeta: Json | undefined, words: ChartWords): Json | null {
  const { alt, source, claims, steps, interactive } = words;
  const own: Record<string, Json> = {
    ...(alt === null ? {} : { alt }),
    ...(source === null ? {} : { source }),
    ...(claims.length === 0 ? {} : { claims: claims.map(({ expression }) => expression) }),
    ...(steps === null ? {} : { steps: steps.value }),
    ...(interactive ? { interactive } : {}),
  };
  const rest = isObject(usermeta) ? usermeta : {};
  const all = Object.keys(own).length > 0 ? { ...rest, plenary: own } : rest;
  return Object.keys(all).length > 0 ? all : null;
}

/** Puts names in the place of data, wherever a table was found. */
function bindData(value: JsonObject, pointer: string, tables: Tables): JsonObject {
  const visit = (at: Json, where: string): Json => {
    const table = tables.byPointer.get(where);
    if (table !== undefined && isObject(at)) return table.name === null ? at : boundData(at, table);
    if (isList(at)) return at.map((item, i) => visit(item, child(where, i)));
    if (!isObject(at)) return at;
    return Object.fromEntries(Object.entries(at).map(([key, part]) => [key, visit(part, child(where, key))]));
  };
  return visit(value, pointer) as JsonObject;
}

/** Cells are typed already, so of a `format` only the author's own date patterns are left, and the part of a map. */
function boundData(data: JsonObject, { name, dataset }: Table): JsonObject {
  const format = data['format'];
  if (dataset?.document !== undefined) return { name: name as string, ...(format === undefined ? {} : { format }) };
  const parse = isObject(format) ? format['parse'] : undefined;
  return parse === undefined || parse === null ? { name: name as string } : { name: name as string, format: { parse } };
}
