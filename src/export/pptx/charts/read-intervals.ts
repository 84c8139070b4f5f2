import type { PlotItem, SceneUnit } from '../../../model/drawn-scene.ts';
import { isPictured, type NativeInterval, type Pictured } from './native-chart.ts';
import {
  commonest,
  strokeOf,
  tolerance,
  withoutNoise,
  type PlacedSeries,
  type ReadPlot,
  type SortedUnits,
} from './series.ts';
import type { Way, Ways } from './ways.ts';

/** An interval with where it is drawn. */
interface Span {
  readonly item: PlotItem;
  readonly direction: 'x' | 'y';
  readonly low: number;
  readonly high: number;
}

/** Turns rules around values into error bars: every rule has to hold a value, at the ends that its row says. */
export function addIntervals(plot: ReadPlot, { rules, ticks }: SortedUnits, ways: Ways): ReadPlot | Pictured {
  if (rules.length === 0) return ticks.length === 0 ? plot : { picture: 'it has marks `tick`' };
  if (plot.grouping === 'stacked' || plot.kind === 'area') return { picture: 'intervals on what is stacked' };
  const spans: Span[] = [];
  for (const unit of rules) {
    const found = spansOf(unit, ways);
    if (isPictured(found)) return found;
    spans.push(...found);
  }
  const direction = spans[0]?.direction ?? 'y';
  if (spans.some((span) => span.direction !== direction)) return { picture: 'intervals in two directions' };
  if (plot.kind !== 'scatter' && direction !== (plot.horizontal ? 'x' : 'y'))
    return { picture: 'intervals beside the values' };
  const caps = ticks.length > 0;
  if (caps && !ticks.every((unit) => unit.groups.flat().every((tick) => spans.some((span) => isEnd(tick, span, ways)))))
    return { picture: 'ticks that end no interval' };
  const line = commonest(spans.map(({ item }) => strokeOf(item)));
  if (line === null) return { picture: 'intervals that are not seen' };
  const used = new Set<Span>();
  const series = plot.series.map((one) => withInterval(one, spans, { used, ways, direction, line, caps }));
  return used.size === spans.length ? { ...plot, series } : { picture: 'rules that are no intervals of a value' };
}

function spansOf(unit: SceneUnit, ways: Ways): readonly Span[] | Pictured {
  const spans: Span[] = [];
  for (const item of unit.groups.flat()) {
    const span = spanOf(item, unit, ways);
    if (span === null) return { picture: 'rules that are no intervals' };
    spans.push(span);
  }
  return spans;
}

function spanOf(item: PlotItem, unit: SceneUnit, ways: Ways): Span | null {
  for (const direction of ['x', 'y'] as const) {
    const [near, far] = [unit.keys.get(direction), unit.keys.get(`${direction}2`)];
    if (near === undefined || far === undefined) continue;
    const [one, other] = [item.datum[near], item.datum[far]];
    if (typeof one !== 'number' || typeof other !== 'number') return null;
    const way: Way = ways[direction];
    const end = direction === 'x' ? item.x2 : item.y2;
    const there =
      Math.abs(way.place(one) - item[direction]) <= tolerance &&
      Math.abs(way.place(other) - (end ?? item[direction])) <= tolerance;
    return there ? { item, direction, low: Math.min(one, other), high: Math.max(one, other) } : null;
  }
  return null;
}

/** Vega draws a tick as a thin rectangle. */
function isEnd(tick: PlotItem, { item, direction, low, high }: Span, ways: Ways): boolean {
  const [x, y] = [tick.x + tick.width / 2, tick.y + tick.height / 2];
  const [along, across] = direction === 'y' ? [x - item.x, y] : [y - item.y, x];
  const ends = [low, high].map((value) => ways[direction].place(value));
  return Math.abs(along) <= 2 * tolerance && ends.some((end) => Math.abs(end - across) <= 2 * tolerance);
}

interface IntervalWish {
  readonly used: Set<Span>;
  readonly ways: Ways;
  readonly direction: 'x' | 'y';
  readonly line: NativeInterval['line'];
  readonly caps: boolean;
}

function withInterval(series: PlacedSeries, spans: readonly Span[], wish: IntervalWish): PlacedSeries {
  const { used, direction, line, caps } = wish;
  const numbers = direction === 'y' || series.xs === null ? series.values : series.xs;
  const found = series.places.map((place, i) => {
    const value = numbers[i] ?? null;
    if (place === null || value === null) return null;
    const beside = direction === 'y' ? place.x : place.y;
    const span = spans.find(
      (one) =>
        !used.has(one) &&
        Math.abs((direction === 'y' ? one.item.x : one.item.y) - beside) <= tolerance &&
        one.low <= value &&
        value <= one.high &&
        sharesRow(one.item, place),
    );
    if (span === undefined) return null;
    used.add(span);
    return { plus: withoutNoise(span.high - value), minus: withoutNoise(value - span.low) };
  });
  if (found.every((one) => one === null)) return series;
  const side = (name: 'plus' | 'minus'): readonly (number | null)[] => found.map((one) => one?.[name] ?? null);
  return { ...series, interval: { plus: side('plus'), minus: side('minus'), line, caps, direction } };
}

/** Two values may stand in one place: an interval belongs to the value of its own row, where both say which that is. */
function sharesRow({ datum }: PlotItem, place: { readonly datum: PlotItem['datum'] }): boolean {
  const [one, other] = [datum[rowField], place.datum[rowField]];
  return one === undefined || other === undefined || one === other;
}

/** The column in which charts carry the number of a row. */
const rowField = '\u{FDD0}row';
