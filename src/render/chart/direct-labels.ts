import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SpecChart } from '../../model/chart.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { number, type Box } from './paints.ts';
import { placeOf } from './places.ts';
import { forEachMark, type SceneItem, type SceneMark } from './scene.ts';

/** A text that may be moved: its channels can be written. */
type Movable = SceneItem & { y?: number; bounds?: { translate(dx: number, dy: number): void } & Box };

/** Lines of text that a label may be moved from its mark. */
const farthest = 2.5;
/** Px between two labels, and those in which letters do not reach the edge of their box. */
const air = 1;
const slack = 2;

/**
 * Moves the labels of series up and down, in place, until none lies on another: each as near to the end of its line as
 * it can be, in the order of the ends. Where there is no room for that, and where other labels of a chart lie on each
 * other, a warning says so.
 */
export function placeLabels(chart: SpecChart, root: SceneMark): readonly Diagnostic[] {
  const crowded: (readonly [string, string])[] = [];
  forEachMark(root, (mark) => {
    if (
      mark.marktype !== 'text' ||
      mark.name === undefined ||
      !/^(?:direct|value)_labels_|^annotation_/.test(mark.name)
    )
      return;
    const shown = mark.items.filter((item) => item['opacity'] !== 0 && textOf(item) !== '') as Movable[];
    const found = (mark.name.startsWith('direct_labels_') ? spread(shown) : null) ?? firstMeeting(shown);
    if (found !== null) crowded.push(found);
  });
  const first = crowded[0];
  if (first === undefined) return [];
  return [diagnose('chart/labels-crowded', placeOf(chart, '/labels'), { first: first[0], second: first[1] })];
}

/** Keeps the order of the labels and shares out what is missing, so that the sum of squared moves is least. */
function spread(items: readonly Movable[]): readonly [string, string] | null {
  const sorted = [...items].sort((a, b) => number(a.y, 0) - number(b.y, 0) || (textOf(a) < textOf(b) ? -1 : 1));
  interface Block {
    readonly items: readonly Movable[];
    /** The middle of the block's first label that suits all best. */
    readonly top: number;
  }
  const height = (item: Movable): number => Math.ceil(number(item['fontSize'], 11) * 1.15) + air;
  let blocks: Block[] = [];
  for (const item of sorted) {
    let block: Block = { items: [item], top: number(item.y, 0) };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      const end = last.top + last.items.reduce((sum, one) => sum + height(one), 0);
      if (end <= block.top) break;
      blocks = blocks.slice(0, -1);
      block = joined([...last.items, ...block.items], height);
    }
    blocks.push(block);
  }
  for (const { items: members, top } of blocks) {
    let y = top;
    for (const item of members) {
      const move = y - number(item.y, 0);
      if (Math.abs(move) > farthest * height(item))
        return [textOf(members[0] as Movable), textOf(members.at(-1) as Movable)];
      item.bounds?.translate(0, move);
      item.y = y;
      y += height(item);
    }
  }
  return null;
}

function joined(
  items: readonly Movable[],
  height: (item: Movable) => number,
): { items: readonly Movable[]; top: number } {
  let above = 0;
  let sum = 0;
  for (const item of items) {
    sum += number(item.y, 0) - above;
    above += height(item);
  }
  return { items, top: sum / items.length };
}

function firstMeeting(items: readonly Movable[]): readonly [string, string] | null {
  for (const [i, item] of items.entries()) {
    const other = items.slice(i + 1).find((one) => meet(item.bounds, one.bounds));
    if (other !== undefined) return [textOf(item), textOf(other)];
  }
  return null;
}

function meet(a: Box | undefined, b: Box | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  return across > slack && down > slack;
}

function textOf(item: SceneItem): string {
  const text = item['text'];
  return Array.isArray(text) ? text.join(' ') : String(text ?? '');
}
