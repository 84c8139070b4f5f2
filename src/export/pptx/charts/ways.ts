import type { DrawnScene, PlotScale, SceneAxis } from '../../../model/drawn-scene.ts';
import { isPictured, type Pictured } from './native-chart.ts';
import type { Writing } from './writing.ts';

/** One way across a plot. */
export interface Way {
  readonly channel: 'x' | 'y';
  readonly kind: 'category' | 'value' | 'date';
  readonly scale: PlotScale;
  /** What stands in a plot: numbers of the scale and places in px. */
  readonly place: (value: unknown) => number;
  readonly axis: SceneAxis | null;
  readonly writing: Writing;
}

/** Both ways of a plot. */
export interface Ways {
  readonly x: Way;
  readonly y: Way;
}

/** Reads the scales and axes of x and y. */
export function waysOf(scene: DrawnScene, writing: Writing): Ways | Pictured {
  const x = wayOf(scene, 'x', writing);
  if (isPictured(x)) return x;
  const y = wayOf(scene, 'y', writing);
  return isPictured(y) ? y : { x, y };
}

function wayOf(scene: DrawnScene, channel: 'x' | 'y', writing: Writing): Way | Pictured {
  const scale = scene.scales.get(channel);
  if (scale === undefined) return { picture: `no one scale on ${channel}` };
  const sides = channel === 'x' ? ['bottom', 'top'] : ['left', 'right'];
  const axes = scene.axes.filter(({ orient }) => sides.includes(orient));
  const labelled = axes.filter(({ labels, title, line }) => labels.length > 0 || title !== null || line !== null);
  if (labelled.length > 1) return { picture: `two axes on ${channel}` };
  const grid = axes.find((axis) => axis.grid !== null)?.grid ?? null;
  const axis = labelled[0] === undefined ? (axes[0] ?? null) : { ...labelled[0], grid: labelled[0].grid ?? grid };
  const [from, to] = [Number(scale.range[0]), Number(scale.range.at(-1))];
  if (![from, to].every(Number.isFinite) || from === to) return { picture: `the range of ${channel}` };
  if (scale.type === 'band' || scale.type === 'point')
    return { channel, kind: 'category', scale, axis, writing, place: placeInBands(scale) };
  const [low, high] = [Number(scale.domain[0]), Number(scale.domain[1])];
  if (scale.domain.length !== 2 || ![low, high].every(Number.isFinite) || low === high)
    return { picture: `the domain of ${channel}` };
  const place = (value: unknown): number => from + ((Number(value) - low) / (high - low)) * (to - from);
  if (scale.type === 'linear') return { channel, kind: 'value', scale, axis, writing, place };
  if (scale.type === 'utc' || scale.type === 'time') return { channel, kind: 'date', scale, axis, writing, place };
  return { picture: `a ${scale.type} scale on ${channel}` };
}

/** The middle of a category's band. */
function placeInBands({ domain, middles }: PlotScale): (value: unknown) => number {
  const known = new Map(domain.map((value, i) => [keyOf(value), middles[i] as number]));
  return (value) => known.get(keyOf(value)) ?? Number.NaN;
}

/** Values of a domain are dates, numbers or texts; the same value is the same text. */
export function keyOf(value: unknown): string {
  return value instanceof Date ? `date ${value.getTime()}` : `${typeof value} ${String(value)}`;
}

/** A value of a domain as Vega would write it. */
export function plainText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '–' : String(value);
}
