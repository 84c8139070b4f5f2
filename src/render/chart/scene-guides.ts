import type { Paint, SceneAxis, SceneLegend, SceneStroke, SceneText, SceneTick } from '../../model/drawn-scene.ts';
import { hexOf } from '../../util/color-vision.ts';
import { number, paintOf, type Box } from './paints.ts';
import { type SceneItem, type SceneMark } from './scene.ts';

/** What stands around a plot. */
export interface SceneGuides {
  readonly axes: readonly SceneAxis[];
  readonly legends: readonly SceneLegend[];
  readonly titles: readonly SceneText[];
}

/** Axes, legends and titles of the plot in a frame. */
export function readGuides(frame: SceneItem): SceneGuides {
  const groups = (role: string): readonly SceneMark[] => (frame.items ?? []).filter((mark) => mark.role === role);
  const axes = new Map<string, SceneAxis>();
  for (const { items } of groups('axis')) {
    for (const item of items) {
      const axis = axisOf(item);
      axes.set(axis.orient, joined(axes.get(axis.orient), axis));
    }
  }
  return {
    axes: [...axes.values()],
    legends: groups('legend').flatMap(({ items }) => items.map(legendOf)),
    titles: groups('title').flatMap(({ items }) => items.flatMap((item) => textsIn(item, /^title-/))),
  };
}

/** Vega draws the grid of an axis as an axis of its own. Two with labels on one side are kept apart by their number. */
function joined(before: SceneAxis | undefined, axis: SceneAxis): SceneAxis {
  if (before === undefined) return axis;
  return {
    orient: axis.orient,
    grid: before.grid ?? axis.grid,
    ticks: before.ticks ?? axis.ticks,
    line: before.line ?? axis.line,
    labels: [...before.labels, ...axis.labels],
    title: before.title ?? axis.title,
  };
}

function axisOf(item: SceneItem): SceneAxis {
  const orient = String(item['orient']);
  const across = orient === 'left' || orient === 'right';
  const [dx, dy] = [number(item['x'], 0), number(item['y'], 0)];
  const found = { grid: null, ticks: null, line: null } as Record<'grid' | 'ticks' | 'line', SceneStroke | null>;
  const labels: SceneTick[] = [];
  for (const mark of item.items ?? []) {
    const stroke = mark.items.map(strokeOf).find((one) => one !== null) ?? null;
    if (mark.role === 'axis-grid') found.grid = stroke;
    else if (mark.role === 'axis-tick') found.ticks = stroke;
    else if (mark.role === 'axis-domain') found.line = stroke;
    else if (mark.role === 'axis-label') {
      for (const label of mark.items) {
        const text = placedText(label, dx, dy);
        const at = across ? number(label['y'], 0) + dy - 0.5 : number(label['x'], 0) + dx - 0.5;
        labels.push({ value: label.datum?.['value'], text, at, shown: isSeen(label) });
      }
    }
  }
  return { orient, ...found, labels, title: textsIn(item, /^axis-title$/)[0] ?? null };
}

function legendOf(item: SceneItem): SceneLegend {
  const [x, y] = [number(item['x'], 0), number(item['y'], 0)];
  const entries: SceneLegend['entries'][number][] = [];
  let plain = true;
  const visit = (group: SceneItem, dx: number, dy: number): void => {
    let symbol: SceneItem | null = null;
    for (const mark of group.items ?? []) {
      if (mark.role === 'legend-gradient' || mark.role === 'legend-band') plain = false;
      if (mark.role === 'legend-symbol') symbol = mark.items[0] ?? null;
      if (mark.role === 'legend-label' && mark.items[0] !== undefined)
        entries.push({
          text: placedText(mark.items[0], dx, dy),
          paint: symbol === null ? null : (paintIn(symbol, 'fill') ?? paintIn(symbol, 'stroke')),
          symbol: String(symbol?.['shape'] ?? ''),
          x: number(symbol?.['x'], 0) + dx,
          y: number(symbol?.['y'], 0) + dy,
          size: Math.sqrt(number(symbol?.['size'], 0)),
        });
      if (mark.marktype === 'group')
        for (const inner of mark.items) visit(inner, dx + number(inner['x'], 0), dy + number(inner['y'], 0));
    }
  };
  visit(item, x, y);
  const title = textsIn(item, /^legend-title$/)[0] ?? null;
  return { title, plain, entries, x1: x, y1: y, x2: x + number(item['width'], 0), y2: y + number(item['height'], 0) };
}

function textsIn(group: SceneItem, role: RegExp): readonly SceneText[] {
  const found: SceneText[] = [];
  const visit = (item: SceneItem, dx: number, dy: number): void => {
    for (const mark of item.items ?? []) {
      if (mark.marktype === 'text' && role.test(mark.role ?? ''))
        found.push(...mark.items.filter(isSeen).map((text) => placedText(text, dx, dy)));
      if (mark.marktype === 'group')
        for (const inner of mark.items) visit(inner, dx + number(inner['x'], 0), dy + number(inner['y'], 0));
    }
  };
  visit(group, number(group['x'], 0), number(group['y'], 0));
  return found.filter(({ text }) => text !== '');
}

/** A text item of a group whose corner is at the given place. */
export function placedText(item: SceneItem, dx: number, dy: number): SceneText {
  const { x1, y1, x2, y2 } = (item['bounds'] as Box | undefined) ?? { x1: 0, y1: 0, x2: 0, y2: 0 };
  const { text } = item;
  const weight = item['fontWeight'];
  return {
    text: isSeen(item) ? (Array.isArray(text) ? text.map(String).join('\n') : String(text ?? '')) : '',
    color: paintIn(item, 'fill'),
    size: number(item['fontSize'], 11),
    bold: weight === 'bold' || Number(weight) >= 600,
    angle: number(item['angle'], 0),
    ...{ x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy },
  };
}

function isSeen(item: SceneItem): boolean {
  return item['opacity'] !== 0;
}

function strokeOf(item: SceneItem): SceneStroke | null {
  const paint = paintIn(item, 'stroke');
  return paint === null ? null : { paint, width: number(item['strokeWidth'], 1), dash: dashOf(item) };
}

/** The dashes of a stroke; none for a line without gaps. */
export function dashOf(item: SceneItem): readonly number[] {
  const dash = item['strokeDash'];
  if (!Array.isArray(dash)) return [];
  const lengths = dash.filter((one): one is number => typeof one === 'number');
  return lengths.length < 2 || lengths.every((one, i) => i % 2 === 0 || one === 0) ? [] : lengths;
}

/** The paint of an item as it looks, its opacity counted in; `null` for none. */
export function paintIn(item: SceneItem, channel: 'fill' | 'stroke'): Paint | null {
  const paint = paintOf(item, channel);
  return paint === null || paint.alpha === 0
    ? null
    : { hex: hexOf(paint.color).slice(1), alpha: Math.round(paint.alpha * 1000) / 1000 };
}

/** Whether an item is painted with a gradient. */
export function hasPattern(item: SceneItem): boolean {
  return [item['fill'], item['stroke']].some(
    (paint) => (typeof paint === 'object' && paint !== null) || (typeof paint === 'string' && paint.startsWith('url(')),
  );
}
