import type { Canvas } from '../canvas.ts';
import { countWords, flowStyles, mainBox, sideBox, type FlowBox, type FlowStyle } from './boxes.ts';
import { placeDown } from './place-down.ts';
import { sideGap, type AcrossNode, type PlacedNode } from './placed.ts';
import { nodesOf, type FlowNode } from './tree.ts';

/** Between two arms, in CSS px. */
const armGap = 44;

/** Widest texts to try, in CSS px. */
const caps: readonly number[] = [360, 300, 250, 210, 170, 140, 115];

/** The largest letters in which all boxes fit; `null` where none do. */
export function layOutFlow(root: FlowNode, canvas: Canvas, lang: string): PlacedNode | null {
  for (const style of flowStyles) {
    for (const cap of caps) {
      const across = placeAcross(root, { style, cap, lang, canvas });
      const placed = across === null ? null : placeDown(across, canvas);
      if (placed !== null) return placed;
    }
  }
  return null;
}

interface Trial {
  readonly style: FlowStyle;
  readonly cap: number;
  readonly lang: string;
  readonly canvas: Canvas;
}

function placeAcross(root: FlowNode, trial: Trial): AcrossNode | null {
  const widths = widthsOf(root, trial);
  const tight = spread(root, { ...trial, widths, toLeft: false, gap: armGap });
  const room = trial.canvas.width - (tight.to - tight.from);
  if (room < 0) return null;
  // Arms stand well apart where there is room; the way down stands in the middle as far as its sides allow.
  const wide = spread(root, { ...trial, widths, toLeft: false, gap: armGap + Math.min(90, room / 4) });
  const tree = wide.to - wide.from <= trial.canvas.width ? wide : tight;
  const middle = trial.canvas.width / 2 - tree.axis;
  const shift = Math.max(-tree.from, Math.min(trial.canvas.width - tree.to, middle));
  return moved(tree, Math.round(shift));
}

/** Boxes of a level are equally wide, and those of levels with as many boxes: what stands below each other lines up. */
function widthsOf(root: FlowNode, trial: Trial): readonly number[] {
  const levels: FlowNode[][] = [];
  for (const node of nodesOf(root)) (levels[node.level] ??= []).push(node);
  const widest = new Map<number, number>();
  for (const nodes of levels) {
    const width = Math.max(150, ...nodes.map((node) => boxOf(node, trial).width));
    widest.set(nodes.length, Math.max(widest.get(nodes.length) ?? 0, width));
  }
  return levels.map((nodes) => widest.get(nodes.length) ?? 0);
}

function boxOf({ row }: FlowNode, { style, cap, lang }: Trial): FlowBox {
  return mainBox(countWords(row.n, lang), row.label, { style, cap });
}

interface Spread extends Trial {
  readonly widths: readonly number[];
  readonly toLeft: boolean;
  readonly gap: number;
}

/** Arms side by side, their way down above the middle; the excluded of the arms on the left stand to their left. */
function spread(node: FlowNode, facts: Spread): AcrossNode {
  const width = facts.widths[node.level] ?? 0;
  const box = { ...boxOf(node, facts), width };
  const side = node.left.length === 0 ? null : sideBox(node.left, { ...facts, cap: Math.max(facts.cap, 150) });
  const count = node.children.length;
  let at = 0;
  const children = node.children.map((child, i) => {
    const toLeft = count === 1 ? facts.toLeft : i < Math.floor(count / 2);
    const tree = spread(child, { ...facts, toLeft });
    const placed = moved(tree, at - tree.from);
    at = placed.to + facts.gap;
    return placed;
  });
  const [first, last] = [children[0], children.at(-1)];
  const axis = first === undefined || last === undefined ? 0 : (first.axis + last.axis) / 2;
  const reach = width / 2 + (side === null ? 0 : sideGap + side.width);
  const near = width / 2;
  const edges = facts.toLeft ? [axis - reach, axis + near] : [axis - near, axis + reach];
  return {
    node,
    children,
    box,
    sideBox: side,
    toLeft: facts.toLeft,
    axis,
    from: Math.min(edges[0] as number, ...children.map(({ from }) => from)),
    to: Math.max(edges[1] as number, ...children.map(({ to }) => to)),
  };
}

function moved(tree: AcrossNode, by: number): AcrossNode {
  return {
    ...tree,
    axis: tree.axis + by,
    from: tree.from + by,
    to: tree.to + by,
    children: tree.children.map((child) => moved(child, by)),
  };
}
