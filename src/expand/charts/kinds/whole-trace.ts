import type { Aggregated } from '../../../model/chart.ts';
import type { Dataset } from '../../../model/data.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { rowKey } from '../../../util/dataset.ts';
import { isList, isObject } from '../checks.ts';
import type { KindFence } from './kind.ts';

/** Options whose texts are words of the slide, not names of columns. */
const words: ReadonlySet<string> = new Set([
  'data',
  'lookup',
  'names',
  'colors',
  'order',
  'groups',
  'title',
  'subtitle',
  'steps',
]);

/**
 * The computed tables of a kind with everything that its options read: labels, groups and conditions beside the numbers
 * that the kind itself names, and with `lookup` the rows that led to those of the other table.
 */
export function wholeTrace(
  computed: readonly Aggregated[],
  fence: Pick<KindFence, 'options' | 'chart'>,
): readonly Aggregated[] {
  const named = namedIn(fence.options);
  const own = ownTable(fence);
  return computed.flatMap((one): readonly Aggregated[] => {
    const whole = { ...one, columns: union(one.columns, columnsAmong(one.source, named)) };
    return own === null || own === one.source ? [whole] : [whole, ownRows(one, own, columnsAmong(own, named))];
  });
}

/** The table that `data` names, where the numbers are looked up in another. */
function ownTable({ options: { data, lookup }, chart }: Pick<KindFence, 'options' | 'chart'>): Dataset | null {
  const name = isObject(data) ? (data['url'] ?? data['name']) : data;
  return lookup === undefined || typeof name !== 'string' ? null : (chart.datasets.get(name) ?? null);
}

/** A computed table as one of the rows whose cells are keys of the rows that it was computed from. */
function ownRows(one: Aggregated, own: Dataset, columns: readonly string[]): Aggregated {
  const byKey = new Map<string, Set<number>>();
  for (const { name, values } of own.columns) {
    if (!columns.includes(name)) continue;
    values.forEach((cell, row) => {
      if (cell !== null) byKey.set(String(cell), (byKey.get(String(cell)) ?? new Set()).add(row));
    });
  }
  const rows = one.rows.map((from) => {
    const found = new Set(from.flatMap((row) => [...(byKey.get(rowKey(one.source, row)) ?? [])]));
    return [...found].toSorted((a, b) => a - b);
  });
  return { ...one, source: own, columns, rows };
}

function columnsAmong({ columns }: Dataset, named: ReadonlySet<string>): readonly string[] {
  return columns.map(({ name }) => name).filter((name) => named.has(name));
}

/** Every text and key of the options, and the names in braces of texts such as `{events} of {n}`. */
function namedIn(options: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value === 'string') {
      found.add(value);
      for (const [, name = ''] of value.matchAll(/\{([^{}]{1,200})\}/g)) found.add(name);
    } else if (isList(value)) value.forEach(visit);
    else if (isObject(value)) {
      for (const [key, part] of Object.entries(value)) {
        found.add(key);
        visit(part);
      }
    }
  };
  for (const [key, value] of Object.entries(options)) if (!words.has(key)) visit(value);
  return found;
}

function union(some: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...some, ...more])];
}
