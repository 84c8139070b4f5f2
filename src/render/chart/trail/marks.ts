import type { SpecChart } from '../../../model/chart.ts';
import type { DrawnMark } from '../../../model/evidence.ts';
import type { Reading } from '../../../model/values.ts';
import type { Drawing, VegaSpec } from '../drawing.ts';
import { forEachMark, sceneOf, type SceneItem, type SceneMark } from '../scene.ts';
import { fieldsOf, rowsNow, type Datum, type Unit } from '../units.ts';
import { gather, openGathering, readingsOf, rowCount, type Gathered, type RowsOf } from './collect.ts';
import { calculations, computedBy } from './computed.ts';
import { columnOf, fieldsOfMark } from './fields-read.ts';
import { planFrom, type Done, type Plan, type Way } from './plan.ts';
import { stepsByMark } from './steps.ts';
import { transformWords, wordsFor } from './transform-words.ts';

/** The marks of a chart with the rows behind them, and everything that the drawing depends on. */
export interface TracedMarks {
  readonly marks: readonly DrawnMark[];
  readonly readings: readonly Reading[];
}

/**
 * What an item's description says in the place of words, so that its element in the SVG can be found: its number, and
 * the step that it appears with, `￿m12s3`.
 */
export const markLabel = /^\u{FDD0}(?:m(\d+))?(?:s(\d+))?$/u;

/** Rows that are visited for the marks of one chart; beyond, marks know their own rows only. */
const mostVisits = 300_000;

/** Marks that draw many rows as one element. */
const joining: ReadonlySet<string> = new Set(['line', 'area', 'trail']);

/**
 * Finds the rows behind every mark of a drawn chart, and numbers the marks: their elements will bear the number, once
 * the scene is written as SVG.
 */
export function traceMarks(chart: SpecChart, drawing: Drawing, units: readonly Unit[]): TracedMarks {
  const plans = plansOf(drawing, units, calculations(chart.spec));
  const used = usedColumns(chart);
  const rowsOf: RowsOf = (name) => rowsNow(drawing, name);
  const all = openGathering();
  const told: Told = new WeakMap();
  const marks: DrawnMark[] = [];
  let room = mostVisits;
  forEachMark(sceneOf(drawing.view), (scene) => {
    const traced = scene.role === 'mark' ? plans.get(scene.name ?? '') : undefined;
    if (traced === undefined) return;
    for (const items of elementsOf(scene)) {
      const own = openGathering(room);
      for (const { datum } of items) {
        if (datum === undefined) continue;
        gather(datum, traced.plan, all, rowsOf);
        gather(datum, room > 0 ? traced.plan : { ...traced.plan, ways: [], made: null }, own, rowsOf);
      }
      room = Math.max(0, own.room);
      const readings = readingsOf(own, chart.datasets, used);
      label(scene, items[0], readings.length === 0 ? null : marks.length);
      if (readings.length > 0)
        marks.push({
          ...traced.words,
          readings,
          transform: joined(traced.computed, transformOf(traced.plan, items, rowsOf, told)),
        });
    }
  });
  return { marks, readings: readingsOf(all, chart.datasets, used) };
}

interface TracedMark {
  readonly plan: Plan;
  /** How the columns that it draws were computed. */
  readonly computed: string | null;
  readonly words: Pick<DrawnMark, 'mark' | 'channels'>;
}

function plansOf(
  drawing: Drawing,
  units: readonly Unit[],
  written: ReadonlySet<string>,
): ReadonlyMap<string, TracedMark> {
  const steps = stepsByMark(drawing.vega);
  const orders = sortFields(drawing.vega);
  const found = new Map<string, TracedMark>();
  for (const unit of units) {
    const name = unit.vegaMark?.name;
    const way = name === undefined ? undefined : steps.get(name);
    if (name === undefined || way === undefined) continue;
    const sources = new Set(way.steps.flatMap((step) => (step.kind === 'data' ? [step.name] : [])));
    const order = orders.filter(({ data }) => sources.has(data)).map(({ column }) => column);
    const read = fieldsOfMark(way.mark as unknown as Readonly<Record<string, unknown>>);
    // What reads no field stands where it stands whatever the order of the others.
    const plan = planFrom(way.steps, read.size === 0 ? [] : [...read, ...order]);
    const computed = computedBy(way.steps, drawnColumns(unit), written);
    found.set(name, { plan, computed, words: { mark: unit.mark, channels: channelsOf(unit) } });
  }
  return found;
}

function channelsOf(unit: Unit): DrawnMark['channels'] {
  return fieldsOf(unit)
    .filter(([channel]) => channel !== 'tooltip' && channel !== 'key')
    .map(([channel, { field, aggregate }]) => {
      const column = columnOf(field) ?? '';
      const op =
        typeof aggregate === 'string'
          ? aggregate
          : aggregate === undefined
            ? null
            : Object.keys(aggregate as object)[0];
      return { channel, field: op === null ? column : `${op}(${column})` };
    });
}

/** Columns of a mark's rows that its channels draw, those of aggregates by the names that Vega-Lite gives them. */
function drawnColumns(unit: Unit): readonly string[] {
  return fieldsOf(unit).flatMap(([, { field, aggregate }]) => {
    const column = columnOf(field);
    return column === null ? [] : typeof aggregate === 'string' ? [`${aggregate}_${column}`] : [column];
  });
}

function joined(...parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join('; ');
}

interface SortField {
  readonly data: string;
  readonly column: string;
}

/** Columns by which scales are in order: a mark stands where it stands because of them. */
function sortFields(spec: VegaSpec): readonly SortField[] {
  const found: SortField[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { data, sort } = part as { readonly data?: unknown; readonly sort?: unknown };
    const field = typeof sort === 'object' && sort !== null ? columnOf((sort as { field?: unknown }).field) : null;
    if (typeof data === 'string' && field !== null) found.push({ data, column: field });
    for (const value of Object.values(part)) visit(value);
  };
  const scales = (part: VegaSpec): void => {
    visit(part.scales ?? []);
    for (const mark of part.marks ?? []) scales(mark);
  };
  scales(spec);
  return found;
}

/** The items that share an element of the SVG: all of a line, else each by itself. */
function elementsOf(scene: SceneMark): readonly (readonly SceneItem[])[] {
  if (scene.items.length === 0) return [];
  return joining.has(scene.marktype) ? [scene.items] : scene.items.map((item) => [item]);
}

/** Vega writes an item's description as `aria-label`, unless the author switched that off. */
function label(scene: SceneMark, item: SceneItem | undefined, index: number | null): void {
  if (item === undefined) return;
  Object.assign(scene, { aria: undefined });
  Object.assign(item, { aria: undefined, description: index === null ? undefined : `\u{FDD0}m${index}` });
}

/** Operations with the rows that they were done to: blank cells are in a count of rows, and in no mean. */
function doneWords(
  done: readonly Done[],
  rows: readonly Datum[],
  counted: (rows: readonly Datum[]) => number,
): readonly string[] {
  if (done.length === 0) return [transformWords(null, counted(rows))];
  const byCount = new Map<number, string[]>();
  for (const { op, column } of done) {
    const isOfRows = column === null || ofRows.has(op);
    const some = isOfRows ? rows : rows.filter((row) => isFilled(row[column]));
    const number = counted(some);
    byCount.set(number, [...(byCount.get(number) ?? []), op]);
  }
  return [...byCount].map(([number, ops]) => transformWords(wordsFor(ops), number));
}

/** Operations that blank cells are part of. */
const ofRows: ReadonlySet<string> = new Set(['count', 'distinct', 'missing', 'valid']);

/** Vega's own notion of a cell that an aggregate takes. */
function isFilled(cell: unknown): boolean {
  return cell !== null && cell !== undefined && cell !== '' && !Number.isNaN(cell);
}

/** What was said of lists of rows: all rows of a group share theirs, and counting it is work. */
type Told = WeakMap<readonly Datum[], ReadonlyMap<Way, readonly string[]>>;

/** How rows became a mark, where it was not one by one. */
function transformOf(plan: Plan, items: readonly SceneItem[], rowsOf: RowsOf, told: Told): string | null {
  const datum = items[0]?.datum;
  if (datum === undefined) return null;
  const said: string[] = [];
  const count = (start: (to: Gathered) => void): number => {
    const to = openGathering(mostVisits);
    start(to);
    return rowCount(to);
  };
  for (const way of plan.ways) {
    const members = datum[way.key];
    if (!Array.isArray(members)) continue;
    const list =
      items.length === 1 ? (members as readonly Datum[]) : items.flatMap((item) => item.datum?.[way.key] ?? []);
    const rows = list as readonly Datum[];
    const counted = (some: readonly Datum[]): number =>
      count((to) => some.forEach((row) => gather(row, way.plan, to, rowsOf)));
    const known = told.get(rows)?.get(way);
    const words = known ?? doneWords(way.done, rows, counted);
    if (known === undefined) told.set(rows, new Map(told.get(rows)).set(way, words));
    said.push(...words);
  }
  if (plan.made !== null && plan.made.words !== null && plan.ways.length === 0) {
    const { made } = plan;
    said.push(
      transformWords(
        made.words,
        count((to) => gather(datum, { columns: new Set(), ways: [], made }, to, rowsOf)),
      ),
    );
  }
  return said.length === 0 ? null : [...new Set(said)].join('; ');
}

/** The columns of each dataset whose cells are in the spec. */
function usedColumns(chart: SpecChart): readonly ReadonlySet<string>[] {
  const rows = chart.spec['datasets'] as Readonly<Record<string, unknown>> | undefined;
  return chart.datasets.map(({ name, columns }) => {
    const list = rows?.[name];
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    return new Set(
      typeof first === 'object' && first !== null ? Object.keys(first) : columns.map((column) => column.name),
    );
  });
}
