import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { cellAt } from './cells.ts';
import { isRecord, type Drawing } from './drawing.ts';
import { placeOf } from './places.ts';
import { keyOfDatum } from './row-keys.ts';
import { fieldsOf, rowsNow, type Datum, type Unit } from './units.ts';

/** A stack that Vega-Lite made by itself. */
interface Stack {
  readonly channel: string;
  readonly key: string;
  readonly groupby: readonly string[];
  /** Fields that split the rows of one place into series. */
  readonly series: readonly string[];
  readonly rows: readonly Datum[];
  /** The channel as the author defined it. */
  readonly definition: Readonly<Record<string, unknown>>;
}

const stacking: ReadonlySet<string> = new Set(['bar', 'area', 'arc']);
const placing: ReadonlySet<string> = new Set(
  'x y x2 y2 xOffset yOffset theta theta2 radius radius2 latitude longitude tooltip order row column facet'.split(' '),
);

/**
 * Finds bars, areas and arcs that lie on each other only because several rows share a place: Vega-Lite adds them up
 * unasked, and percentages climb past a hundred. The rows are counted where they are drawn, after all transforms.
 */
export function checkStacks(chart: SpecChart, drawing: Drawing, unit: Unit): readonly Diagnostic[] {
  const stack = impliedStack(drawing, unit);
  if (stack === null) return [];
  const past = pastLimit(chart, stack, unit);
  if (past !== null && stack.series.length > 0) return [past];
  const shared = crowded(stack, stack.groupby);
  if (shared === null) return [];
  const facts = {
    place: placeWords(shared[0] as Datum, stack.groupby),
    rows: shared.map((datum) => keyOfDatum(chart, datum) ?? String(cellAt(datum, stack.key))),
    channel: stack.channel,
    field: stack.key,
  };
  const span = placeOf(chart, `${unit.pointer}/encoding/${stack.channel}`);
  // Between two axes of numbers Vega-Lite chooses which way it stacks; there bars seldom are amounts.
  const code = isBetweenNumbers(unit) ? 'chart/stacked-series' : 'chart/stacked-rows';
  if (stack.series.length === 0) return [diagnose(code, span, facts)];
  const again = crowded(stack, [...stack.groupby, ...stack.series]);
  if (again === null) return [];
  const rows = again.map((datum) => keyOfDatum(chart, datum) ?? String(cellAt(datum, stack.key)));
  const place = placeWords(again[0] as Datum, [...stack.groupby, ...stack.series]);
  return [diagnose('chart/stacked-series', span, { ...facts, place, rows })];
}

function isBetweenNumbers({ encoding: { x, y } }: Unit): boolean {
  return [x, y].every((part) => isRecord(part) && part['type'] === 'quantitative');
}

/** Percentages of several groups are no parts of one whole: on each other they climb past a hundred. */
function pastLimit(chart: SpecChart, stack: Stack, unit: Unit): Diagnostic | null {
  const { definition, channel, key, groupby } = stack;
  const axis = definition['axis'];
  const title = definition['title'] ?? (isRecord(axis) ? axis['title'] : '');
  if (!/%|\bper ?cent|\bpct\b/i.test(`${key} ${String(title)}`)) return null;
  const totals = new Map<string, { readonly first: Datum; total: number }>();
  for (const datum of stack.rows) {
    const place = JSON.stringify(groupby.map((name) => cellAt(datum, name) ?? null));
    const sum = totals.get(place) ?? { first: datum, total: 0 };
    sum.total += Math.max(0, Number(cellAt(datum, key)) || 0);
    totals.set(place, sum);
  }
  // Parts that were rounded may miss a hundred by half a point each.
  const over = [...totals.values()].find(({ total }) => total > 100 + 0.5 * stack.rows.length);
  if (over === undefined) return null;
  const total = Math.round(over.total * 10) / 10;
  const facts = { place: placeWords(over.first, groupby), total, field: key };
  return diagnose('chart/stacked-past', placeOf(chart, `${unit.pointer}/encoding/${channel}`), facts);
}

function impliedStack(drawing: Drawing, unit: Unit): Stack | null {
  if (!stacking.has(unit.mark)) return null;
  for (const source of unit.sources) {
    for (const transform of source.transform ?? []) {
      if (transform['type'] !== 'stack') continue;
      const key = String(transform['field']);
      const defined = fieldsOf(unit).find(([channel, part]) =>
        keyMatches(channel, part['field'], part['aggregate'], key),
      );
      const rows = rowsNow(drawing, source.name);
      // An aggregate leaves one row a place; what is stacked then has a series.
      if (defined === undefined || 'stack' in defined[1] || defined[1]['aggregate'] !== undefined || rows === null)
        return null;
      const groupby = ((transform['groupby'] ?? []) as readonly unknown[]).map(String);
      const series = fieldsOf(unit)
        .filter(([channel, part]) => !placing.has(channel) && typeof part['field'] === 'string')
        .map(([, part]) => String(part['field']))
        .filter((name) => !groupby.includes(name));
      return { channel: defined[0], key, groupby, series, rows, definition: defined[1] };
    }
  }
  return null;
}

function keyMatches(channel: string, field: unknown, aggregate: unknown, key: string): boolean {
  const name = typeof aggregate === 'string' ? `${aggregate}_${String(field)}` : field;
  return name === key && ['x', 'y', 'theta', 'radius'].includes(channel);
}

/** The rows of the first place on which more than one row with a length lies. */
function crowded(stack: Stack, by: readonly string[]): readonly Datum[] | null {
  const places = new Map<string, Datum[]>();
  for (const datum of stack.rows) {
    const length = Number(cellAt(datum, stack.key));
    if (!(length !== 0)) continue;
    const place = JSON.stringify([...by.map((name) => cellAt(datum, name) ?? null), Math.sign(length)]);
    const rows = places.get(place);
    if (rows === undefined) places.set(place, [datum]);
    else rows.push(datum);
  }
  for (const rows of places.values()) if (rows.length > 1) return rows;
  return null;
}

function placeWords(datum: Datum, by: readonly string[]): string {
  return by.map((name) => `${name} ${String(cellAt(datum, name))}`).join(', ');
}
