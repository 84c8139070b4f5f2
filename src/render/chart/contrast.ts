import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { contrastOf, hexOf, labOf, over, type LinearColor } from '../../util/color-vision.ts';
import { groundUnder, number, paintOf, placedItems, readAny, type PlacedItem } from './paints.ts';
import { placeOf } from './places.ts';
import type { SceneItem, SceneMark } from './scene.ts';
import { fieldsOf, type Unit } from './units.ts';

/** A colour that is hard to see where it lies. */
interface Faint {
  readonly what: string | null;
  readonly color: string;
  readonly ground: string;
  readonly contrast: number;
  readonly needed: number;
  readonly pointer: string;
}

/** Units by the name of their mark in the drawing. */
type Units = ReadonlyMap<string, Unit>;

/** Most comparisons of one chart: beyond, it has more marks than anybody tells apart. */
const most = 400_000;

/**
 * Holds text and marks against what they are drawn on (WCAG 2.2, 1.4.3 and 1.4.11): text 4.5:1, or 3:1 from 24 px or
 * bold from 18.66 px; marks 3:1. What is faint on purpose is left alone: bands, grids, thin rules, grey that stands
 * behind marks that do stand out, cells of a colour ramp, panels with text on them.
 */
export function checkContrast(chart: SpecChart, scene: SceneMark, units: readonly Unit[]): readonly Diagnostic[] {
  const paper = paperOf(chart);
  if (paper === null) return [];
  const items = placedItems(scene);
  const texts = items.flatMap((placed, i) => (placed.mark.marktype === 'text' ? [i] : []));
  if (items.length * texts.length > most) return [];
  const byName: Units = new Map(units.map((unit) => [unit.vegaMark?.name ?? '\n', unit]));
  const faint = [faintText(items, texts, paper, byName), faintMarks({ items, texts, paper, units: byName })];
  return faint.flatMap((found) => {
    const first = found[0];
    if (first === undefined) return [];
    const { pointer, ...facts } = first;
    return [
      diagnose('chart/low-contrast', placeOf(chart, written(chart, pointer)), { ...facts, more: found.length - 1 }),
    ];
  });
}

/** Of a kind, whose marks nobody wrote: where its colours stand. */
function written({ source: { places } }: SpecChart, pointer: string): string {
  return places.has('/mark') || places.has('/layer') || !places.has('/colors') ? pointer : '/colors';
}

function paperOf({ ground, spec }: SpecChart): LinearColor | null {
  const background = spec['background'];
  const text = typeof background === 'string' ? background : ground;
  const paint = typeof text === 'string' ? readAny(text) : null;
  return paint === null || paint.alpha < 1 ? null : paint.color;
}

function faintText(
  items: readonly PlacedItem[],
  texts: readonly number[],
  paper: LinearColor,
  units: Units,
): readonly Faint[] {
  const found = new Map<string, Faint>();
  for (const i of texts) {
    const { item, mark } = items[i] as PlacedItem;
    const paint = paintOf(item, 'fill');
    const what = String(Array.isArray(item['text']) ? item['text'].join(' ') : (item['text'] ?? ''));
    if (paint === null || paint.alpha < 0.05 || what.trim() === '') continue;
    const ground = groundUnder(items, i, paper);
    if (ground === null) continue;
    const contrast = contrastOf(over(paint, ground), ground);
    const needed = isLarge(item) ? 3 : 4.5;
    const key = `${String(item['fill'])} ${hexOf(ground)}`;
    if (contrast >= needed - slack || found.has(key)) continue;
    const pointer = units.get(mark.name ?? '')?.pointer;
    found.set(key, { what, ...facts(item['fill'], ground, contrast), needed, pointer: pointer ?? '/encoding' });
  }
  return [...found.values()];
}

/** Rounding of colours to 8 bits. */
const slack = 0.02;

function facts(color: unknown, ground: LinearColor, contrast: number): Pick<Faint, 'color' | 'ground' | 'contrast'> {
  return { color: String(color), ground: hexOf(ground), contrast };
}

function isLarge(item: SceneItem): boolean {
  const size = number(item['fontSize'], 11);
  const weight = item['fontWeight'];
  return size >= 24 || (size >= 18.66 && (weight === 'bold' || Number(weight) >= 700));
}

/** Marks whose colour carries data by itself. */
const carriers: ReadonlySet<string> = new Set(['rect', 'line', 'symbol', 'arc', 'area', 'trail']);

/** A mark of less opacity is a band, or one of many that lie on each other. */
const solid = 0.8;
/** Below this chroma a colour is a grey: what is not the message. */
const greyChroma = 14;
/** A rectangle of this share of the chart is a panel. */
const panelShare = 0.3;

interface Drawn {
  readonly items: readonly PlacedItem[];
  readonly texts: readonly number[];
  readonly paper: LinearColor;
  readonly units: Units;
}

function faintMarks({ items, texts, paper, units }: Drawn): readonly Faint[] {
  const found = new Map<string, Faint & { readonly grey: boolean }>();
  const area = sizeOf(items);
  let clear = false;
  const seen = new Set<string>();
  items.forEach(({ mark, item, box }, i) => {
    const unit = units.get(mark.name ?? '');
    if (unit === undefined || !carriers.has(mark.marktype) || isRamp(unit)) return;
    const look = `${mark.name ?? ''} ${String(item['fill'])} ${String(item['stroke'])} ${String(item['opacity'])}`;
    if (seen.has(look)) return;
    if (mark.marktype === 'rect' && share(box, area) > panelShare) return;
    seen.add(look);
    if (mark.marktype === 'rect' && carriesText(box, items, texts, i)) return;
    // A line runs over many grounds.
    const ground = mark.marktype === 'line' ? paper : groundUnder(items, i, paper);
    if (ground === null) return;
    const paints = (['fill', 'stroke'] as const).flatMap((channel) => {
      const paint = paintOf(item, channel);
      return paint === null || paint.alpha < solid ? [] : [{ channel, color: over(paint, ground) }];
    });
    const best = paints.sort((a, b) => contrastOf(b.color, ground) - contrastOf(a.color, ground))[0];
    if (best === undefined) return;
    const contrast = contrastOf(best.color, ground);
    if (contrast >= 3 - slack) return void (clear = true);
    const [, a, b] = labOf(best.color);
    const grey = Math.hypot(a, b) < greyChroma;
    const pointer = `${unit.pointer}/mark`;
    const about = { what: null, ...facts(item[best.channel], ground, contrast), needed: 3, pointer };
    found.set(about.color, { ...about, grey });
  });
  return [...found.values()].filter(({ grey }) => !(grey && clear));
}

function isRamp(unit: Unit): boolean {
  return fieldsOf(unit).some(
    ([channel, { type, aggregate, bin }]) =>
      ['color', 'fill', 'stroke', 'opacity', 'fillOpacity'].includes(channel) &&
      (type === 'quantitative' ||
        type === 'ordinal' ||
        type === 'temporal' ||
        aggregate !== undefined ||
        bin !== undefined),
  );
}

function carriesText(
  box: PlacedItem['box'],
  items: readonly PlacedItem[],
  texts: readonly number[],
  from: number,
): boolean {
  return texts.some((i) => {
    if (i < from) return false;
    const { x1, x2, y1, y2 } = (items[i] as PlacedItem).box;
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    return x >= box.x1 && x <= box.x2 && y >= box.y1 && y <= box.y2;
  });
}

function sizeOf(items: readonly PlacedItem[]): number {
  const right = items.reduce((most, { box }) => Math.max(most, box.x2), 1);
  const bottom = items.reduce((most, { box }) => Math.max(most, box.y2), 1);
  return right * bottom;
}

function share({ x1, x2, y1, y2 }: PlacedItem['box'], area: number): number {
  return ((x2 - x1) * (y2 - y1)) / area;
}
