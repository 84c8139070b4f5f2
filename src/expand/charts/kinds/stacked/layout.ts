import { textWidth, wrapText } from '../../../../util/text-width.ts';
import type { KindFence } from '../kind.ts';
import type { Arm, Segment } from './arms.ts';
import type { StackedOptions } from './options.ts';
import { respondersOf, shareText, totalText } from './words.ts';

/** Where the bars and their words stand, in CSS px from the plot's upper left corner. */
export interface StackedLayout {
  /** Of the plot: the bars' full length, and all rows. */
  readonly width: number;
  readonly height: number;
  readonly rows: readonly ArmRow[];
}

/** One bar with its words. */
export interface ArmRow {
  readonly arm: Arm;
  readonly top: number;
  readonly bottom: number;
  /** Lines to the left of the bar, the last one the number of patients. */
  readonly names: readonly { readonly text: string; readonly y: number; readonly role: 'name' | 'n' }[];
  readonly segments: readonly PlacedSegment[];
  readonly total: { readonly text: string; readonly percent: number; readonly y: number } | null;
}

/** A segment with its words: in the bar, or below it where it is too short. */
export interface PlacedSegment {
  readonly segment: Segment;
  /** In percent of the arm. */
  readonly from: number;
  readonly to: number;
  readonly inside: boolean;
  readonly texts: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** Letters, in CSS px: names of arms, shares, numbers of patients. */
export const stackedSizes = { name: 20, share: 18, n: 17, total: 19 };

/** Room of the axis with its labels and title, between names and bars, over and under a bar. */
const axisRoom = 76;
const nameGap = 18;
const totalRoom = 40;
const belowRoom = 30;
const between = 14;
const bars = { least: 30, most: 92 };
const line = 23;
const widestName = 250;

/** `null` where the bars would be too thin for their words. */
export function layOutStacked(
  arms: readonly Arm[],
  options: StackedOptions,
  { slot, lang }: KindFence,
): StackedLayout | null {
  const names = arms.map(({ name }) => wrapText(name, widestName, { size: stackedSizes.name, weight: 600 }));
  const longest = names.flat().map((text) => textWidth(text, stackedSizes.name, 600));
  const counts = arms.map(({ n }) => textWidth(countLine(n), stackedSizes.n));
  const left = Math.ceil(Math.max(...longest, ...counts)) + nameGap;
  // The last label of the axis reaches beyond the plot.
  const width = Math.floor((options.width ?? slot.width) - left - 32);
  const height = Math.floor((options.height ?? slot.height) - axisRoom - (options.title === null ? 0 : 46));
  const over = options.total === null ? 0 : totalRoom;
  const percent = (segment: Segment, arm: Arm): number => (100 * segment.count) / arm.n;
  const short = (arm: Arm): boolean =>
    arm.segments.some((one) => !fitsInside(texts(one, arm), (percent(one, arm) / 100) * width));
  const texts = (segment: Segment, arm: Arm): readonly [string, string] => [
    segment.category,
    shareText(segment.count, arm.n, { smallN: options.smallN, lang }),
  ];
  const fixed = arms.reduce((sum, arm) => sum + over + (short(arm) ? belowRoom : 0), 0);
  const thick = Math.min(bars.most, (height - fixed - between * (arms.length - 1)) / arms.length);
  if (thick < bars.least || width < 200) return null;
  const gap = arms.length < 2 ? 0 : Math.min(44, (height - fixed - thick * arms.length) / (arms.length - 1));
  let y = 0;
  const rows = arms.map((arm, i): ArmRow => {
    const top = y + over;
    const bottom = top + thick;
    y = bottom + (short(arm) ? belowRoom : 0) + gap;
    const lines = [...(names[i] as readonly string[]), countLine(arm.n)];
    const first = (top + bottom) / 2 - ((lines.length - 1) * line) / 2;
    return {
      arm,
      top,
      bottom,
      names: lines.map((text, at) => ({
        text,
        y: first + at * line,
        role: at === lines.length - 1 ? 'n' : 'name',
      })),
      segments: placeSegments(arm, { top, bottom, width, texts: (one) => texts(one, arm) }),
      total:
        options.total === null
          ? null
          : { text: totalText(arm, options, lang), percent: (100 * respondersOf(arm, options)) / arm.n, y: top - 10 },
    };
  });
  return { width, height: Math.round(y - gap), rows };
}

function countLine(n: number): string {
  return `n = ${n}`;
}

/** Letters over the share where the bar is high enough, else beside it: the wider of both must fit. */
function fitsInside([code, share]: readonly [string, string], room: number): boolean {
  return Math.max(textWidth(code, stackedSizes.share, 700), textWidth(share, stackedSizes.share)) + 10 <= room;
}

interface BarFacts {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly texts: (segment: Segment) => readonly [string, string];
}

function placeSegments(arm: Arm, { top, bottom, width, texts }: BarFacts): readonly PlacedSegment[] {
  const middle = (top + bottom) / 2;
  const twoLines = bottom - top >= 2 * line + 4;
  let at = 0;
  let free = 0;
  const placed = arm.segments.map((segment): PlacedSegment => {
    const from = (100 * at) / arm.n;
    at += segment.count;
    const to = (100 * at) / arm.n;
    const centre = (((from + to) / 2) * width) / 100;
    const [code, share] = texts(segment);
    const joined = `${code} ${share}`;
    const wide = textWidth(joined, stackedSizes.share, 600);
    const room = ((to - from) / 100) * width;
    if (twoLines && fitsInside([code, share], room)) {
      const lines = [
        { text: code, x: centre, y: middle - line / 2 },
        { text: share, x: centre, y: middle + line / 2 },
      ];
      return { segment, from, to, inside: true, texts: lines };
    }
    if (!twoLines && wide + 10 <= room) {
      return { segment, from, to, inside: true, texts: [{ text: joined, x: centre, y: middle }] };
    }
    const x = Math.max(free + wide / 2, Math.min(centre, width + 24 - wide / 2));
    free = x + wide / 2 + 16;
    return { segment, from, to, inside: false, texts: [{ text: joined, x, y: bottom + 19 }] };
  });
  return pulledBack(placed, width);
}

/** Words below the bar that would reach beyond it are moved to the left, the last ones first. */
function pulledBack(placed: readonly PlacedSegment[], width: number): readonly PlacedSegment[] {
  let least = width + 28;
  return [...placed]
    .reverse()
    .map((one) => {
      const [words] = one.texts;
      if (one.inside || words === undefined) return one;
      const half = textWidth(words.text, stackedSizes.share, 600) / 2;
      const x = Math.min(words.x, least - half);
      least = x - half - 16;
      return { ...one, texts: [{ ...words, x }] };
    })
    .reverse();
}
