import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { cellAt } from './cells.ts';
import type { Drawing } from './drawing.ts';
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
  const shared = crowded(stack, stack.groupby);
  if (shared === null) return [];
  const facts = {
    place: placeWords(shared[0] as Datum, stack.groupby),
    rows: shared.map((datum) => keyOfDatum(chart, datum) ?? String(cellAt(datum, stack.key))),
    channel: stack.channel,
    field: stack.key,
  };
  const span = placeOf(chart, `${unit.pointer}/encoding/${stack.channel}`);
  if (stack.series.length === 0) return [diagnose('chart/stacked-rows', span, facts)];
  const again = crowded(stack, [...stack.groupby, ...stack.series]);
  if (again === null) return [];
  const rows = again.map((datum) => keyOfDatum(chart, datum) ?? String(cellAt(datum, stack.key)));
  const place = placeWords(again[0] as Datum, [...stack.groupby, ...stack.series]);
  return [diagnose('chart/stacked-series', span, { ...facts, place, rows })];
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
      return { channel: defined[0], key, groupby, series, rows };
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
