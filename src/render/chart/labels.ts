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
    if (meet(before['bounds'] as Bounds | undefined, item['bounds'] as Bounds | undefined))
      return [textOf(before), textOf(item)];
  }
  return null;
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
