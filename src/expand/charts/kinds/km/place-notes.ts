import { textWidth } from '../../../../util/text-width.ts';
import { freePlace, touches, type Box, type Size } from './free-place.ts';
import type { CurveLabel } from './labels.ts';
import { guidedMedian, noteSize, notesOf, stripOf, type BlockParts, type Note, type NoteFacts } from './notes.ts';
import { medianValue } from './words.ts';

/** A median at the foot of its guide. */
export interface MedianFoot {
  readonly group: string;
  readonly median: number;
  readonly text: string;
  /** Of the text's left end and middle from the foot, in CSS px. */
  readonly dx: number;
  readonly dy: number;
}

/** A word at its place: the upper left of its block in units of the axes. */
export interface PlacedNote extends Note {
  readonly time: number;
  readonly at: number;
}

/** Where the words stand. */
export interface PlacedNotes {
  readonly notes: readonly PlacedNote[];
  /** Medians at their guides; empty where they stand in a block. */
  readonly feet: readonly MedianFoot[];
  /** Lines over the plot, where there is no free corner. */
  readonly strip: readonly string[];
}

/** What the words must keep off. */
export interface Surroundings extends NoteFacts {
  readonly labels: readonly CurveLabel[];
  /** Of the time axis. */
  readonly end: number;
  readonly plot: Size;
}

/** Blocks that are tried one after the other; the first with the medians at their guides. */
const arrangements: readonly (readonly BlockParts[])[] = [
  [{ medians: 'table', compared: true }],
  [
    { medians: 'none', compared: true },
    { medians: 'table', compared: false },
  ],
];

/**
 * Medians at the feet of their guides and the comparison in a free corner; else medians and comparison in one block, or
 * in two, in free corners; else the comparison over the plot, or both. Clear of curves, the bands of their intervals, names
 * and guides.
 */
export function placeNotes(around: Surroundings): PlacedNotes {
  const taken = [...curveBoxes(around), ...namesAndGuides(around)];
  const feet = feetOf(around, taken);
  if (feet !== null) {
    const held = [...taken, ...feet.map(({ box }) => box)];
    const notes = placeBlocks([{ medians: 'unguided', compared: true }], around, held);
    if (notes !== null) return { notes, feet: feet.map(({ foot }) => foot), strip: [] };
  }
  for (const parts of arrangements) {
    const notes = placeBlocks(parts, around, taken);
    if (notes !== null) return { notes, feet: [], strip: [] };
  }
  return underStrip(around) ?? { notes: [], feet: [], strip: stripOf(around, true) };
}

/** Height of a line over the plot, CSS px. */
export const stripLine = 24;

/** Medians in the plot, which is lower by the lines over it; `null` where they find no place. */
function underStrip(around: Surroundings): PlacedNotes | null {
  const strip = stripOf(around, false);
  const { width, height } = around.plot;
  const lower = { ...around, plot: { width, height: height - strip.length * stripLine } };
  const taken = [...curveBoxes(lower), ...namesAndGuides(lower)];
  const feet = feetOf(lower, taken);
  const held = [...taken, ...(feet ?? []).map(({ box }) => box)];
  const notes = placeBlocks([{ medians: feet === null ? 'table' : 'unguided', compared: false }], lower, held);
  return notes === null ? null : { notes, feet: (feet ?? []).map(({ foot }) => foot), strip };
}

/** `null` where a block finds no place; an empty one needs none. */
function placeBlocks(
  parts: readonly BlockParts[],
  around: Surroundings,
  taken: readonly Box[],
): readonly PlacedNote[] | null {
  const { plot, end } = around;
  const held = [...taken];
  const placed: PlacedNote[] = [];
  for (const part of parts) {
    const { notes, width, height } = notesOf(around, part);
    if (notes.length === 0) continue;
    const place = freePlace({ width, height }, plot, held);
    if (place === null) return null;
    const { left, top } = place;
    held.push({ left, top, right: left + width, bottom: top + height });
    const corner = { time: (left / plot.width) * end, at: 100 * (1 - top / plot.height) };
    placed.push(...notes.map((note) => ({ ...note, ...corner })));
  }
  return placed;
}

interface PlacedFoot {
  readonly foot: MedianFoot;
  readonly box: Box;
}

const footLine = 24;
const footGap = 7;

/** Beside the foot of each guide, to its right or left, or some lines up; `null` where one finds no place. */
function feetOf(
  { medians, curves, options, end, plot }: Surroundings,
  taken: readonly Box[],
): readonly PlacedFoot[] | null {
  const placed: PlacedFoot[] = [];
  for (const one of medians) {
    const median = guidedMedian(one, curves);
    if (median === null) continue;
    const text = medianValue(one, options, placed.length === 0);
    const width = textWidth(text, noteSize);
    const places = [0, 1, 2].flatMap((line) =>
      [footGap, -footGap - width].map((dx) => ({ dx, dy: -footLine * (line + 0.6) })),
    );
    const free = places.flatMap(({ dx, dy }): PlacedFoot[] => {
      const left = (median / end) * plot.width + dx;
      const middle = plot.height + dy;
      const box = { left, right: left + width, top: middle - footLine / 2, bottom: middle + footLine / 2 };
      const fits = left >= footGap && box.right <= plot.width;
      const clear = fits && ![...taken, ...placed.map((other) => other.box)].some((other) => touches(box, other));
      return clear ? [{ foot: { group: one.group, median, text, dx, dy }, box }] : [];
    });
    if (free[0] === undefined) return null;
    placed.push(free[0]);
  }
  return placed;
}

const stroke = 3;

function curveBoxes({ curves, options, end, plot }: Surroundings): readonly Box[] {
  const x = (time: number): number => (time / end) * plot.width;
  const y = (percent: number): number => plot.height * (1 - percent / 100);
  return curves.flatMap(({ points }) =>
    points.map((point, i): Box => {
      const next = points[i + 1] ?? point;
      const { band } = options;
      const high = Math.max(point.survival, band ? (point.high ?? 0) : 0);
      const low = Math.min(next.survival, band ? (point.low ?? 100) : 100);
      return {
        left: x(point.time) - stroke,
        right: x(next.time) + stroke,
        top: y(high) - stroke,
        bottom: y(low) + stroke,
      };
    }),
  );
}

/** Half the height of a line of text. */
const halfLine = 12;

function namesAndGuides({ labels, medians, curves, end, plot }: Surroundings): readonly Box[] {
  const x = (time: number): number => (time / end) * plot.width;
  const y = (percent: number): number => plot.height * (1 - percent / 100);
  const names = labels.map(({ group, time, at, from, survival }): Box => {
    const right = time === from ? x(time) + 12 + textWidth(group, 18, 600) : x(time);
    const [top, bottom] = [Math.min(y(at), y(survival)), Math.max(y(at), y(survival))];
    return { left: x(from), right, top: top - halfLine, bottom: bottom + halfLine };
  });
  const guides = medians.flatMap((one): Box[] => {
    const median = guidedMedian(one, curves);
    return median === null
      ? []
      : [
          { left: 0, right: x(median), top: y(50) - 2, bottom: y(50) + 2 },
          { left: x(median) - 2, right: x(median) + 2, top: y(50), bottom: plot.height },
        ];
  });
  return [...names, ...guides];
}
