import type { DrawnScene, PlotItem, SceneUnit } from '../../../model/drawn-scene.ts';
import { isPictured, type Pictured } from './native-chart.ts';
import { categoryAxis, valueAxis } from './read-axes.ts';
import {
  boxOf,
  categoryAt,
  commonest,
  inOrder,
  isAlike,
  seriesKeys,
  seriesOf,
  strokeOf,
  tolerance,
  withoutNoise,
  type PlacedSeries,
  type ReadPlot,
  type SortedUnits,
} from './series.ts';
import type { Way, Ways } from './ways.ts';

/** A bar with the number that it stands for. */
interface Bar {
  readonly item: PlotItem;
  readonly series: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Reads bars and columns, plain, beside each other or on each other. */
export function readBars(units: SortedUnits, ways: Ways, scene: DrawnScene): ReadPlot | Pictured {
  const [unit, second] = units.bars;
  if (unit === undefined || second !== undefined || units.lines.length + units.areas.length + units.dots.length > 0)
    return { picture: 'bars with other marks' };
  const horizontal = ways.y.kind === 'category';
  const [along, across] = horizontal ? [ways.y, ways.x] : [ways.x, ways.y];
  if (along.kind !== 'category' || across.kind !== 'value') return { picture: 'bars that do not stand on names' };
  const bars = barsOf(unit, { along, across, named: scene.legends.length > 0 });
  if (isPictured(bars)) return bars;
  const spread = spreadOf(bars, unit, { along, scene });
  if (isPictured(spread)) return spread;
  const value = valueAxis(across);
  if (isPictured(value)) return value;
  const names = categoryAxis(along, true);
  if (isPictured(names)) return names;
  const title = unit.heads.get(across.channel) ?? '';
  const series = seriesFrom(bars, spread.names, { along, across, title });
  return {
    kind: 'bar',
    horizontal,
    ...{ grouping: spread.grouping, gap: spread.gap, overlap: spread.overlap },
    categories: { title: unit.heads.get(along.channel) ?? '', labels: names.labels, days: null },
    series,
    along: names.axis,
    across: value,
    box: boxOf(ways),
  };
}

interface BarWays {
  readonly along: Way;
  readonly across: Way;
  /** A legend names the series. */
  readonly named: boolean;
}

function barsOf(unit: SceneUnit, { along, across, named }: BarWays): readonly Bar[] | Pictured {
  const [name, number] = [unit.keys.get(along.channel), unit.keys.get(across.channel)];
  if (name === undefined || number === undefined) return { picture: 'bars without a column of names or numbers' };
  if (unit.keys.has(`${across.channel}2`) || unit.encoding[`${across.channel}2`] !== undefined)
    return { picture: 'bars that do not begin at zero' };
  const keys = seriesKeys(unit, named ? [number] : [name, number]);
  const bars: Bar[] = [];
  const seen = new Set<string>();
  for (const item of unit.groups.flat()) {
    const at = categoryAt(along.scale.domain, item.datum[name]);
    const ends = endsOf(item, number, across);
    if (at === -1 || ends === null) return { picture: 'bars whose length is not their number' };
    const series = seriesOf(item, keys);
    if (seen.has(`${at} ${series}`)) return { picture: 'several bars at one place' };
    seen.add(`${at} ${series}`);
    bars.push({ item, series, at, ...ends });
  }
  return bars;
}

/** What a bar spans in the numbers of its axis, held against where it is drawn. */
function endsOf(item: PlotItem, key: string, across: Way): { readonly from: number; readonly to: number } | null {
  const { datum } = item;
  const stacked = typeof datum[`${key}_start`] === 'number' && typeof datum[`${key}_end`] === 'number';
  const [from, to] = stacked ? [Number(datum[`${key}_start`]), Number(datum[`${key}_end`])] : [0, Number(datum[key])];
  if (!Number.isFinite(from) || !Number.isFinite(to) || datum[key] === null) return null;
  const [low, high] = across.channel === 'x' ? [item.x, item.x + item.width] : [item.y, item.y + item.height];
  const places = [across.place(from), across.place(to)];
  const drawn = Math.abs(Math.min(...places) - low) <= tolerance && Math.abs(Math.max(...places) - high) <= tolerance;
  return drawn ? { from, to } : null;
}

interface Spread {
  readonly grouping: 'clustered' | 'stacked';
  readonly gap: number;
  readonly overlap: number;
  /** Of the series, in the order in which PowerPoint draws them. */
  readonly names: readonly string[];
}

/** How bars share the room of their category. */
function spreadOf(
  bars: readonly Bar[],
  unit: SceneUnit,
  { along, scene }: { readonly along: Way; readonly scene: DrawnScene },
): Spread | Pictured {
  const { range, domain } = along.scale;
  const step = Math.abs(Number(range.at(-1)) - Number(range[0])) / domain.length;
  const thick = bars.map(({ item }) => (along.channel === 'x' ? item.width : item.height));
  const width = thick[0] as number;
  if (!(width > 0) || thick.some((one) => Math.abs(one - width) > tolerance))
    return { picture: 'bars of several widths' };
  const names = inOrder(
    bars.map(({ series }) => series),
    unit,
    scene,
  );
  const offset = scene.scales.get(`${along.channel}Offset`);
  const gapOf = (room: number): number => Math.round(Math.min(500, Math.max(0, (room / width) * 100)));
  if (offset !== undefined && offset.middles.length > 1) {
    const inner = Math.abs((offset.middles[1] as number) - (offset.middles[0] as number)) - width;
    const room = step - names.length * width - (names.length - 1) * inner;
    const beside = bars.every((bar) => isBeside(bar, names, { along, apart: inner + width }));
    if (!beside) return { picture: 'bars that stand beside each other in their own way' };
    return { grouping: 'clustered', gap: gapOf(room), overlap: Math.round((-inner / width) * 100), names };
  }
  const centred = bars.every(({ item, at }) => {
    const middle = along.channel === 'x' ? item.x + item.width / 2 : item.y + item.height / 2;
    return Math.abs(middle - (along.scale.middles[at] as number)) <= tolerance;
  });
  if (!centred) return { picture: 'bars that stand beside their names' };
  const gap = gapOf(step - width);
  if (bars.every(({ from }) => from === 0) && isAlone(bars)) return { grouping: 'clustered', gap, overlap: 100, names };
  const stacked = stackOrder(bars, names);
  return stacked === null
    ? { picture: 'bars that lie on each other in their own way' }
    : { grouping: 'stacked', gap, overlap: 100, names: stacked };
}

function isBeside(
  { item, at, series }: Bar,
  names: readonly string[],
  { along, apart }: { readonly along: Way; readonly apart: number },
): boolean {
  const middle = along.channel === 'x' ? item.x + item.width / 2 : item.y + item.height / 2;
  const place = (along.scale.middles[at] as number) + (names.indexOf(series) - (names.length - 1) / 2) * apart;
  return Math.abs(middle - place) <= tolerance;
}

/** One bar a category. */
function isAlone(bars: readonly Bar[]): boolean {
  return new Set(bars.map(({ at }) => at)).size === bars.length;
}

/** The series from the axis outwards, the same in each category; `null` where bars leave gaps or change places. */
function stackOrder(bars: readonly Bar[], names: readonly string[]): readonly string[] | null {
  const height = ({ from, to }: Bar): number => Math.max(Math.abs(from), Math.abs(to));
  const before = new Map(names.map((name) => [name, new Set<string>()]));
  const categories = new Map<number, Bar[]>();
  for (const bar of bars) categories.set(bar.at, [...(categories.get(bar.at) ?? []), bar]);
  for (const own of categories.values()) {
    for (const side of [own.filter(({ from, to }) => from + to >= 0), own.filter(({ from, to }) => from + to < 0)]) {
      let end = 0;
      const sorted = [...side].sort(
        (a, b) => height(a) - height(b) || Math.abs(a.to - a.from) - Math.abs(b.to - b.from),
      );
      for (const [i, bar] of sorted.entries()) {
        const near = Math.abs(bar.from) < Math.abs(bar.to) ? bar.from : bar.to;
        const far = near === bar.from ? bar.to : bar.from;
        if (Math.abs(near - end) > Math.abs(far - near) * 1e-6 + 1e-9) return null;
        end = far;
        // A bar of no length stands anywhere.
        if (bar.from === bar.to) continue;
        for (const lower of sorted.slice(0, i)) if (lower.from !== lower.to) before.get(bar.series)?.add(lower.series);
      }
    }
  }
  const order: string[] = [];
  while (order.length < names.length) {
    const next = names.find(
      (name) => !order.includes(name) && [...(before.get(name) ?? [])].every((one) => order.includes(one)),
    );
    if (next === undefined) return null;
    order.push(next);
  }
  return order;
}

function seriesFrom(
  bars: readonly Bar[],
  names: readonly string[],
  { along, across, title }: { readonly along: Way; readonly across: Way; readonly title: string },
): readonly PlacedSeries[] {
  return names.map((name) => {
    const own = new Map(bars.filter(({ series }) => series === name).map((bar) => [bar.at, bar]));
    const at = along.scale.domain.map((_, i) => own.get(i) ?? null);
    const present = [...own.values()].map(({ item }) => item);
    const [fill, line] = [commonest(present.map((item) => item.fill)), commonest(present.map(strokeOf))];
    return {
      name: name === '' ? title : name,
      xs: null,
      values: at.map((bar) => (bar === null ? null : withoutNoise(bar.to - bar.from) * lengthSign(bar))),
      ...{ fill, line, marker: null, interval: null, labels: [], paint: fill ?? line?.paint ?? null },
      points: at.flatMap((bar, i) =>
        bar === null || (isAlike(bar.item.fill, fill) && isAlike(strokeOf(bar.item), line))
          ? []
          : [{ at: i, fill: bar.item.fill, line: strokeOf(bar.item) }],
      ),
      places: at.map((bar) => (bar === null ? null : placeOf(bar, across))),
    };
  });
}

/** Vega may hand out the ends of a stacked bar in either order; its length is what its row says. */
function lengthSign({ from, to }: Bar): number {
  return from + to >= 0 === to - from >= 0 ? 1 : -1;
}

function placeOf({ item, from, to }: Bar, across: Way): PlacedSeries['places'][number] {
  const { datum } = item;
  const [cx, cy] = [item.x + item.width / 2, item.y + item.height / 2];
  const far = Math.abs(to) >= Math.abs(from) ? to : from;
  const [end, start] = [across.place(far), across.place(far === to ? from : to)];
  return across.channel === 'x'
    ? { x: end, y: cy, middle: { x: cx, y: cy }, start: { x: start, y: cy }, datum }
    : { x: cx, y: end, middle: { x: cx, y: cy }, start: { x: cx, y: start }, datum };
}
