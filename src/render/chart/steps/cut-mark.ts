import type { SceneItem, SceneMark } from '../scene.ts';
import type { Stretch } from './split-path.ts';

/**
 * A mark for each stretch of a line or area, to stand in the place of the whole. Together they are the whole: each
 * begins a little before its first point, so that the corner there is drawn as in one line, and has its round end on
 * the line that was there before.
 */
export function cutMark(scene: SceneMark, stretches: readonly Stretch[]): readonly SceneMark[] {
  const points = straight(scene.items);
  return stretches.map(({ from, to }) => {
    const mark = Object.assign(Object.create(Object.getPrototypeOf(scene) as object), scene) as SceneMark & {
      items: SceneItem[];
    };
    const stretch: Cut = { all: points.vertices, from: points.places[from] ?? 0, to: points.places[to] ?? 0 };
    const { vertices, style } =
      scene.marktype === 'line' ? cutLine(stretch) : { vertices: cutArea(stretch, scene.marktype), style: {} };
    mark.items = vertices.map((item) => copyOf(item, { mark, ...style }));
    return mark;
  });
}

/** Part of a line, by the places of its ends. */
interface Cut {
  readonly all: readonly SceneItem[];
  readonly from: number;
  readonly to: number;
}

interface Straight {
  readonly vertices: readonly SceneItem[];
  /** Where each of the points stands among them. */
  readonly places: readonly number[];
}

/** A line of any step form as one with straight parts: the same line, with its corners written out. */
function straight(items: readonly SceneItem[]): Straight {
  const form = String(items[0]?.['interpolate'] ?? 'linear');
  const vertices: SceneItem[] = [];
  const places: number[] = [];
  items.forEach((item, i) => {
    const before = items[i - 1];
    if (before !== undefined) vertices.push(...corners(form, before, item));
    places.push(vertices.length);
    vertices.push(copyOf(item, { interpolate: 'linear' }));
  });
  return { vertices, places };
}

function corners(form: string, a: SceneItem, b: SceneItem): readonly SceneItem[] {
  const defined = a['defined'] !== false && b['defined'] !== false;
  const corner = (across: number, down: SceneItem): SceneItem =>
    copyOf(down, { interpolate: 'linear', defined, ...mixed(a, b, across, ['x', 'width']) });
  if (form === 'step-after') return [corner(1, a)];
  if (form === 'step-before') return [corner(0, b)];
  return form === 'step' ? [corner(0.5, a), corner(0.5, b)] : [];
}

/** Channels of what lies between two items. */
function mixed(a: SceneItem, b: SceneItem, share: number, channels: readonly string[]): Record<string, number> {
  const at = (item: SceneItem, key: string): number => Number(item[key] ?? 0);
  return Object.fromEntries(channels.map((key) => [key, at(a, key) + (at(b, key) - at(a, key)) * share]));
}

function copyOf(item: SceneItem, changes: object): SceneItem {
  return Object.assign(Object.create(Object.getPrototypeOf(item) as object), item, changes) as SceneItem;
}

/** What a stretch without round ends has too much at its beginning, in px. */
const stub = 0.25;

function cutLine({ all, from, to }: Cut): { vertices: readonly SceneItem[]; style: object } {
  const first = all[0] as SceneItem;
  const isRound = first['strokeCap'] === 'round' || first['strokeCap'] === 'square';
  const opaque = Number(first['opacity'] ?? 1) * Number(first['strokeOpacity'] ?? 1) >= 1;
  // Where a line lets the ground through, ends on top of each other would be seen.
  const half = isRound && opaque ? Number(first['strokeWidth'] ?? 1) / 2 : 0;
  const vertices = all.slice(from, to + 1);
  const lead = nearer(all[from - 1], all[from], Math.max(half, stub));
  const end = to === all.length - 1 || half === 0 ? null : nearer(all[to - 1], all[to], half);
  return {
    vertices: [...(lead === null ? [] : [lead]), ...(end === null ? vertices : [...vertices.slice(0, -1), end])],
    style: isRound && !opaque ? { strokeCap: 'butt' } : {},
  };
}

/** The point before `b`, so far from it on the way from `a`; half-way where that is too short. */
function nearer(a: SceneItem | undefined, b: SceneItem | undefined, distance: number): SceneItem | null {
  if (a === undefined || b === undefined || a['defined'] === false || b['defined'] === false) return null;
  const length = Math.hypot(Number(b['x']) - Number(a['x']), Number(b['y']) - Number(a['y']));
  if (!(length > 0)) return null;
  return copyOf(b, mixed(b, a, Math.min(0.5, distance / length), ['x', 'y']));
}

/** Room by which stretches of an opaque area overlap, in px: their smooth edges would else let the ground through. */
const overlap = 1;

function cutArea({ all, from, to }: Cut, marktype: string): readonly SceneItem[] {
  const own = all.slice(from, to + 1);
  const first = all[from];
  const opacity = Number(first?.['opacity'] ?? 1) * Number(first?.['fillOpacity'] ?? 1);
  if (marktype !== 'area' || first === undefined || opacity < 1) return own;
  // Where the edge comes straight down or up, the overlap lies before that.
  const turn = all[from - 1]?.['x'] === first['x'] ? 1 : 0;
  const [a, b] = [all[from - 1 - turn], all[from - turn]];
  if (a === undefined || b === undefined || a['defined'] === false || b['defined'] === false) return own;
  const across = Math.abs(Number(b['x']) - Number(a['x']));
  if (!(across > overlap)) return own;
  const lead = copyOf(b, mixed(b, a, overlap / across, ['x', 'y', 'width', 'height']));
  return [lead, ...(turn === 1 ? [b] : []), ...own];
}
