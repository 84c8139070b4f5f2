import type { DrawnScene, PlotItem, SceneStroke, SceneUnit } from '../../../model/drawn-scene.ts';
import { isPictured, type NativeAxis, type NativeCategories, type Pictured } from './native-chart.ts';
import { readMarker } from './markers.ts';
import { categoryAxis, valueAxis } from './read-axes.ts';
import {
  boxOf,
  commonest,
  inOrder,
  isAlike,
  seriesKeys,
  seriesOf,
  strokeOf,
  tolerance,
  withoutNoise,
  type Place,
  type PlacedSeries,
  type ReadPlot,
  type SortedUnits,
} from './series.ts';
import { dayOf } from './time-axis.ts';
import { keyOf, plainText, type Ways } from './ways.ts';

/** A value of a series, with its place on x. */
interface Point {
  readonly item: PlotItem;
  readonly along: unknown;
  readonly value: number | null;
}

/** A series as drawn. */
interface Course {
  readonly name: string;
  readonly points: readonly Point[];
}

/** Reads lines, areas and dots. */
export function readLines(units: SortedUnits, ways: Ways, scene: DrawnScene): ReadPlot | Pictured {
  const { areas, lines, dots } = units;
  if (areas.length > 1 || lines.length > 1 || dots.length > 1) return { picture: 'several layers of lines or dots' };
  const main = areas[0] ?? lines[0] ?? dots[0];
  if (main === undefined) return { picture: 'no bars, lines, areas or dots' };
  if (ways.y.kind !== 'value') return { picture: 'lines or dots whose values do not go up' };
  const courses = coursesOf(main, ways, scene);
  if (isPictured(courses)) return courses;
  if (areas.length > 0) return readAreas(main, courses, { units, ways, scene });
  const overlaid =
    lines.length > 0 && dots[0] !== undefined ? dotsOn(dots[0], courses, ways) : new Map<string, PlotItem>();
  if (isPictured(overlaid)) return overlaid;
  const styled = courses.map((course) => styledOf(course, { isLine: lines.length > 0, ways, overlaid }));
  const wrong = styled.find(isPictured);
  if (wrong !== undefined) return wrong;
  return plotOf(styled as readonly PlacedSeries[], courses, { main, ways, kind: 'line' });
}

function coursesOf(unit: SceneUnit, { x, y }: Ways, scene: DrawnScene): readonly Course[] | Pictured {
  const [along, number] = [unit.keys.get('x'), unit.keys.get('y')];
  if (along === undefined || number === undefined) return { picture: 'marks without a column on x or y' };
  if (unit.keys.has('size') || unit.keys.has('x2')) return { picture: 'marks whose size says something' };
  const items = unit.groups.flat();
  if (items.some(({ interpolate }) => interpolate !== 'linear')) return { picture: 'curved or stepped lines' };
  const keys = seriesKeys(unit, [number]).filter((key) => key !== along || unit.mark === 'point');
  const byName = new Map<string, Point[]>();
  const isDots = unit.mark !== 'line' && unit.mark !== 'area';
  const groups = isDots ? items.map((item) => [item]) : unit.groups;
  for (const group of groups) {
    const points = group.map((item): Point | null =>
      pointOf(item, { along, number, x, y, isArea: unit.mark === 'area' }),
    );
    if (points.includes(null)) return { picture: 'marks that do not stand at their number' };
    const name = group[0] === undefined ? '' : seriesOf(group[0], keys);
    if (!isDots && byName.has(name)) return { picture: 'several lines of one name' };
    byName.set(name, [...(byName.get(name) ?? []), ...(points as readonly Point[])]);
  }
  const title = unit.heads.get('y') ?? '';
  return inOrder([...byName.keys()], unit, scene).map((name) => ({
    name: name === '' ? title : name,
    points: byName.get(name) as Point[],
  }));
}

interface PointWays extends Ways {
  readonly along: string;
  readonly number: string;
  readonly isArea: boolean;
}

/** A value held against its place. */
function pointOf(item: PlotItem, { along, number, x, y, isArea }: PointWays): Point | null {
  const { datum } = item;
  const [start, end] = [datum[`${number}_start`], datum[`${number}_end`]];
  const stacked = isArea && typeof start === 'number' && typeof end === 'number';
  const value = stacked ? withoutNoise(end - start) : datum[number];
  if (!item.defined || value === null || value === undefined)
    return item.defined ? null : { item, along: datum[along], value: null };
  const top = stacked ? Math.max(start, end) : Number(value);
  const place = { x: x.place(datum[along]), y: y.place(top) };
  const drawnTop = stacked ? Math.min(item.y, item.y2 ?? item.y) : item.y;
  const there = Math.abs(place.x - item.x) <= tolerance && Math.abs(place.y - drawnTop) <= tolerance;
  return there && Number.isFinite(Number(value)) ? { item, along: datum[along], value: Number(value) } : null;
}

/** The dots on lines, by series and place; every point has one or none has. */
function dotsOn(dots: SceneUnit, courses: readonly Course[], ways: Ways): ReadonlyMap<string, PlotItem> | Pictured {
  void ways;
  const found = new Map<string, PlotItem>();
  const items = dots.groups.flat();
  const used = new Set<PlotItem>();
  for (const { name, points } of courses) {
    for (const { item, value } of points) {
      if (value === null) continue;
      const dot = items.find((one) => !used.has(one) && isAt(one, item) && sameInk(one, item));
      if (dot === undefined) return { picture: 'dots on some points of a line' };
      used.add(dot);
      found.set(`${name} ${item.x}`, dot);
    }
  }
  return used.size === items.length ? found : { picture: 'dots beside the lines' };
}

function isAt(a: PlotItem, b: PlotItem): boolean {
  return Math.abs(a.x - b.x) <= tolerance && Math.abs(a.y - b.y) <= tolerance;
}

/** Two series may meet at a point, each with its dot. */
function sameInk(dot: PlotItem, line: PlotItem): boolean {
  return dot.fill?.hex === line.stroke?.hex || dot.stroke?.hex === line.stroke?.hex;
}

interface StyleWish {
  readonly isLine: boolean;
  readonly ways: Ways;
  readonly overlaid: ReadonlyMap<string, PlotItem>;
}

function styledOf({ name, points }: Course, { isLine, overlaid }: StyleWish): PlacedSeries | Pictured {
  const marks = isLine
    ? points.flatMap(({ item }) => overlaid.get(`${name} ${item.x}`) ?? [])
    : points.map(({ item }) => item);
  const marker = marks.length === 0 ? null : readMarker(marks);
  if (marker !== null && isPictured(marker)) return marker;
  const line: SceneStroke | null = isLine ? commonest(points.map(({ item }) => strokeOf(item))) : null;
  if (isLine && points.some(({ item }) => !isAlike(strokeOf(item), line)))
    return { picture: 'a line of several colours' };
  const looks = marks.map((item, i) => ({ at: i, fill: item.fill, line: strokeOf(item) }));
  return {
    name,
    xs: null,
    values: points.map(({ value }) => value),
    ...{ fill: null, line, marker, interval: null, labels: [] },
    points: marker === null ? [] : looks.filter((look) => !isAlike([look.fill, look.line], [marker.fill, marker.line])),
    places: points.map(({ item, value }) => (value === null ? null : placeOf(item))),
    paint: line?.paint ?? marker?.fill ?? marker?.line?.paint ?? null,
  };
}

function placeOf({ x, y, datum }: PlotItem): Place {
  return { x, y, middle: { x, y }, start: { x, y }, datum };
}

interface AreaWish {
  readonly units: SortedUnits;
  readonly ways: Ways;
  readonly scene: DrawnScene;
}

function readAreas(main: SceneUnit, courses: readonly Course[], { units, ways }: AreaWish): ReadPlot | Pictured {
  if (units.dots.length > 0) return { picture: 'areas with dots' };
  if (main.keys.has('y2') || main.encoding['y2'] !== undefined) return { picture: 'areas between two numbers' };
  const edges = units.lines.flatMap(({ groups }) => groups);
  const traced = edges.every((items) =>
    courses.some(({ points }) => points.length === items.length && items.every((item, i) => isTop(item, points[i]))),
  );
  if (!traced) return { picture: 'lines on areas' };
  const stacked = courses.length > 1;
  const ordered = stacked ? fromBelow(courses) : courses;
  if (ordered === null) return { picture: 'areas that lie on each other in their own way' };
  const zero = ways.y.place(0);
  const grounded = (ordered[0]?.points ?? []).every(
    ({ item }) => Math.abs(Math.max(item.y, item.y2 ?? zero) - zero) <= tolerance,
  );
  if (!grounded) return { picture: 'areas that do not stand on zero' };
  const series = ordered.map(({ name, points }): PlacedSeries => {
    const fill = commonest(points.map(({ item }) => item.fill));
    const edge = edges.find(
      (items) => items.length === points.length && items.every((item, i) => isTop(item, points[i])),
    );
    const line = edge?.[0] === undefined ? null : strokeOf(edge[0]);
    return {
      ...{ name, xs: null, values: points.map(({ value }) => value), fill, line, marker: null, points: [] },
      ...{ interval: null, labels: [], places: points.map(({ item }) => placeOf(item)), paint: fill },
    };
  });
  return plotOf(series, ordered, { main, ways, kind: 'area' });
}

/** Whether a point of a line is that of an area's upper edge. */
function isTop(item: PlotItem, point: Point | undefined): boolean {
  return point !== undefined && isAt(item, { ...point.item, y: Math.min(point.item.y, point.item.y2 ?? point.item.y) });
}

/** Stacked areas from the axis upwards, if at every place they touch each other in the same order. */
function fromBelow(courses: readonly Course[]): readonly Course[] | null {
  const bottom = ({ item }: Point): number => Math.max(item.y, item.y2 ?? item.y);
  const top = ({ item }: Point): number => Math.min(item.y, item.y2 ?? item.y);
  const mean = ({ points }: Course): number => points.reduce((sum, point) => sum + bottom(point), 0) / points.length;
  const sorted = [...courses].sort((a, b) => mean(b) - mean(a));
  const isOn = (upper: Course, lower: Course): boolean =>
    upper.points.length === lower.points.length &&
    upper.points.every((point, i) => {
      const under = lower.points[i] as Point;
      return keyOf(point.along) === keyOf(under.along) && Math.abs(bottom(point) - top(under)) <= tolerance;
    });
  return sorted.slice(1).every((course, i) => isOn(course, sorted[i] as Course)) ? sorted : null;
}

interface PlotWish {
  readonly main: SceneUnit;
  readonly ways: Ways;
  readonly kind: 'line' | 'area';
}

/** Numbers on x make a chart of dots with lines between them; names and dates one of categories. */
function plotOf(
  series: readonly PlacedSeries[],
  courses: readonly Course[],
  { main, ways, kind }: PlotWish,
): ReadPlot | Pictured {
  const across = valueAxis(ways.y);
  if (isPictured(across)) return across;
  const shared = { horizontal: false, gap: 0, overlap: 0, across, box: boxOf(ways) };
  if (ways.x.kind === 'value') {
    if (kind === 'area') return { picture: 'areas over numbers' };
    const along = valueAxis(ways.x);
    if (isPictured(along)) return along;
    const placed = series.map((one, i) => ({
      ...one,
      xs: (courses[i] as Course).points.map((point) => Number(point.along)),
    }));
    return { ...shared, kind: 'scatter', grouping: 'standard', categories: null, series: placed, along };
  }
  const spread = categoriesOf(courses, main, ways);
  if (isPictured(spread)) return spread;
  const arranged = series.map((one, i) => arrange(one, courses[i] as Course, spread.keys));
  if (arranged.includes(null)) return { picture: 'several values of a series at one place' };
  const grouping = kind === 'area' && series.length > 1 ? 'stacked' : 'standard';
  const all = arranged as readonly PlacedSeries[];
  if (kind === 'area' && all.some(({ values }) => values.includes(null))) return { picture: 'areas with gaps' };
  return { ...shared, kind, grouping, categories: spread.categories, series: all, along: spread.axis };
}

interface Categories {
  readonly keys: readonly string[];
  readonly categories: NativeCategories;
  readonly axis: NativeAxis;
}

function categoriesOf(courses: readonly Course[], main: SceneUnit, { x }: Ways): Categories | Pictured {
  const title = main.heads.get('x') ?? '';
  const first = Math.min(...courses.flatMap(({ points }) => points.map(({ item }) => item.x)));
  if (x.kind === 'category') {
    const read = categoryAxis(x, first > tolerance);
    if (isPictured(read)) return read;
    const keys = x.scale.domain.map(keyOf);
    return { keys, categories: { title, labels: read.labels, days: null }, axis: read.axis };
  }
  const axis = valueAxis(x);
  if (isPictured(axis)) return axis;
  const dates = new Map(courses.flatMap(({ points }) => points.map(({ along }) => [Number(along), along] as const)));
  const sorted = [...dates.keys()].sort((a, b) => a - b);
  const days = sorted.map(dayOf);
  if (days.some((day) => !Number.isInteger(day))) return { picture: 'times of the day' };
  const labels = sorted.map((time) => plainText(new Date(time)));
  return { keys: sorted.map((time) => keyOf(dates.get(time))), categories: { title, labels, days }, axis };
}

/** The values of a series in the order of the categories; `null` where two would stand at one. */
function arrange(series: PlacedSeries, { points }: Course, keys: readonly string[]): PlacedSeries | null {
  const at = new Map(points.map(({ along }, i) => [keyOf(along), i]));
  if (at.size < points.length) return null;
  const order = keys.map((key) => at.get(key) ?? null);
  return {
    ...series,
    values: order.map((i) => (i === null ? null : (series.values[i] ?? null))),
    places: order.map((i) => (i === null ? null : (series.places[i] ?? null))),
    points: series.points.flatMap((point) => {
      const now = order.indexOf(point.at);
      return now === -1 ? [] : [{ ...point, at: now }];
    }),
  };
}
