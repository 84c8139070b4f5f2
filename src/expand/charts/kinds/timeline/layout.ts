import { textWidth, wrapText } from '../../../../util/text-width.ts';
import type { Canvas } from '../canvas.ts';
import { yearAxis } from './dates.ts';
import type { TimelineEvent } from './events.ts';
import type { TimelineOptions } from './options.ts';
import { placeLabels, timelineStyles, type PlacedLabel, type TimelineStyle } from './place.ts';

/** Where everything stands, in CSS px. */
export interface TimelineLayout {
  readonly labels: readonly PlacedLabel[];
  /** The band of the years. */
  readonly band: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly ticks: readonly { readonly text: string; readonly x: number }[];
  readonly lanes: readonly PlacedLane[];
  readonly across: (year: number) => number;
  readonly style: TimelineStyle;
}

/** A line for some of the events. */
export interface PlacedLane {
  readonly name: string;
  /** Height of its line. */
  readonly y: number;
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  readonly rows: readonly number[];
}

/** Height of the band, room of a year in it, and from the first and last event to its ends. CSS px. */
const bandHeight = 32;
const tickRoom = 76;
const endRooms: readonly number[] = [34, 120];
const laneSize = 19;
const widestLane = 190;
const laneLine = 23;

/** The drawing's room; the key stands above `top`. CSS px. */
export interface TimelineRoom {
  readonly canvas: Canvas;
  readonly top: number;
}

/** The largest letters in which all labels find a place; `null` where none do. */
export function layOutTimeline(
  events: readonly TimelineEvent[],
  options: TimelineOptions,
  room: TimelineRoom,
): TimelineLayout | null {
  for (const style of timelineStyles) {
    for (const ends of endRooms) {
      const layout = layOutWith({ style, ends }, events, { options, room });
      if (layout !== null) return layout;
    }
  }
  return null;
}

function layOutWith(
  { style, ends }: { readonly style: TimelineStyle; readonly ends: number },
  events: readonly TimelineEvent[],
  { options, room: { canvas, top } }: { readonly options: TimelineOptions; readonly room: TimelineRoom },
): TimelineLayout | null {
  const names = [...new Set(events.map(({ lane }) => lane))];
  const isSingle = options.lane === null;
  const words = names.map((name) => wrapText(name, widestLane, { size: laneSize, weight: 600 }));
  const left = isSingle ? 0 : Math.ceil(Math.max(...words.flat().map((text) => textWidth(text, laneSize, 600)))) + 22;
  const years = events.flatMap(({ at, until }) => [at.year, ...(until === null ? [] : [until.year])]);
  const most = Math.max(2, Math.floor((canvas.width - left) / tickRoom));
  const axis = yearAxis(years, most, { domain: options.domain, step: options.ticks });
  const across = (year: number): number =>
    left + ends + ((year - axis.from) / (axis.to - axis.from)) * (canvas.width - left - 2 * ends);
  const bandTop = isSingle ? (top + canvas.height) / 2 - bandHeight / 2 : canvas.height - bandHeight;
  const laneHeight = (bandTop - top - 14) / names.length;
  const labels: PlacedLabel[] = [];
  const lanes: PlacedLane[] = [];
  for (const [i, name] of names.entries()) {
    const own = events.filter(({ lane }) => lane === name);
    const y = isSingle ? bandTop : top + (i + 1) * laneHeight - 12;
    const room = isSingle
      ? { left: 0, right: canvas.width, top, over: bandTop, under: bandTop + bandHeight, bottom: canvas.height }
      : { left: left - 10, right: canvas.width, top: top + i * laneHeight, over: y, under: null, bottom: y };
    const placed = placeLabels(own, room, { across, times: options.times, style });
    if (placed === null) return null;
    labels.push(...placed);
    if (isSingle) continue;
    const texts = words[i] ?? [];
    const first = y - (texts.length - 1) * laneLine * 0.5;
    const rows = own.map(({ row }) => row).sort((a, b) => a - b);
    lanes.push({ name, y, lines: texts.map((text, at) => ({ text, y: first + at * laneLine })), rows });
  }
  return {
    labels,
    band: { left, right: canvas.width, top: bandTop, bottom: bandTop + bandHeight },
    ticks: axis.ticks.map((year) => ({ text: String(year), x: across(year) })),
    lanes,
    across,
    style,
  };
}
