import { say } from '../../../../util/words/say.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { frameOf, type Frame } from '../comparisons/frame.ts';
import type { UnitChart, UnitDot, UnitGroup } from './read.ts';

/** A dot with its place. */
export interface PlacedDot {
  readonly dot: UnitDot;
  readonly x: number;
  readonly y: number;
}

/** A group with its place: the middle of its rows of dots. */
export interface PlacedGroup {
  readonly group: UnitGroup;
  readonly name: string;
  readonly text: string;
  readonly y: number;
  readonly dots: readonly PlacedDot[];
}

/** Where everything stands, in px. */
export interface UnitLayout {
  readonly frame: Frame;
  readonly groups: readonly PlacedGroup[];
  readonly width: number;
  readonly height: number;
  readonly pitch: number;
  readonly labelWidth: number;
  readonly labelSize: number;
  readonly size: number;
  readonly key: boolean;
}

const labelGap = 28;
const keyRoom = 40;
const leastPitch = 16;
const mostPitch = 74;
/** Room between two groups, in dots. */
const between = 0.5;

/** Finds the largest dots that fit; `null` where none do, which is reported. */
export function layOutUnits(chart: UnitChart): UnitLayout | null {
  const { fence, groups, names } = chart;
  const frame = frameOf(fence, { ticks: false, title: false });
  const labelSize = groups.length <= 5 ? 24 : 20;
  const size = groups.length <= 4 ? 40 : 28;
  const labels = groups.map(({ label }) =>
    wrapText(names.of(label), frame.width * 0.3, { size: labelSize }).join('\n'),
  );
  const labelWidth = Math.ceil(
    Math.max(0, ...labels.flatMap((text) => text.split('\n').map((line) => textWidth(line, labelSize)))),
  );
  const texts = groups.map((group) => countOf(chart, group));
  const textRoom = Math.ceil(Math.max(...texts.map((text) => textWidth(text, size, 700)))) + labelGap;
  const key = chart.reached !== null || chart.left !== null;
  const left = labelWidth === 0 ? 0 : labelWidth + labelGap;
  const room = { width: frame.width - left - textRoom, height: frame.height - (key ? keyRoom : 0) };
  const pitch = largestPitch(groups, room);
  if (pitch === null) {
    const count = groups.length;
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/data'), {
      what: 'groups',
      count,
      limit: Math.floor(room.height / (leastPitch * 2)),
    });
    return null;
  }
  const across = Math.floor(room.width / pitch);
  let top = 0;
  const placed = groups.map((group, i): PlacedGroup => {
    const deep = Math.ceil(group.dots.length / across);
    const dots = group.dots.map((dot, d): PlacedDot => ({
      dot,
      x: left + ((d % across) + 0.5) * pitch,
      y: top + (Math.floor(d / across) + 0.5) * pitch,
    }));
    const y = top + (deep * pitch) / 2;
    top += (deep + between) * pitch;
    return { group, name: labels[i] ?? '', text: texts[i] ?? '', y, dots };
  });
  const widest = Math.min(across, Math.max(...groups.map(({ dots }) => dots.length)));
  return {
    frame,
    groups: placed,
    width: left + widest * pitch + textRoom,
    height: top - between * pitch,
    pitch,
    labelWidth: left,
    labelSize,
    size,
    key,
  };
}

function largestPitch(
  groups: readonly UnitGroup[],
  room: { readonly width: number; readonly height: number },
): number | null {
  for (let pitch = mostPitch; pitch >= leastPitch; pitch--) {
    const across = Math.floor(room.width / pitch);
    const rows = groups.reduce(
      (sum, { dots }) => sum + Math.ceil(dots.length / Math.max(1, across)) + between,
      -between,
    );
    if (across >= 5 && rows * pitch <= room.height) return pitch;
  }
  return null;
}

/** `4 of 7`; with its percentage where there are enough patients for one. */
export function countOf({ smallN, fence }: UnitChart, { yes, dots }: UnitGroup): string {
  const n = dots.length;
  if (n < smallN || smallN === 0) return say(fence.lang, '{} of {}', yes, n);
  const percent = writeNumber((100 * yes) / n, { format: '.0f', unit: 'pct', lang: fence.lang });
  return say(fence.lang, '{} of {} ({})', yes, n, percent);
}
