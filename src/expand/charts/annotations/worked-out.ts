import type { Json, JsonObject } from '../../../model/json.ts';
import type { Dataset } from '../../../model/data.ts';
import { columnOf } from '../../../util/dataset.ts';
import { isList, isObject } from '../checks.ts';

/** Why marks do not stand at the values of their rows along an axis. */
export type WorkedOut =
  | { readonly how: 'aggregate'; readonly op: string }
  | {
      readonly how: 'stack';
      /** The fields that part the marks of one place. */
      readonly series: readonly string[];
      /** The fields that set a mark's place, as far as there are any. */
      readonly place: readonly string[];
    };

/** Channels that part marks into series. */
const parting: readonly string[] = [
  'color',
  'fill',
  'stroke',
  'detail',
  'opacity',
  'fillOpacity',
  'shape',
  'url',
  'order',
];

/**
 * Whether what is drawn along an axis is worked out of several rows: by an aggregate, or by marks that lie on each
 * other.
 * @returns `null` where some marks stand at the values of their rows
 */
export function workedOut(channel: 'x' | 'y', spec: JsonObject): WorkedOut | null {
  const units = unitsIn(spec, {}).filter(({ encoding }) => isObject(encoding[channel]));
  const found = units.map((unit) => ofUnit(channel, unit));
  return found.includes(null) ? null : (found[0] ?? null);
}

/** Whether a row's mark may lie on another's: several rows of its place are in different series. */
export function isStacked(row: number, { series, place }: WorkedOut & { how: 'stack' }, table: Dataset): boolean {
  const cell = (field: string, at: number): unknown => columnOf(table, field)?.values[at] ?? null;
  const known = place.every((field) => columnOf(table, field) !== null);
  const count = table.columns[0]?.values.length ?? 0;
  return Array.from({ length: count }, (_, at) => at).some(
    (at) =>
      at !== row &&
      (!known || place.every((field) => cell(field, at) === cell(field, row))) &&
      series.some((field) => cell(field, at) !== cell(field, row)),
  );
}

interface Drawn {
  readonly mark: string;
  readonly encoding: JsonObject;
}

function unitsIn(view: JsonObject, around: JsonObject): readonly Drawn[] {
  const encoding = { ...around, ...(isObject(view['encoding']) ? view['encoding'] : {}) };
  const layers = isList(view['layer']) ? view['layer'].filter(isObject) : [];
  const { mark } = view;
  const own = mark === undefined ? [] : [{ mark: String(isObject(mark) ? mark['type'] : mark), encoding }];
  return [...own, ...layers.flatMap((layer) => unitsIn(layer, encoding))];
}

function ofUnit(channel: 'x' | 'y', { mark, encoding }: Drawn): WorkedOut | null {
  const definition = encoding[channel];
  if (!isObject(definition)) return null;
  const { aggregate, stack } = definition;
  if (typeof aggregate === 'string') return { how: 'aggregate', op: aggregate };
  if (isObject(aggregate)) return { how: 'aggregate', op: Object.keys(aggregate)[0] ?? '' };
  const asked = typeof stack === 'string' || stack === true;
  if ((!asked && stack !== undefined) || (mark !== 'bar' && mark !== 'area')) return null;
  if (encoding[`${channel}2`] !== undefined || definition['type'] !== 'quantitative') return null;
  const across = channel === 'x' ? 'y' : 'x';
  const place = [across, `${across}Offset`].flatMap((key) => fieldsIn(encoding[key]));
  const series = parting.flatMap((key) => fieldsIn(encoding[key])).filter((field) => !place.includes(field));
  return series.length === 0 ? null : { how: 'stack', series, place };
}

function fieldsIn(definition: Json | undefined): readonly string[] {
  const parts = isList(definition) ? definition : [definition];
  return parts.flatMap((part) => {
    const field = isObject(part) ? part['field'] : undefined;
    return typeof field === 'string' ? [field.replace(/\\(.)/g, '$1')] : [];
  });
}
