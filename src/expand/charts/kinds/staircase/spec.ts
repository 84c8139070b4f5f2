import { say } from '../../../../util/words/say.ts';
import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { axisChannel, type NumberAxis } from '../comparisons/axis.ts';
import { fixedSpec } from '../comparisons/frame.ts';
import { rowsNamed, part } from '../comparisons/layers.ts';
import { legendLayers } from '../comparisons/legend.ts';
import { columnsRead, type Measured } from '../comparisons/measured.ts';
import { colorBy, fillBy, inkBy } from '../comparisons/palette.ts';
import { numbersOf } from '../comparisons/source.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import { labelTop, lineOf, type StaircaseLayout } from './layout.ts';
import type { StaircaseChart } from './read.ts';

/** One plot of layers over the table `stairs`: what is left, the columns, controls, values and labels. */
export function staircaseSpec(chart: StaircaseChart, layout: StaircaseLayout): JsonObject {
  const { frame, axis, title, width, height, legend } = layout;
  const { palette, context, names } = chart;
  const { look } = context.fence;
  const axes = axisChannel(axis, title);
  const key = { ...palette, shapes: palette.domain.map(() => 'square') };
  const outline = { color: look.paper, stroke: look.muted, strokeWidth: 1.5 };
  const colors = { fill: fillBy(palette, look), stroke: colorBy(palette) };
  const left = context.measure.percent ? [box('all', {}, outline), ...leftWords(chart, layout)] : [];
  return fixedSpec(width, height, {
    ...frame.title,
    ...rowsNamed('stairs'),
    encoding: {
      x: { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, width], nice: false, zero: false } },
      y: {
        field: 'value',
        type: 'quantitative',
        ...axes,
        axis: { ...(axes['axis'] as JsonObject), grid: !context.measure.percent },
      },
    },
    layer: [
      ...part('left', left),
      ...part('bars', [box('value', colors, { strokeWidth: 3 })]),
      ...controlPart(chart, layout),
      ...part('labels', valueLayers(chart, layout)),
      ...part('names', [nameLayer(layout, look.ink)]),
      ...pairPart(chart, layout),
      ...(legend ? part('key', legendLayers(key, names, { look, left: 0, headings: true })) : []),
    ],
  });
}

/** A column from its foot to a number. */
function box(to: string, colors: JsonObject, mark: JsonObject): JsonObject {
  return {
    mark: { type: 'rect', ...mark },
    encoding: {
      x: { field: 'left', type: 'quantitative' },
      x2: { field: 'right' },
      y: { field: 'base', type: 'quantitative' },
      y2: { field: to },
      ...colors,
    },
  };
}

function nameLayer({ height, below, labelSize }: StaircaseLayout, color: string): JsonObject {
  const text = { fontSize: labelSize, lineHeight: lineOf(labelSize), lineBreak: '\n', color };
  return {
    mark: { type: 'text', align: 'center', baseline: 'top', ...text },
    encoding: { y: { value: height + below + labelTop }, text: { field: 'below' } },
  };
}

/** What the white means, once, over the column with the most of it. */
function leftWords({ left, context }: StaircaseChart, { stairs, height }: StaircaseLayout): readonly JsonObject[] {
  if (left === null) return [];
  const lowest = stairs.reduce((a, b) => ((b.stair.number.value ?? 100) < (a.stair.number.value ?? 100) ? b : a));
  return [
    {
      transform: [{ filter: `datum.x === ${lowest.x}` }],
      mark: {
        type: 'text',
        align: 'center',
        baseline: 'top',
        fontSize: 18,
        lineBreak: '\n',
        lineHeight: 22,
        color: context.fence.look.muted,
      },
      encoding: { y: { value: Math.round(height * 0.04) }, text: { value: left } },
    },
  ];
}

/** The control of a randomised trial in its own column: a darker foot, its value, and the difference at the side. */
function controlPart(
  { context, controlWord }: StaircaseChart,
  { stairs, bar }: StaircaseLayout,
): readonly JsonObject[] {
  if (stairs.every(({ stair }) => stair.control === null)) return [];
  const { look } = context.fence;
  const filter = [{ filter: 'isValid(datum.control)' }];
  return part('control', [
    {
      transform: filter,
      mark: { type: 'rect', color: look.muted },
      encoding: {
        x: { field: 'left', type: 'quantitative' },
        x2: { field: 'right' },
        y: { field: 'base', type: 'quantitative' },
        y2: { field: 'control' },
      },
    },
    {
      transform: filter,
      mark: {
        type: 'text',
        align: 'center',
        baseline: 'top',
        dy: 10,
        fontSize: bar > 96 ? 18 : 17,
        lineBreak: '\n',
        lineHeight: 22,
        color: look.paper,
      },
      encoding: { y: { field: 'control', type: 'quantitative' }, text: { field: 'controlText' } },
    },
    {
      transform: [{ filter: 'isValid(datum.difference)' }],
      mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: 20, fontWeight: 600, color: look.paper },
      encoding: { y: { field: 'between', type: 'quantitative' }, text: { field: 'difference' } },
    },
  ]).map((layer) => ({ ...layer, description: say(context.measure.lang, 'The {} of the same trial', controlWord) }));
}

function valueLayers({ palette, context }: StaircaseChart, { stairs, size }: StaircaseLayout): readonly JsonObject[] {
  const { look } = context.fence;
  const above = (place: string): JsonObject => ({
    transform: [{ filter: `datum.place === '${place}'` }],
    mark: {
      type: 'text',
      align: 'center',
      baseline: 'middle',
      dy: place === 'above' ? -size * 0.62 : size * 0.75,
      fontSize: size,
      fontWeight: 700,
    },
    encoding: { text: { field: 'text' }, color: place === 'filled' ? { value: look.paper } : inkBy(palette, look) },
  });
  const places = new Set(stairs.map(({ inside, stair }) => placeOf(inside, stair.number)));
  return ['above', 'below', 'filled', 'hollow'].filter((place) => places.has(place)).map(above);
}

function placeOf(inside: boolean, { value, hollow }: Measured): string {
  if (!inside) return (value ?? 0) < 0 ? 'below' : 'above';
  return hollow ? 'hollow' : 'filled';
}

/** Columns stand on 0, and hang from it; where the axis leaves 0 out, on its end that is nearer to it. */
function footOf({ from, to }: NumberAxis): number {
  return Math.min(to, Math.max(from, 0));
}

/** A bracket over two columns. */
function pairPart(
  { pair, pairLabel, context }: StaircaseChart,
  { stairs, size, height, axis }: StaircaseLayout,
): readonly JsonObject[] {
  if (pair === null) return [];
  const { look } = context.fence;
  const ends = pair
    .map((label) => stairs.find(({ stair }) => stair.label === label))
    .filter((one) => one !== undefined);
  const xs = ends.map(({ x }) => x).toSorted((a, b) => a - b);
  const px = (value: number): number => height * (1 - (value - axis.from) / (axis.to - axis.from));
  const tops = ends.map(
    ({ stair, inside }) => px(Math.max(footOf(axis), stair.number.value ?? 0)) - (inside ? 8 : size * 1.25),
  );
  const at = Math.max(4, Math.min(...tops) - 14);
  const line = (x: number, y: number, x2: number, y2: number): JsonObject => ({
    data: { values: [{}] },
    mark: { type: 'rule', color: look.ink, strokeWidth: 2 },
    encoding: { x: { value: x }, y: { value: y }, x2: { value: x2 }, y2: { value: y2 } },
  });
  const [first = 0, last = 0] = xs;
  const words: JsonObject = {
    data: { values: [{}] },
    mark: { type: 'text', align: 'center', baseline: 'bottom', fontSize: 18, fontWeight: 600, color: look.ink },
    encoding: { x: { value: (first + last) / 2 }, y: { value: at - 6 }, text: { value: pairLabel ?? '' } },
  };
  return part('annotation', [
    line(first, at, last, at),
    line(first, at, first, at + 10),
    line(last, at, last, at + 10),
    ...(pairLabel === null ? [] : [words]),
  ]);
}

/** The table that the spec draws: one row a step. */
export function staircaseTables(chart: StaircaseChart, layout: StaircaseLayout): readonly Aggregated[] {
  const { context, names, value, controlWord } = chart;
  const { bar, stairs, axis } = layout;
  const rows = stairs.map(({ stair, x, below, inside, difference }): ComputedRow => {
    const { number, control } = stair;
    const behind = [number.row, control?.row ?? null].filter((row) => row !== null);
    const between = control?.value == null || number.value === null ? null : (control.value + number.value) / 2;
    return {
      cells: {
        label: names.of(stair.label),
        color: stair.color,
        value: number.value ?? 0,
        hollow: number.hollow,
        text: number.text,
        below,
        place: number.value === null ? 'none' : placeOf(inside, number),
        x,
        left: x - bar / 2,
        right: x + bar / 2,
        base: footOf(axis),
        all: axis.to,
        control: control?.value ?? null,
        controlText: control === null ? null : `${controlWord}\n${control.text}`,
        difference,
        between,
      },
      from: [...new Set(behind)].toSorted((a, b) => a - b),
    };
  });
  const source = numbersOf(context.source);
  return [computedTable({ name: 'stairs', source, reads: columnsRead(context, [value]), rows })];
}
