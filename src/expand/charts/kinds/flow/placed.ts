import type { FlowBox } from './boxes.ts';
import type { FlowNode } from './tree.ts';

/** Between a box and the box of those who left, in CSS px. */
export const sideGap = 36;

/** A node with its boxes, and where they stand: `axis` is the middle of the box, `x` left edges, `y` upper edges. */
export interface PlacedNode {
  readonly node: FlowNode;
  readonly children: readonly PlacedNode[];
  readonly box: FlowBox;
  readonly axis: number;
  readonly y: number;
  /** Those who left: their box, and the height at which the way to it leaves the way down. */
  readonly side: { readonly box: FlowBox; readonly x: number; readonly y: number; readonly branch: number } | null;
}

/** A node whose place across is known, from the left edge of its tree. */
export interface AcrossNode {
  readonly node: FlowNode;
  readonly children: readonly AcrossNode[];
  readonly box: FlowBox;
  readonly sideBox: FlowBox | null;
  /** On which side of the way down the excluded stand. */
  readonly toLeft: boolean;
  readonly axis: number;
  /** How far the node with all below it reaches. */
  readonly from: number;
  readonly to: number;
}

/** Left edge of the box of those who left. */
export function sideEdge({ axis, box, sideBox: side, toLeft }: AcrossNode): number {
  const reach = box.width / 2 + sideGap;
  return toLeft ? axis - reach - (side?.width ?? 0) : axis + reach;
}
