import type { DrawnCurve } from './curves.ts';

/** Where the name of a curve stands: at its end, moved up or down where it would lie on something. */
export interface CurveLabel {
  readonly group: string;
  readonly time: number;
  /** Percent. */
  readonly at: number;
}

/** The plot as far as the size of a text on it matters. */
export interface LabelRoom {
  /** Times that a letter covers. */
  readonly letter: number;
  /** Percent that a line of text covers. */
  readonly line: number;
  /** Where the plot ends. */
  readonly end: number;
}

/**
 * Names beside the ends of the curves, so that no legend is needed. A place is free where neither another curve nor
 * another name runs through it; the free place nearest to the curve's end is taken.
 */
export function placeLabels(curves: readonly DrawnCurve[], room: LabelRoom): readonly CurveLabel[] {
  const placed: (CurveLabel & { readonly until: number })[] = [];
  for (const curve of curves) {
    const end = curve.points.at(-1);
    if (end === undefined) continue;
    const { name } = curve.group;
    const until = end.time + (name.length + 2) * room.letter;
    const isFree = (at: number): boolean =>
      placed.every((other) => Math.abs(other.at - at) >= room.line || other.time > until || other.until < end.time) &&
      curves.every((other) => other === curve || !crosses(other, { from: end.time, until, at, room }));
    const shifts = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * (room.line / 4));
    const places = shifts.map((shift) => end.survival + shift).filter((at) => at > room.line / 2 && at < 100);
    const at = places.find(isFree) ?? end.survival;
    // A name that reaches out of the plot stands beside it, so that its room does not change with the plot's width.
    const time = until > room.end ? room.end : end.time;
    placed.push({ group: name, time, at: Math.round(at * 10) / 10, until });
  }
  return placed.map(({ group, time, at }) => ({ group, time, at }));
}

interface Box {
  readonly from: number;
  readonly until: number;
  readonly at: number;
  readonly room: LabelRoom;
}

/** Whether a curve runs through a text. */
function crosses({ points }: DrawnCurve, { from, until, at, room }: Box): boolean {
  return points.some((point, i) => {
    const next = points[i + 1];
    if (next === undefined || point.time > until || next.time < from) return false;
    const [low, high] = [Math.min(point.survival, next.survival), Math.max(point.survival, next.survival)];
    const drop = next.time <= until ? low : high;
    return drop - room.line * 0.6 < at && at < high + room.line * 0.6;
  });
}
