import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { placeOf } from './places.ts';
import type { Ruler, TextStyle } from './measure.ts';
import { forEachMark, type SceneItem, type SceneMark } from './scene.ts';

/** Where an item lies, in px of the group around it. */
interface Bounds {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** Overlap that the eye does not see, in px. */
const tolerance = 1;

/** Finds axis labels that lie on each other, and labels that were cut to fit. */
export function checkLabels(chart: SpecChart, scene: SceneMark, ruler: Ruler): readonly Diagnostic[] {
  const cut = new Set<string>();
  let overlap: readonly [string, string] | null = null;
  forEachMark(scene, (mark) => {
    if (mark.marktype !== 'text') return;
    const shown = mark.items.filter((item) => item['opacity'] !== 0);
    for (const item of shown) if (isCut(item, ruler)) cut.add(textOf(item));
    if (mark.role === 'axis-label') overlap ??= firstOverlap(shown);
  });
  overlap ??= firstOverlap(headersIn(scene));
  const at = placeOf(chart, '/encoding');
  const found = cut.size === 0 ? [] : [diagnose('chart/cut-label', at, { texts: [...cut].sort() })];
  return overlap === null
    ? found
    : [...found, diagnose('chart/labels-overlap', at, { first: overlap[0], second: overlap[1] })];
}

function isCut(item: SceneItem, ruler: Ruler): boolean {
  const limit = Number(item['limit'] ?? 0);
  return limit > 0 && ruler.width(textOf(item), item as TextStyle) > limit;
}

function firstOverlap(items: readonly SceneItem[]): readonly [string, string] | null {
  for (let i = 1; i < items.length; i++) {
    const before = items[i - 1] as SceneItem;
    const item = items[i] as SceneItem;
    if (!isApart(before, item) && meet(before['bounds'] as Bounds | undefined, item['bounds'] as Bounds | undefined))
      return [textOf(before), textOf(item)];
  }
  return null;
}

/** Labels that are turned lie beside each other like tiles: their boxes meet where they do not. */
function isApart(a: SceneItem, b: SceneItem): boolean {
  const angle = (Number(a['angle'] ?? 0) * Math.PI) / 180;
  if (a['angle'] !== b['angle'] || Math.abs(Math.sin(2 * angle)) < 0.01) return false;
  const [across, down] = [Number(b['x']) - Number(a['x']), Number(b['y']) - Number(a['y'])];
  return Math.abs(down * Math.cos(angle) - across * Math.sin(angle)) >= lineHeight * Number(a['fontSize'] ?? 0);
}

/** Height of a line of small letters, in font sizes. */
const lineHeight = 0.9;

/** The labels above or beside the plots of a facet, each with its place in the whole chart. */
function headersIn(scene: SceneMark): readonly SceneItem[] {
  const found: SceneItem[] = [];
  const visit = (mark: SceneMark, at: { readonly x: number; readonly y: number }, inHeader: boolean): void => {
    const isHeader = inHeader || mark.role === 'column-header' || mark.role === 'column-footer';
    for (const item of mark.items) {
      if (isHeader && mark.marktype === 'text') found.push({ ...item, bounds: moved(item['bounds'] as Bounds, at) });
      const inner = { x: at.x + Number(item['x'] ?? 0), y: at.y + Number(item['y'] ?? 0) };
      for (const part of item.items ?? []) if (part.role !== 'axis') visit(part, inner, isHeader);
    }
  };
  visit(scene, { x: 0, y: 0 }, false);
  return found;
}

function moved({ x1, x2, y1, y2 }: Bounds, { x, y }: { readonly x: number; readonly y: number }): Bounds {
  return { x1: x1 + x, x2: x2 + x, y1: y1 + y, y2: y2 + y };
}

function meet(a: Bounds | undefined, b: Bounds | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  return across > tolerance && down > tolerance;
}

function textOf(item: SceneItem): string {
  const text = item['text'];
  return Array.isArray(text) ? text.join(' ') : String(text ?? '');
}
