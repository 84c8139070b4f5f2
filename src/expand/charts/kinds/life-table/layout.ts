import { say } from '../../../../util/words/say.ts';
import { textWidth } from '../../../../util/text-width.ts';
import type { KindFence } from '../kind.ts';
import { freePlace, type Box } from '../km/free-place.ts';
import { placeLabels, type CurveLabel } from '../km/labels.ts';
import { labelSize } from '../km/layout.ts';
import { noteSize } from '../km/notes.ts';
import { riskHeight, riskTable, type RiskTable } from '../km/risk-rows.ts';
import type { LifeCurve } from './curves.ts';
import type { LifeTableOptions } from './options.ts';

/** Where things stand. */
export interface LifeLayout {
  /** The boundaries that are drawn. */
  readonly ticks: readonly number[];
  readonly end: number;
  readonly labels: readonly CurveLabel[];
  readonly risk: RiskTable;
  /** How the estimate is made, in lines. */
  readonly words: readonly string[];
  /** Upper left of the words in units of the axes; `null` where no corner is free. */
  readonly corner: { readonly time: number; readonly at: number } | null;
}

/** Distance of the words' lines, CSS px. */
export const wordLine = 23;

const axisRoom = 46;
const topRoom = 34;
const titleRoom = 46;

/** Ticks at the boundaries as far as a curve is drawn, names at the curves' ends, how it was made in a free corner. */
export function layOutLifeTable(
  curves: readonly LifeCurve[],
  options: LifeTableOptions,
  { slot }: Pick<KindFence, 'slot'>,
): LifeLayout {
  const end = Math.max(...curves.map(({ points }) => points.at(-1)?.time ?? 0));
  const ticks = [...new Set(curves.flatMap(({ counts }) => counts.map(({ time }) => time)))]
    .filter((time) => time <= end)
    .sort((a, b) => a - b);
  const groups = curves.map(({ group, counts }) => ({
    name: group.name,
    countsAt: (time: number) => counts.findLast((one) => one.time <= time) ?? { atRisk: 0, events: 0, censored: 0 },
  }));
  const counts = options.riskTable ? (['at-risk', 'events', 'censored'] as const) : [];
  const risk = riskTable(groups, ticks, {
    counts,
    options: { group: options.group, privacy: null, lang: options.lang },
  });
  const named = options.group !== null;
  const names = named ? Math.max(...curves.map(({ group }) => textWidth(group.name, labelSize, 600))) : 0;
  const width = Math.max(100, (options.width ?? slot.width) - Math.max(axisRoom, -risk.namesAt) - names - 24);
  const above = topRoom + (options.title === null ? 0 : titleRoom);
  const below = riskHeight(curves.length, counts.length);
  const height = Math.max(100, (options.height ?? slot.height) - above - below);
  const letter = names / Math.max(1, ...curves.map(({ group }) => group.name.length));
  const room = { letter: (letter / width) * end, line: (24 / height) * 100, end, band: options.band };
  const labels = named ? placeLabels(curves, room) : [];
  const words = wordsOf(options);
  const size = { width: Math.max(...words.map((line) => textWidth(line, noteSize))), height: words.length * wordLine };
  const place = freePlace(size, { width, height }, boxesOf(curves, options, { width, height, end }));
  const corner =
    !options.method || place === null ? null : { time: (place.left / width) * end, at: 100 * (1 - place.top / height) };
  return { ticks, end, labels, risk, words, corner };
}

function wordsOf({ halfCensoring, lang }: LifeTableOptions): readonly string[] {
  return [
    say(lang, 'Life table from printed numbers at risk and events;'),
    halfCensoring
      ? say(lang, 'the censored count through half of their interval')
      : say(lang, 'no correction for the censored'),
  ];
}

interface Plot {
  readonly width: number;
  readonly height: number;
  readonly end: number;
}

/** Each stretch cut into pieces, since the boxes around its slope would take more than it does. */
const pieces = 12;

function boxesOf(curves: readonly LifeCurve[], { printed, band }: LifeTableOptions, plot: Plot): readonly Box[] {
  const { width, height, end } = plot;
  const y = (percent: number): number => height * (1 - percent / 100);
  const stretches = curves.flatMap(({ points }) =>
    points.slice(1).flatMap((to, i) => {
      const from = points[i] ?? to;
      return Array.from({ length: pieces }, (_, k): Box => {
        const at = (share: number, a: number, b: number): number => a + (b - a) * share;
        const [start, stop] = [k / pieces, (k + 1) / pieces];
        const high = band
          ? at(start, from.high ?? from.survival, to.high ?? to.survival)
          : at(start, from.survival, to.survival);
        const low = band
          ? at(stop, from.low ?? from.survival, to.low ?? to.survival)
          : at(stop, from.survival, to.survival);
        return {
          left: (at(start, from.time, to.time) / end) * width,
          right: (at(stop, from.time, to.time) / end) * width,
          top: y(high) - 8,
          bottom: y(low) + 8,
        };
      });
    }),
  );
  const values = printed.map(({ time, value }): Box => {
    const x = (time / end) * width;
    return { left: x - 12, right: x + 150, top: y(value) - 40, bottom: y(value) + 40 };
  });
  return [...stretches, ...values];
}
