import type { Canvas } from '../canvas.ts';
import { sideEdge, type AcrossNode, type PlacedNode } from './placed.ts';

/** Least and most between two levels, and where the way to those who left begins. CSS px. */
const leastGap = 34;
const mostGap = 70;
const branchAt = 32;
const clear = 12;
/** Between the bar above several arms and what stands over it. */
export const barRoom = 22;

interface Rect {
  readonly level: number;
  readonly kind: 'box' | 'side' | 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Puts the levels below each other, so far apart that nothing lies on anything; `null` where the room is too low. */
export function placeDown(tree: AcrossNode, canvas: Canvas): PlacedNode | null {
  const levels: AcrossNode[][] = [];
  gather(tree, levels);
  const heights = levels.map((nodes) => Math.max(...nodes.map(({ box }) => box.height)));
  const gaps = heights.slice(1).map((_, level) => leastGapOf(levels[level] as AcrossNode[]));
  if (!separate({ levels, heights, gaps })) return null;
  const need = bottomOf(rects({ levels, heights, gaps })) - topOf(rects({ levels, heights, gaps }));
  const room = canvas.height - need;
  if (room < 0) return null;
  const more = Math.min(room / Math.max(1, gaps.length), mostGap - leastGap);
  const loose = gaps.map((gap) => Math.max(gap, Math.min(mostGap, gap + more)));
  const all = rects({ levels, heights, gaps: loose });
  const [top, bottom] = [topOf(all), bottomOf(all)];
  if (bottom - top > canvas.height + 0.5) return null;
  const shift = -top + (canvas.height - (bottom - top)) / 2;
  return placedNode(tree, { heights, tops: topsOf(heights, loose).map((y) => y + shift), gaps: loose });
}

/** The way to those who left begins above the bar of the arms. */
function leastGapOf(nodes: readonly AcrossNode[]): number {
  return nodes.some(({ sideBox, children }) => sideBox !== null && children.length > 1) ? 2 * leastGap : leastGap;
}

interface Levels {
  readonly levels: readonly (readonly AcrossNode[])[];
  readonly heights: readonly number[];
  readonly gaps: number[];
}

function gather(node: AcrossNode, levels: AcrossNode[][]): void {
  (levels[node.node.level] ??= []).push(node);
  for (const child of node.children) gather(child, levels);
}

function topsOf(heights: readonly number[], gaps: readonly number[]): readonly number[] {
  const tops = [0];
  for (const [i, gap] of gaps.entries()) tops.push((tops[i] as number) + (heights[i] as number) + gap);
  return tops;
}

/** Widens the gaps over what lies on something, until nothing does. */
function separate(facts: Levels): boolean {
  for (let round = 0; round < 60; round++) {
    const clash = firstClash(rects(facts));
    if (clash === null) return true;
    const { level, by } = clash;
    facts.gaps[level] = (facts.gaps[level] as number) + by;
  }
  return false;
}

function firstClash(all: readonly Rect[]): { readonly level: number; readonly by: number } | null {
  for (const side of all.filter(({ kind }) => kind === 'side')) {
    for (const other of all) {
      if (other === side || other.level <= side.level) continue;
      const apart = other.x >= side.x + side.width + clear || other.x + other.width + clear <= side.x;
      const overlap = side.y + side.height + clear - other.y;
      if (apart || overlap <= 0 || other.y + other.height + clear <= side.y) continue;
      return { level: other.level - 1, by: Math.max(2, overlap) };
    }
  }
  return null;
}

/** What stands where: boxes, those who left, and the bars above arms. */
function rects({ levels, heights, gaps }: Levels): readonly Rect[] {
  const tops = topsOf(heights, gaps);
  return levels.flat().flatMap((one): Rect[] => {
    const level = one.node.level;
    const y = tops[level] as number;
    const height = heights[level] as number;
    const found: Rect[] = [{ level, kind: 'box', x: one.axis - one.box.width / 2, y, width: one.box.width, height }];
    const { sideBox: side, children } = one;
    if (side !== null) {
      const top = y + height + branchOf(gaps[level]) - side.height / 2;
      found.push({ level, kind: 'side', x: sideEdge(one), y: top, width: side.width, height: side.height });
    }
    const [first, last] = [children[0], children.at(-1)];
    if (first !== undefined && last !== undefined && children.length > 1) {
      const at = (tops[level + 1] as number) - barRoom;
      found.push({ level: level + 1, kind: 'bar', x: first.axis, y: at, width: last.axis - first.axis, height: 1 });
    }
    return found;
  });
}

function topOf(all: readonly Rect[]): number {
  return Math.min(...all.map(({ y }) => y));
}

function bottomOf(all: readonly Rect[]): number {
  return Math.max(...all.map(({ y, height }) => y + height));
}

function branchOf(gap: number | undefined): number {
  return Math.min((gap ?? leastGap) / 2, branchAt);
}

interface Down {
  readonly heights: readonly number[];
  readonly tops: readonly number[];
  readonly gaps: readonly number[];
}

function placedNode(one: AcrossNode, down: Down): PlacedNode {
  const { level } = one.node;
  const y = down.tops[level] as number;
  const height = down.heights[level] as number;
  const branch = y + height + branchOf(down.gaps[level]);
  const side = one.sideBox;
  return {
    node: one.node,
    children: one.children.map((child) => placedNode(child, down)),
    box: { ...one.box, height },
    axis: one.axis,
    y,
    side: side === null ? null : { box: side, x: sideEdge(one), y: branch - side.height / 2, branch },
  };
}
