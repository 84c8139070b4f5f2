import type { VegaData, VegaSpec } from '../drawing.ts';
import { rowField } from '../scene.ts';

/** A transform of a Vega spec. */
export type Transform = Readonly<Record<string, unknown>>;

/** Transforms whose rows are new, so that nothing on them leads back. */
export const generating: ReadonlySet<unknown> = new Set([
  'contour',
  'heatmap',
  'impute',
  'isocontour',
  'kde',
  'kde2d',
  'loess',
  'pivot',
  'quantile',
  'regression',
]);

/**
 * Lets the rows of a compiled Vega spec know where they came from, in place: a group knows its rows, a row those that it
 * was compared with or looked up. What leads back stands under names that no author can write, and a data set in which
 * new rows are made, or rows without a number are left out, is cut in two before that, so that the rows before can be
 * read. Nothing of it is drawn.
 */
export function followRows(spec: VegaSpec): void {
  let count = 0;
  const nextKey = (): string => `${rowField}:${count++}`;
  const visit = (part: VegaSpec): void => {
    if (part.data !== undefined) {
      (part as { data: readonly VegaData[] }).data = part.data.flatMap((data) => cutData(data, nextKey));
    }
    for (const mark of part.marks ?? []) visit(mark);
  };
  visit(spec);
}

/** What leads back from the rows that a transform made, or `null` where nothing does. */
export function keyOf(transform: Transform): string | null {
  const last = namesOf(transform['as']).at(-1);
  return last?.startsWith(`${rowField}:`) === true ? last : null;
}

/** A list of names, whatever stands there. */
export function namesOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map((name) => (typeof name === 'string' ? name : '')) : [];
}

function cutData(data: VegaData, nextKey: () => string): readonly VegaData[] {
  const parts: VegaData[] = [];
  let head: VegaData = data;
  let transforms: Transform[] = [];
  for (const transform of data.transform ?? []) {
    if (generating.has(transform['type']) || asksForMade(transform, transforms)) {
      const name = nextKey();
      parts.push({ ...head, name, transform: transforms });
      head = { name: data.name, source: name };
      transforms = [];
    }
    transforms.push(...marked(transform, nextKey));
  }
  if (transforms.length === 0 && parts.length === 0) return [data];
  return [...parts, { ...head, name: data.name, transform: transforms }];
}

/** Vega-Lite's own filter for numbers, where a column that was computed must be one. */
const numberFilter = /^isValid\(datum\["([^"]+)"\]\) && isFinite\(/;

/** Before that the rows are kept, so that those can be told that are lost without a word. */
function asksForMade({ type, expr }: Transform, before: readonly Transform[]): boolean {
  const column = type === 'filter' && typeof expr === 'string' ? numberFilter.exec(expr)?.[1] : undefined;
  return column !== undefined && before.some(({ as }) => as === column || namesOf(as).includes(column));
}

function marked(transform: Transform, nextKey: () => string): readonly Transform[] {
  const { type } = transform;
  if (type === 'aggregate' || type === 'joinaggregate') return [withMembers(transform, nextKey())];
  if (type === 'window') {
    const { groupby } = transform;
    const around = { type: 'joinaggregate', ...(groupby === undefined ? {} : { groupby }) };
    return [{ ...around, ops: ['values'], fields: [rowField], as: [nextKey()] }, transform];
  }
  if (type === 'lookup' && Array.isArray(transform['values'])) {
    const values = transform['values'] as readonly unknown[];
    const as = padded(Array.isArray(transform['as']) ? namesOf(transform['as']) : namesOf(values), values.length);
    return [{ ...transform, values: [...values, rowField], as: [...as, nextKey()] }];
  }
  return [transform];
}

/** An aggregate that also collects the rows of each group; without measures of its own it counts, as Vega does. */
function withMembers(transform: Transform, key: string): Transform {
  const fields = Array.isArray(transform['fields']) ? (transform['fields'] as readonly unknown[]) : [null];
  const ops = Array.isArray(transform['ops']) ? (transform['ops'] as readonly unknown[]) : ['count'];
  const as = Array.isArray(transform['as']) ? (transform['as'] as readonly unknown[]) : [];
  return {
    ...transform,
    fields: [...fields, rowField],
    ops: [...ops, 'values'],
    as: [...padded(as, fields.length), key],
  };
}

function padded(list: readonly unknown[], length: number): readonly unknown[] {
  return Array.from({ length }, (_, i) => list[i] ?? null);
}
