import { columnOf, columnsOf, everything, fieldsOfExpression, type Fields } from './fields-read.ts';
import { generating, keyOf, namesOf, type Transform } from './follow-rows.ts';
import { wordsFor } from './transform-words.ts';

/** What is read of the rows on the way to a mark, from the mark back to the tables. */
export interface Plan {
  /** Columns of a row that is one of a table. */
  readonly columns: Fields;
  /** Ways from a row to those it was made of, or compared with. */
  readonly ways: readonly Way[];
  /** For rows that nothing else leads back from: the data set they were made of, and what they have in common. */
  readonly made: Made | null;
}

/** What stands on a row under a key, and what is read of it. */
export interface Way {
  readonly key: string;
  readonly plan: Plan;
  /** What happened, each with the column that it was done to; empty where a row was looked up or nothing computed. */
  readonly done: readonly Done[];
}

/** An operation, and the column of which it takes the cells; `null` where it takes rows. */
export interface Done {
  readonly op: string;
  readonly column: string | null;
}

/** Rows of another data set, those that agree in some columns. */
export interface Made {
  readonly source: string;
  readonly groupby: readonly string[];
  readonly plan: Plan;
  /** `null` where it only fills gaps. */
  readonly words: string | null;
}

/** What lies between a mark and its table, nearest first: transforms, and the borders of facets and data sets. */
export type Step =
  | { readonly kind: 'transform'; readonly transform: Transform }
  | { readonly kind: 'facet'; readonly groupby: readonly string[] }
  | { readonly kind: 'data'; readonly name: string; readonly depth: number };

/** Walks back from what a mark reads to what was read of the tables. */
export function planFrom(steps: readonly Step[], wanted: Iterable<string>): Plan {
  const want = new Set(wanted);
  const ways: Way[] = [];
  let made: Made | null = null;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as Step;
    if (step.kind === 'facet') addAll(want, step.groupby);
    if (step.kind !== 'transform') continue;
    const { transform } = step;
    const rest = steps.slice(i + 1);
    if (transform['type'] === 'aggregate')
      return { columns: new Set(), ways: [...ways, ...group(transform, want, rest)], made };
    const compared = joined(transform, want, rest);
    if (compared !== null) ways.push(compared);
    if (generating.has(transform['type'])) made = madeBy(transform, want, rest) ?? made;
    stepBack(transform, want);
  }
  return { columns: want, ways, made };
}

/** A group stands for its rows: what is read of them is what they were grouped by, and what was computed and is wanted. */
function group(transform: Transform, want: ReadonlySet<string>, rest: readonly Step[]): readonly Way[] {
  const key = keyOf(transform);
  if (key === null) return [];
  const { fields, done } = measuresOf(transform, want);
  const plan = planFrom(rest, [...columnsOf(transform['groupby']), ...fields]);
  return [{ key, plan, done }];
}

interface Measures {
  readonly fields: readonly string[];
  readonly done: readonly Done[];
}

/** The measures of an aggregate or window that are wanted. */
function measuresOf(transform: Transform, want: ReadonlySet<string>): Measures {
  const ops = namesOf(transform['ops']);
  const fields = Array.isArray(transform['fields']) ? (transform['fields'] as readonly unknown[]) : [];
  const as = Array.isArray(transform['as']) ? (transform['as'] as readonly unknown[]) : [];
  const read: string[] = [];
  const done: Done[] = [];
  ops.forEach((op, i) => {
    const column = columnOf(fields[i]);
    const output = typeof as[i] === 'string' ? as[i] : column === null ? op : `${op}_${column}`;
    if (!want.has(output) && !want.has(everything)) return;
    if (op === 'values') return;
    done.push({ op, column });
    if (column !== null) read.push(column);
    // The whole row with the largest or smallest cell.
    if (op === 'argmin' || op === 'argmax') read.push(everything);
  });
  return { fields: read, done };
}

/** Rows that a row was compared with or that it took cells from; `null` where nothing of it is wanted. */
function joined(transform: Transform, want: ReadonlySet<string>, rest: readonly Step[]): Way | null {
  const { type } = transform;
  if (type === 'lookup') return lookedUp(transform, want);
  if (type !== 'joinaggregate' && type !== 'window') return null;
  const { fields, done } = measuresOf(transform, want);
  if (done.length === 0) return null;
  const before = type === 'window' ? rest[0] : { kind: 'transform' as const, transform };
  const key = before?.kind === 'transform' ? keyOf(before.transform) : null;
  if (key === null) return null;
  const read = [...fields, ...columnsOf(transform['groupby']), ...sortedBy(transform)];
  return { key, plan: planFrom(type === 'window' ? rest.slice(1) : rest, read), done };
}

function lookedUp(transform: Transform, want: ReadonlySet<string>): Way | null {
  const key = keyOf(transform) ?? namesOf(transform['as'])[0];
  if (key === undefined) return null;
  const values = columnsOf(transform['values']);
  const as = outputsOf(transform);
  const read = values.filter((_, i) => want.has(as[i] as string) || want.has(everything));
  const whole = transform['values'] === undefined && as.some((name) => want.has(name));
  if (read.length === 0 && !whole) return null;
  const columns = new Set([...read, ...columnsOf(transform['key']), ...(whole ? [everything] : [])]);
  return { key, plan: { columns, ways: [], made: null }, done: [] };
}

/** Only data sets outside all groups can be read by name: where that is not the nearest, facets part its rows. */
function madeBy(transform: Transform, want: ReadonlySet<string>, rest: readonly Step[]): Made | null {
  const at = rest.findIndex((step) => step.kind === 'data' && step.depth === 0);
  const border = rest[at];
  if (border?.kind !== 'data') return null;
  const facets = rest.slice(0, at).flatMap((step) => (step.kind === 'facet' ? step.groupby : []));
  const groupby = [...new Set([...columnsOf(transform['groupby']), ...facets])];
  const before = new Set(want);
  stepBack(transform, before);
  const words = transform['type'] === 'impute' ? null : wordsFor([String(transform['type'])]);
  return { source: border.name, groupby, plan: planFrom(rest.slice(at), [...before, ...groupby]), words };
}

/** Columns that a transform writes, and the parameters that name those it reads. */
function outputsOf(transform: Transform): readonly string[] {
  const given = Array.isArray(transform['as']) ? namesOf(transform['as']) : namesOf([transform['as']]);
  if (transform['as'] !== undefined) return given;
  const defaults: Readonly<Record<string, readonly string[]>> = {
    stack: ['y0', 'y1'],
    bin: ['bin0', 'bin1'],
    timeunit: ['unit0', 'unit1'],
    fold: ['key', 'value'],
  };
  if (transform['type'] === 'lookup') return columnsOf(transform['values']);
  if (transform['type'] === 'flatten') return columnsOf(transform['fields']);
  return defaults[String(transform['type'])] ?? [];
}

/** Transforms that pass rows on and read what they need to decide which, or in which order. */
const deciding: ReadonlySet<unknown> = new Set(['filter', 'collect', ...generating]);
/** Transforms that write columns onto the row that they read. */
const writing: ReadonlySet<unknown> = new Set(
  'bin flatten fold formula geopoint geojson lookup stack timeunit window'.split(' '),
);
/** Transforms that read nothing of a row that is drawn. */
const silent: ReadonlySet<unknown> = new Set('aggregate extent identifier joinaggregate sample'.split(' '));

/** Turns what is wanted after a transform, in place, into what is wanted before it. */
function stepBack(transform: Transform, want: Set<string>): void {
  const { type } = transform;
  if (generating.has(type) && type !== 'impute') want.clear();
  if (writing.has(type)) {
    const outputs = outputsOf(transform);
    if (!want.has(everything) && !outputs.some((name) => want.has(name))) return;
    outputs.forEach((name) => want.delete(name));
  } else if (type === 'joinaggregate') {
    namesOf(transform['as']).forEach((name) => want.delete(name));
  } else if (!deciding.has(type) && !silent.has(type)) want.add(everything);
  if (writing.has(type) || deciding.has(type)) addAll(want, readBy(transform));
}

/** Columns that a transform reads of each row. */
function readBy(transform: Transform): readonly string[] {
  if (typeof transform['expr'] === 'string') return [...fieldsOfExpression(transform['expr'])];
  const names = ['field', 'fields', 'groupby', 'key', 'value', 'weight', 'x', 'y'];
  const own = transform['type'] === 'lookup' ? ['fields'] : names;
  return [...own.flatMap((name) => columnsOf(transform[name])), ...sortedBy(transform)];
}

function sortedBy(transform: Transform): readonly string[] {
  const sort = transform['sort'] as { readonly field?: unknown } | undefined;
  return typeof sort === 'object' && sort !== null ? columnsOf(sort.field) : [];
}

function addAll(to: Set<string>, from: Iterable<string>): void {
  for (const name of from) to.add(name);
}
