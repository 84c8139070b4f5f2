import * as vega from 'vega';
import { over, readColor, type LinearColor, type PaintedColor } from '../../util/color-vision.ts';
import type { SceneItem, SceneMark } from './scene.ts';

/** An item where it lies in the drawing, in CSS px of the whole chart, in the order of painting. */
export interface PlacedItem {
  readonly mark: SceneMark;
  readonly item: SceneItem;
  readonly box: Box;
}

/** A rectangle in CSS px. */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Every item of a drawing but groups without a ground of their own, first painted first. */
export function placedItems(root: SceneMark): readonly PlacedItem[] {
  const found: PlacedItem[] = [];
  const visit = (mark: SceneMark, dx: number, dy: number): void => {
    const group = mark.marktype === 'group';
    for (const item of mark.items) {
      const bounds = group ? groupBox(item) : (item['bounds'] as Box | undefined);
      const { x1, x2, y1, y2 } = bounds ?? nowhere;
      const painted = !group || typeof item['fill'] === 'string';
      if (painted) found.push({ mark, item, box: { x1: x1 + dx, x2: x2 + dx, y1: y1 + dy, y2: y2 + dy } });
      if (!group) continue;
      for (const inner of item.items ?? []) visit(inner, dx + number(item['x'], 0), dy + number(item['y'], 0));
    }
  };
  visit(root, 0, 0);
  return found;
}

const nowhere: Box = { x1: 0, y1: 0, x2: 0, y2: 0 };

function groupBox(item: SceneItem): Box {
  const [x, y] = [number(item['x'], 0), number(item['y'], 0)];
  return { x1: x, y1: y, x2: x + number(item['width'], 0), y2: y + number(item['height'], 0) };
}

/** A channel as a number; Vega leaves out those that have their usual value. */
export function number(value: unknown, usual: number): number {
  return typeof value === 'number' ? value : usual;
}

/** The paint of an item's inside or outline; `null` where it has none, or one that is no plain colour. */
export function paintOf(item: SceneItem, channel: 'fill' | 'stroke'): PaintedColor | null {
  const text = item[channel];
  if (typeof text !== 'string' || text === 'transparent' || text === 'none') return null;
  if (channel === 'stroke' && number(item['strokeWidth'], 1) <= 0) return null;
  const paint = readAny(text);
  if (paint === null) return null;
  return { ...paint, alpha: paint.alpha * number(item['opacity'], 1) * number(item[`${channel}Opacity`], 1) };
}

/** Mixes two colours of any form of CSS; its types leave it out. */
const { interpolate } = vega as unknown as {
  readonly interpolate: (space: 'rgb') => (from: string, to: string) => (at: number) => string;
};

const cacheSize = 500;
const known = new Map<string, PaintedColor | null>();

/** A colour in any of CSS's forms; `null` for a reference to a gradient. */
export function readAny(text: string): PaintedColor | null {
  let paint = known.get(text);
  if (paint !== undefined) return paint;
  const mix = interpolate('rgb');
  paint = readColor(text) ?? (text.startsWith('url(') ? null : readColor(mix(text, text)(0)));
  if (known.size > cacheSize) known.clear();
  known.set(text, paint);
  return paint;
}

/** Shapes whose inside is not their box. */
const ragged: ReadonlySet<string> = new Set(['arc', 'area', 'path', 'shape', 'image', 'trail']);

/** What lies under the middle of the item of this number; `null` where that cannot be told from boxes. */
export function groundUnder(items: readonly PlacedItem[], at: number, paper: LinearColor): LinearColor | null {
  const { box, mark: own } = items[at] as PlacedItem;
  const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
  let ground: LinearColor | null = paper;
  for (let i = 0; i < at; i++) {
    const { mark, item, box: around } = items[i] as PlacedItem;
    if (x < around.x1 || x > around.x2 || y < around.y1 || y > around.y2) continue;
    if (mark.marktype === 'text' || mark.marktype === 'line' || mark.marktype === 'rule') continue;
    // Points that lie on each other are a crowd; a text on a point stands in it.
    if (mark.marktype === 'symbol' && own.marktype !== 'text') continue;
    const paint = paintOf(item, 'fill');
    if (ragged.has(mark.marktype)) ground = paint === null && mark.marktype !== 'image' ? ground : null;
    else if (paint !== null && ground !== null) ground = over(paint, ground);
    else if (paint !== null && paint.alpha === 1) ground = paint.color;
  }
  return ground;
}
