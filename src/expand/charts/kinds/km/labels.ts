import type { DrawnPoint } from './curves.ts';

/** A curve as far as its name is concerned. */
export interface NamedCurve {
  readonly group: { readonly name: string };
  readonly points: readonly DrawnPoint[];
}

/** Where the name of a curve stands: beside its end, or beside the plot with a thin line to it. */
export interface CurveLabel {
  readonly group: string;
  /** The curve's end. */
  readonly from: number;
  readonly survival: number;
  /** The name's place: time and percent. */
  readonly time: number;
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
  /** Whether intervals are drawn around the curves. */
  readonly band: boolean;
}

interface Wish {
  readonly curve: NamedCurve;
  readonly end: DrawnPoint;
  /** Where the name would end. */
  readonly until: number;
}

/**
 * Names at the ends of the curves, so that no legend is needed. A name that would reach out of the plot, or lie on another
 * curve or its interval, stands beside the plot, so that its room does not change with the plot's width; the names there
 * keep the order of their curves.
 */
export function placeLabels(curves: readonly NamedCurve[], room: LabelRoom): readonly CurveLabel[] {
  const wishes = curves.flatMap((curve): Wish[] => {
    const end = curve.points.at(-1);
    return end === undefined ? [] : [{ curve, end, until: end.time + (curve.group.name.length + 2) * room.letter }];
  });
  const fitting = wishes.filter(({ until }) => until <= room.end);
  const inside = placeInside(fitting, curves, room);
  const beside = wishes.filter(({ curve }) => !inside.some(({ group }) => group === curve.group.name));
  return [...inside, ...placeBeside(beside, room)];
}

/** Quarters of a line that a name may stand away from its curve's end, to either side. */
const mostShift = 14;

/**
 * The free place nearest to the curve's end: one through which no other curve, no interval of one and no other name runs.
 * Without those that find none.
 */
function placeInside(wishes: readonly Wish[], curves: readonly NamedCurve[], room: LabelRoom): readonly CurveLabel[] {
  const placed: (Wish & { readonly at: number })[] = [];
  for (const wish of wishes) {
    const { curve, end, until } = wish;
    const isFree = (at: number): boolean =>
      placed.every(
        (other) => Math.abs(other.at - at) >= room.line || other.end.time > until || other.until < end.time,
      ) && curves.every((other) => other === curve || !crosses(other, { from: end.time, until, at, room }));
    const shifts = Array.from(
      { length: 2 * mostShift },
      (_, i) => (i % 2 === 0 ? -1 : 1) * Math.ceil(i / 2) * (room.line / 4),
    );
    const places = shifts.map((shift) => end.survival + shift).filter((at) => at > room.line / 2 && at < 100);
    const at = places.find(isFree);
    if (at !== undefined) placed.push({ ...wish, at });
  }
  return placed.map((wish) => label(wish, wish.end.time, wish.at));
}

/** From the uppermost curve down, each a line below the one before; moved up where the last would fall out. */
function placeBeside(wishes: readonly Wish[], room: LabelRoom): readonly CurveLabel[] {
  const ordered = [...wishes].sort(above);
  const places: number[] = [];
  for (const { end } of ordered) places.push(Math.min(end.survival, (places.at(-1) ?? Infinity) - room.line));
  for (let i = places.length - 1, least = room.line / 2; i >= 0; i--, least += room.line) {
    places[i] = Math.max(places[i] as number, least);
  }
  return ordered.map((wish, i) => label(wish, room.end, places[i] as number));
}

/** Which of two curves is above the other where the shorter one ends: then no line to a name crosses a curve. */
function above(a: Wish, b: Wish): number {
  const time = Math.min(a.end.time, b.end.time);
  const at = ({ curve: { points } }: Wish): number => points.findLast((point) => point.time <= time)?.survival ?? 100;
  return at(b) - at(a);
}

function label({ curve, end }: Wish, time: number, at: number): CurveLabel {
  return { group: curve.group.name, from: end.time, survival: end.survival, time, at: Math.round(at * 10) / 10 };
}

interface Box {
  readonly from: number;
  readonly until: number;
  readonly at: number;
  readonly room: LabelRoom;
}

/** Whether a curve runs through a text, or its interval lies under it. */
function crosses({ points }: NamedCurve, { from, until, at, room }: Box): boolean {
  return points.some((point, i) => {
    const next = points[i + 1];
    if (next === undefined || point.time > until || next.time < from) return false;
    const reached = next.time <= until ? [point, next] : [point];
    const ends = reached.flatMap(({ survival, low, high }) =>
      room.band ? [survival, low ?? survival, high ?? survival] : [survival],
    );
    return Math.min(...ends) - room.line * 0.6 < at && at < Math.max(...ends) + room.line * 0.6;
  });
}
