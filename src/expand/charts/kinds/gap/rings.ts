import { say } from '../../../../util/words/say.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import { fixedSpec, frameOf, type Frame } from '../comparisons/frame.ts';
import { rowsNamed, part, rowText } from '../comparisons/layers.ts';
import { colorBy, fillBy, inkBy } from '../comparisons/palette.ts';
import { sameTime } from '../comparisons/words.ts';
import type { ComputedRow } from '../computed-table.ts';
import type { GapDrawing } from './drawing.ts';
import type { GapChart, GapItem } from './read.ts';

/** More rings than these are too small to compare. */
const mostRings = 4;
const wordSize = 20;
/** Height of a line of a label, and room for what is left below it. CSS px. */
const labelLine = 26;
const leftRoom = 34;

interface RingLayout {
  readonly frame: Frame;
  readonly cell: number;
  readonly labels: readonly string[];
  readonly below: number;
  readonly outer: number;
  readonly height: number;
  /** Size of the number in the ring. */
  readonly big: number;
  /** Words below the number; `''` where they do not fit. */
  readonly words: string;
}

/** A ring for each share, filled clockwise from the top as far as is reached. `null` where they are too many. */
export function gapRings(chart: GapChart): GapDrawing | null {
  const { context, items } = chart;
  const { fence } = context;
  if (items.length > mostRings) {
    const facts = { what: 'rings', count: items.length, limit: mostRings };
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/shape'), facts);
    return null;
  }
  const layout = layOutRings(chart);
  return {
    spec: ringSpec(chart, layout),
    tables: new Map([['shares', items.map((item, i) => ringRow(item, { chart, layout, i }))]]),
  };
}

function layOutRings(chart: GapChart): RingLayout {
  const { context, items } = chart;
  const frame = frameOf(context.fence, { ticks: false, title: false });
  const cell = frame.width / items.length;
  const labels = items.map((item) => wrapText(labelOf(item, chart), cell - 24, { size: wordSize, weight: 600 }));
  const below = Math.max(...labels.map((lines) => lines.length)) * labelLine + leftRoom;
  const outer = Math.floor(Math.min((cell - 24) / 2, (frame.height - below - 8) / 2));
  const time = sameTime(items.map(({ number }) => number.time));
  const words = [chart.reached, time === null ? null : say(context.measure.lang, 'at {}', time.long)]
    .filter((word) => word !== null)
    .join(' ');
  return {
    frame,
    cell,
    labels: labels.map((lines) => lines.join('\n')),
    below,
    outer,
    height: 2 * outer + 8 + below,
    big: Math.round(outer * 0.42),
    words: textWidth(words, wordSize) < outer * 1.2 ? words : '',
  };
}

function labelOf({ label, number }: GapItem, { names, context }: GapChart): string {
  const { lang } = context.measure;
  const n = number.n === null ? '' : `n = ${writeNumber(number.n, { format: ',', unit: null, lang })}`;
  return [names.of(label), n].filter((word) => word !== '').join(', ');
}

interface RingFacts {
  readonly chart: GapChart;
  readonly layout: RingLayout;
  readonly i: number;
}

function ringRow(item: GapItem, { chart, layout, i }: RingFacts): ComputedRow {
  const { cell, outer, below, labels, words } = layout;
  return {
    cells: {
      label: chart.names.of(item.label),
      color: item.color,
      hollow: item.number.hollow,
      zero: 0,
      reached: item.reached,
      all: 100,
      x: (i + 0.5) * cell,
      y: outer + 4,
      labelY: 2 * outer + 30,
      leftY: 2 * outer + 8 + below - 14,
      name: labels[i] ?? '',
      reachedText: `${item.reachedText}%`,
      words,
      leftText: `${item.leftText}% ${chart.left ?? 'left'}`,
    },
    from: item.number.row === null ? [] : [item.number.row],
  };
}

function ringSpec(chart: GapChart, { frame, outer, height, big, words }: RingLayout): JsonObject {
  const { palette, context } = chart;
  const { look } = context.fence;
  const px = (to: number): JsonObject => ({ domain: [0, to], nice: false, zero: false });
  const x = { field: 'x', type: 'quantitative' };
  const muted = { value: look.muted };
  const number = rowText({
    field: 'reachedText',
    x,
    size: big,
    weight: 700,
    align: 'center',
    dy: words === '' ? 0 : -12,
    color: inkBy(palette, look),
  });
  const below = rowText({ field: 'words', x, size: wordSize, align: 'center', dy: big * 0.55, color: muted });
  const name = rowText({ field: 'name', x, size: wordSize, weight: 600, align: 'center', color: { value: look.ink } });
  const left = rowText({ field: 'leftText', x, size: wordSize, align: 'center', color: muted });
  const outline = { fill: look.paper, stroke: look.muted, strokeWidth: 1.5 };
  const colors = { fill: fillBy(palette, look), stroke: colorBy(palette) };
  return fixedSpec(frame.width, height, {
    ...frame.title,
    ...rowsNamed('shares'),
    encoding: {
      x: { ...x, axis: null, scale: px(frame.width) },
      y: { field: 'y', type: 'quantitative', axis: null, scale: { ...px(height), reverse: true } },
    },
    layer: [
      ...part('left', [arc('reached', 'all', { outer, mark: outline, colors: {} })]),
      ...part('reached', [arc('zero', 'reached', { outer, mark: { strokeWidth: 2.5 }, colors })]),
      ...part('labels', words === '' ? [number] : [number, below]),
      ...part('names', [atHeight('labelY', name)]),
      ...part('rest', [atHeight('leftY', left)]),
    ],
  });
}

interface ArcFacts {
  readonly outer: number;
  readonly mark: JsonObject;
  readonly colors: JsonObject;
}

function arc(start: string, end: string, { outer, mark, colors }: ArcFacts): JsonObject {
  return {
    mark: { type: 'arc', outerRadius: outer, innerRadius: Math.round(outer * 0.7), ...mark },
    encoding: {
      theta: { field: start, type: 'quantitative', stack: null, scale: { domain: [0, 100], nice: false } },
      theta2: { field: end },
      ...colors,
    },
  };
}

function atHeight(field: string, layer: JsonObject): JsonObject {
  const { encoding } = layer as { readonly encoding: JsonObject };
  return { ...layer, encoding: { ...encoding, y: { field, type: 'quantitative' } } };
}
