import type { DrawnScene, Paint, PlotItem, SceneStroke, SceneUnit } from '../../../model/drawn-scene.ts';
import type { NativeAxis, NativeCategories, NativeChart, NativeSeries } from './native-chart.ts';
import { keyOf, plainText, type Ways } from './ways.ts';

/** The marks of a chart by what they are. */
export interface SortedUnits {
  readonly bars: readonly SceneUnit[];
  readonly areas: readonly SceneUnit[];
  readonly lines: readonly SceneUnit[];
  readonly dots: readonly SceneUnit[];
  readonly rules: readonly SceneUnit[];
  readonly ticks: readonly SceneUnit[];
  readonly texts: readonly SceneUnit[];
}

/** A series with where its values stand. */
export interface PlacedSeries extends NativeSeries {
  /** Px in the plot of the end of each value; `null` where nothing is drawn. */
  readonly places: readonly (Place | null)[];
  /** The colour that a legend shows. */
  readonly paint: Paint | null;
}

/** Where a value stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** The middle and the start of a bar; the same as its end for other marks. */
  readonly middle: { readonly x: number; readonly y: number };
  readonly start: { readonly x: number; readonly y: number };
  readonly datum: PlotItem['datum'];
}

/** What the marks of a plot become. */
export interface ReadPlot {
  readonly kind: NativeChart['kind'];
  readonly horizontal: boolean;
  readonly grouping: NativeChart['grouping'];
  readonly gap: number;
  readonly overlap: number;
  readonly categories: NativeCategories | null;
  readonly series: readonly PlacedSeries[];
  readonly along: NativeAxis;
  readonly across: NativeAxis;
  /** Of the scales, in the plot. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Px by which a mark may stand beside its value. */
export const tolerance = 0.75;

const parting = ['color', 'fill', 'stroke', 'xOffset', 'yOffset', 'shape', 'strokeDash', 'detail', 'opacity'] as const;

/** What the name of an item's series is read from: the keys of channels that part marks into series. */
export function seriesKeys(unit: SceneUnit, ownKeys: readonly (string | undefined)[]): readonly string[] {
  const found = parting
    .filter((channel) => partsSeries(unit, channel))
    .flatMap((channel) => unit.keys.get(channel) ?? []);
  return [...new Set(found)].filter((key) => !ownKeys.includes(key));
}

/** A colour for each number is no series. */
function partsSeries({ encoding }: SceneUnit, channel: string): boolean {
  const definition = encoding[channel];
  const type = typeof definition === 'object' && definition !== null && 'type' in definition ? definition['type'] : '';
  return type !== 'quantitative' && type !== 'temporal';
}

/** The series of a row, as text: the cells that part it from other series. */
export function seriesOf(item: PlotItem, keys: readonly string[]): string {
  return keys.map((key) => plainText(item.datum[key])).join(', ');
}

/** The series in the order of the scale that parts them, else as they come. */
export function inOrder(names: readonly string[], unit: SceneUnit, scene: DrawnScene): readonly string[] {
  const distinct = [...new Set(names)];
  for (const channel of parting) {
    const order = scene.scales.get(channel)?.domain.map(plainText) ?? [];
    if (unit.keys.has(channel) && distinct.every((name) => order.includes(name)))
      return distinct.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  }
  return distinct;
}

/** The box that two scales span. */
export function boxOf({ x, y }: Ways): ReadPlot['box'] {
  const ends = ({ scale }: Ways['x']): readonly [number, number] => {
    const [a, b] = [Number(scale.range[0]), Number(scale.range.at(-1))];
    return [Math.min(a, b), Math.max(a, b)];
  };
  const [[x1, x2], [y1, y2]] = [ends(x), ends(y)];
  return { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}

/** An item's outline. */
export function strokeOf(item: PlotItem): SceneStroke | null {
  return item.stroke === null ? null : { paint: item.stroke, width: item.strokeWidth, dash: item.dash };
}

/** What most have. */
export function commonest<T>(all: readonly T[]): T {
  const counts = new Map<string, { readonly one: T; count: number }>();
  for (const one of all) {
    const key = JSON.stringify(one);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { one, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.one as T;
}

/** Whether two looks are alike. */
export function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A number without the noise that a subtraction leaves in its last digits. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** The number of a category in its domain; -1 for none. */
export function categoryAt(domain: readonly unknown[], value: unknown): number {
  const key = keyOf(value);
  return domain.findIndex((one) => keyOf(one) === key);
}
