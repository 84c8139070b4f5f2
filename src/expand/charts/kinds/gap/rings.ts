import type { JsonObject } from '../../../../model/json.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { textWidth, wrapText } from '../../../../util/text-width.ts';
import { fixedSpec, frameOf } from '../comparisons/frame.ts';
import { from, part, rowText } from '../comparisons/layers.ts';
import { colorBy, fillBy, inkBy } from '../comparisons/palette.ts';
import { sameTime } from '../comparisons/words.ts';
import type { ComputedRow } from '../computed-table.ts';
import type { GapDrawing } from './bars.ts';
import type { GapChart, GapItem } from './read.ts';

/** More rings than these are too small to compare. */
const mostRings = 4;
const wordSize = 20;
/** Room below a ring for its label, and for what is left. CSS px. */
const labelRoom = 34;

/** A ring for each share, filled clockwise from the top as far as is reached. `null` where they are too many. */
export function gapRings(chart: GapChart): GapDrawing | null {
  const { context, items, names } = chart;
  const { fence } = context;
  const { look } = fence;
  if (items.length > mostRings) {
    fence.checks.report('chart/kind-too-many', fence.checks.valueAt('/shape'), {
      what: 'rings',
      count: items.length,
      limit: mostRings,
    });
    return null;
  }
  const frame = frameOf(fence, { ticks: false, title: false });
  const one = sameTime(items.map(({ number }) => number.time));
  const cell = frame.width / items.length;
  const labels = items.map((item) => wrapText(labelOf(item, chart), cell - 24, { size: wordSize, weight: 600 }));
  const below = Math.max(...labels.map((lines) => lines.length)) * 26 + labelRoom;
  const outer = Math.floor(Math.min((cell - 24) / 2, (frame.height - below - 8) / 2));
  const middle = outer + 4;
  const height = 2 * outer + 8 + below;
  const big = Math.round(outer * 0.42);
  const words = [chart.reached, one === null ? null : `at ${one.long}`].filter((word) => word !== null).join(' ');
  const rows = items.map((item, i): ComputedRow => ({
    cells: {
      label: names.of(item.label),
      color: item.color,
      hollow: item.number.hollow,
      zero: 0,
      reached: item.reached,
      all: 100,
      x: (i + 0.5) * cell,
      y: middle,
      labelY: 2 * outer + 30,
      leftY: 2 * outer + 8 + below - 14,
      name: labels[i]?.join('\n') ?? '',
      reachedText: `${item.reachedText}%`,
      words,
      leftText: `${item.leftText}% ${chart.left ?? 'left'}`,
    },
    from: item.number.row === null ? [] : [item.number.row],
  }));
  const arc = (start: string, end: string, extra: JsonObject, mark: JsonObject): JsonObject => ({
    mark: { type: 'arc', outerRadius: outer, innerRadius: Math.round(outer * 0.7), ...mark },
    encoding: {
      theta: { field: start, type: 'quantitative', stack: null, scale: { domain: [0, 100], nice: false } },
      theta2: { field: end },
      ...extra,
    },
  });
  const fits = words !== '' && textWidth(words, wordSize) < outer * 1.2;
  const px = { x: { field: 'x', type: 'quantitative' } };
  const spec = fixedSpec(frame.width, height, {
    ...frame.title,
    ...from('shares'),
    encoding: {
      x: {
        field: 'x',
        type: 'quantitative',
        axis: null,
        scale: { domain: [0, frame.width], nice: false, zero: false },
      },
      y: {
        field: 'y',
        type: 'quantitative',
        axis: null,
        scale: { domain: [0, height], reverse: true, nice: false, zero: false },
      },
    },
    layer: [
      ...part('left', [arc('reached', 'all', {}, { fill: look.paper, stroke: look.muted, strokeWidth: 1.5 })]),
      ...part('reached', [
        arc(
          'zero',
          'reached',
          { fill: fillBy(chart.palette, look), stroke: colorBy(chart.palette) },
          { strokeWidth: 2.5 },
        ),
      ]),
      ...part('labels', [
        rowText({
          field: 'reachedText',
          ...px,
          size: big,
          weight: 700,
          align: 'center',
          dy: fits ? -12 : 0,
          color: inkBy(chart.palette, look),
        }),
        ...(fits
          ? [
              rowText({
                field: 'words',
                ...px,
                size: wordSize,
                align: 'center',
                dy: big * 0.55,
                color: { value: look.muted },
              }),
            ]
          : []),
      ]),
      ...part('names', [
        at(
          'labelY',
          rowText({ field: 'name', ...px, size: wordSize, weight: 600, align: 'center', color: { value: look.ink } }),
        ),
      ]),
      ...part('rest', [
        at(
          'leftY',
          rowText({ field: 'leftText', ...px, size: wordSize, align: 'center', color: { value: look.muted } }),
        ),
      ]),
    ],
  });
  return { spec, tables: new Map([['shares', rows]]) };
}

function labelOf({ label, number }: GapItem, { names, context }: GapChart): string {
  const n =
    number.n === null ? '' : `n = ${writeNumber(number.n, { format: ',', unit: null, lang: context.measure.lang })}`;
  return [names.of(label), n].filter((word) => word !== '').join(', ');
}

function at(field: string, layer: JsonObject): JsonObject {
  const { encoding } = layer as { readonly encoding: JsonObject };
  return { ...layer, encoding: { ...encoding, y: { field, type: 'quantitative' } } };
}
