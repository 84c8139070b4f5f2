import { textWidth, wrapText } from '../../../../util/text-width.ts';
import type { TimelineEvent } from './events.ts';

/** A label that has found its place, in CSS px. */
export interface PlacedLabel {
  readonly event: TimelineEvent;
  /** Of the stem, and of the mark at its foot. */
  readonly x: number;
  /** Height of the foot, and of the stem's other end. */
  readonly foot: number;
  readonly tip: number;
  readonly align: 'left' | 'center' | 'right';
  readonly lines: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly isTime: boolean;
  }[];
}

/** Where labels of one lane may stand: from `top` to `over`, and from `under` to `bottom`. */
export interface LaneRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Lower edge of the labels above the line, upper edge of those below it; `null` where none may stand below. */
  readonly over: number;
  readonly under: number | null;
  readonly bottom: number;
}

/** Letters of times and labels, the height of a line, the widest label and the shortest stem. CSS px. */
export interface TimelineStyle {
  readonly time: number;
  readonly label: number;
  readonly line: number;
  readonly widest: number;
  readonly stem: number;
}

/** Styles to try, the largest first. */
export const timelineStyles: readonly TimelineStyle[] = [
  { time: 28, label: 24, line: 31, widest: 260, stem: 58 },
  { time: 24, label: 21, line: 27, widest: 240, stem: 36 },
  { time: 20, label: 18, line: 23, widest: 220, stem: 20 },
  { time: 17, label: 17, line: 21, widest: 170, stem: 12 },
];

/** One level, the air around a label, and from a stem to a label beside it. CSS px. */
const level = 12;
const air = { x: 14, y: 7 };
const flag = 9;

/** Orders in which labels look for a place, and which side of the stem they try first. */
interface Attempt {
  readonly backwards: boolean;
  readonly aligns: readonly PlacedLabel['align'][];
}

/** Labels to the right of their stems stand over the later ones, so these are placed first; and the other way round. */
const attempts: readonly Attempt[] = [
  { backwards: false, aligns: ['center', 'left', 'right'] },
  { backwards: true, aligns: ['left', 'center', 'right'] },
  { backwards: false, aligns: ['right', 'center', 'left'] },
  { backwards: true, aligns: ['left'] },
  { backwards: false, aligns: ['right'] },
];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Taken {
  readonly box: Box;
  readonly stem: Box;
}

/** How labels are set, and where a year stands: CSS px from the left. */
export interface LabelFacts {
  readonly across: (year: number) => number;
  readonly times: boolean;
  readonly style: TimelineStyle;
}

/**
 * A place for each label, as near to the line as can be, where it lies on no other label and on no other's stem.
 * @returns `null` where one finds none
 */
export function placeLabels(
  events: readonly TimelineEvent[],
  room: LaneRoom,
  facts: LabelFacts,
): readonly PlacedLabel[] | null {
  for (const attempt of attempts) {
    const placed = tryPlaces(events, attempt, { room, facts });
    if (placed !== null) return placed;
  }
  return null;
}

function tryPlaces(
  events: readonly TimelineEvent[],
  { backwards, aligns }: Attempt,
  { room, facts }: { readonly room: LaneRoom; readonly facts: LabelFacts },
): readonly PlacedLabel[] | null {
  const { across, times, style } = facts;
  const taken: Taken[] = [];
  const placed: PlacedLabel[] = [];
  // Neighbours take turns above and below.
  const inTurn = events.map((event, i) => ({ event, above: i % 2 === 0 }));
  for (const { event, above } of backwards ? inTurn.reverse() : inTurn) {
    const x = across(event.until === null ? event.at.year : (event.at.year + event.until.year) / 2);
    const lines = linesOf(event, times, style);
    const found = candidates(lines, { x, above, aligns, style }, room).find((one) => isFree(one, taken, x));
    if (found === undefined) return null;
    taken.push(takenBy(found, x));
    placed.push({ event, x, ...found.label });
  }
  return backwards ? placed.reverse() : placed;
}

interface Line {
  readonly text: string;
  readonly isTime: boolean;
  readonly width: number;
}

function linesOf({ label, at, until }: TimelineEvent, times: boolean, style: TimelineStyle): readonly Line[] {
  const time = until === null ? at.text : `${at.text}–${until.text}`;
  const words = wrapText(label, style.widest, { size: style.label });
  return [
    ...(times ? [{ text: time, isTime: true, width: textWidth(time, style.time, 700) }] : []),
    ...words.map((text) => ({ text, isTime: false, width: textWidth(text, style.label) })),
  ];
}

interface Candidate {
  readonly box: Box;
  readonly label: Omit<PlacedLabel, 'event' | 'x'>;
}

interface Wish {
  readonly x: number;
  readonly above: boolean;
  readonly aligns: Attempt['aligns'];
  readonly style: TimelineStyle;
}

function candidates(
  lines: readonly Line[],
  { x, above, aligns, style: { line, stem } }: Wish,
  room: LaneRoom,
): readonly Candidate[] {
  const height = lines.length * line;
  const found: Candidate[] = [];
  const levels = Math.ceil((room.over - room.top) / level);
  for (let i = 0; i <= levels; i++) {
    const bottom = room.over - stem - i * level;
    const top = (room.under ?? Infinity) + stem + i * level;
    const both: readonly (readonly [boolean, number])[] = [
      [true, bottom - height],
      [false, top],
    ];
    for (const [up, y] of above ? both : [...both].reverse()) {
      if (up ? y < room.top : y + height > room.bottom) continue;
      for (const align of aligns) {
        const one = candidate(lines, { x, y, up, align, line }, room);
        if (one !== null) found.push(one);
      }
    }
  }
  return found;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly up: boolean;
  readonly align: PlacedLabel['align'];
  readonly line: number;
}

function candidate(lines: readonly Line[], { x, y, up, align, line }: Spot, room: LaneRoom): Candidate | null {
  const width = Math.max(...lines.map((one) => one.width));
  const centred = Math.max(room.left, Math.min(room.right - width, x - width / 2));
  const left = align === 'center' ? centred : align === 'left' ? x + flag : x - flag - width;
  if (left < room.left || left + width > room.right) return null;
  const height = lines.length * line;
  const anchor = align === 'center' ? left + width / 2 : align === 'left' ? left : left + width;
  // Beside a flag the stem runs along the whole of it.
  const near = up ? y + height + 2 : y - 2;
  const far = up ? y + 4 : y + height - 4;
  return {
    box: { left, right: left + width, top: y, bottom: y + height },
    label: {
      foot: up ? room.over : (room.under ?? room.over),
      tip: align === 'center' ? near : far,
      align,
      lines: lines.map(({ text, isTime }, i) => ({ text, isTime, x: anchor, y: y + (i + 0.5) * line })),
    },
  };
}

function takenBy({ box, label }: Candidate, x: number): Taken {
  const [top, bottom] = [Math.min(label.foot, label.tip), Math.max(label.foot, label.tip)];
  return { box, stem: { left: x - 3, right: x + 3, top, bottom } };
}

function isFree(candidate: Candidate, taken: readonly Taken[], x: number): boolean {
  const own = takenBy(candidate, x);
  return taken.every(
    (other) =>
      !meets(own.box, other.box, air) && !meets(own.box, other.stem, bare) && !meets(other.box, own.stem, bare),
  );
}

const bare = { x: 2, y: 2 };

function meets(a: Box, b: Box, around: { readonly x: number; readonly y: number }): boolean {
  return (
    a.left < b.right + around.x &&
    b.left < a.right + around.x &&
    a.top < b.bottom + around.y &&
    b.top < a.bottom + around.y
  );
}
