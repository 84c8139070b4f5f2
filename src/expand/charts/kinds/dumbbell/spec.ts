import type { JsonObject } from '../../../../model/json.ts';
import { axisChannel } from '../comparisons/axis.ts';
import { fixedSpec } from '../comparisons/frame.ts';
import {
  columnHeadings,
  columnLayer,
  rowsNamed,
  headingLayers,
  part,
  rowScale,
  rowText,
} from '../comparisons/layers.ts';
import { legendLayers } from '../comparisons/legend.ts';
import { colorBy, fillBy, inkBy, shapeBy } from '../comparisons/palette.ts';
import { inkOf } from '../ink.ts';
import { endWordSize, legendNeeded, type DumbbellLayout } from './layout.ts';
import type { PairChart } from './read.ts';

/** One plot of layers over the tables `rows` and `points`: links, intervals, points, values and columns of text. */
export function dumbbellSpec(chart: PairChart, layout: DumbbellLayout): JsonObject {
  const { plot, blocks, axis, title, frame } = layout;
  return fixedSpec(plot, blocks.height, {
    ...frame.title,
    ...rowsNamed('points'),
    encoding: {
      x: { field: 'value', type: 'quantitative', ...axisChannel(axis, title) },
      y: rowScale(blocks.height),
    },
    layer: [
      ...linkPart(chart, layout),
      ...intervalPart(chart, layout),
      ...estimatePart(chart, layout),
      ...labelPart(chart, layout),
      ...columnParts(chart, layout),
    ],
  });
}

function linkPart(chart: PairChart, { lines }: DumbbellLayout): readonly JsonObject[] {
  if (lines.every(({ row }) => row.points.length < 2)) return [];
  const { look } = chart.context.fence;
  const color = chart.colored === 'rows' ? colorBy(chart.palette) : { value: look.faint };
  const link: JsonObject = {
    ...rowsNamed('rows'),
    transform: [{ filter: 'isValid(datum.least)' }],
    mark: { type: 'rule', strokeWidth: 6, opacity: chart.colored === 'rows' ? 0.35 : 1 },
    encoding: { x: { field: 'least', type: 'quantitative' }, x2: { field: 'most' }, color },
  };
  return part('links', [link]);
}

function intervalPart(chart: PairChart, { blocks }: DumbbellLayout): readonly JsonObject[] {
  if (chart.rows.every(({ points }) => points.every(({ number }) => number.low === null))) return [];
  const band: JsonObject = {
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'rule', strokeWidth: blocks.line >= 60 ? 16 : 10, opacity: 0.4 },
    encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' }, color: colorBy(chart.palette) },
  };
  return part('interval', [band]);
}

/** Of two things about the same patients the first is a stroke, so that the dot is what the row is about. */
function estimatePart(chart: PairChart, { blocks }: DumbbellLayout): readonly JsonObject[] {
  const { palette, context, colored } = chart;
  const { look } = context.fence;
  const big = blocks.line >= 60;
  const size = big ? 520 : blocks.line >= 36 ? 340 : 260;
  const color = colorBy(palette);
  const dots: JsonObject = {
    transform: [{ filter: `isValid(datum.value)${colored === 'ends' ? '' : ' && !datum.first'}` }],
    mark: { type: 'point', filled: true, size, strokeWidth: big ? 4 : 3.5, opacity: 1 },
    encoding: {
      stroke: color,
      fill: fillBy(palette, look),
      ...(palette.domain.length > 1 ? { shape: shapeBy(palette) } : {}),
    },
  };
  if (colored === 'ends') return part('estimate', [dots]);
  const strokes: JsonObject = {
    transform: [{ filter: 'isValid(datum.value) && datum.first' }],
    mark: { type: 'tick', orient: 'vertical', thickness: 4, size: Math.min(30, blocks.line * 0.55), opacity: 1 },
    encoding: { color: { value: look.ink } },
  };
  return part('estimate', [strokes, dots]);
}

function labelPart(chart: PairChart, { sizes }: DumbbellLayout): readonly JsonObject[] {
  const { look } = chart.context.fence;
  const x = { field: 'value', type: 'quantitative' };
  const color = chart.colored === 'ends' ? inkBy(chart.palette, look) : { value: look.ink };
  const points = chart.rows.flatMap((row) => row.points);
  const value = (side: string, weight: number, filter = ''): JsonObject => {
    const align = side === 'left' ? 'right' : side === 'right' ? 'left' : 'center';
    const dx = side === 'left' ? -sizes.reach : side === 'right' ? sizes.reach : 0;
    const dy = side === 'above' ? -sizes.reach - sizes.value / 2 : 0;
    return rowText({
      field: 'text',
      x,
      size: sizes.value,
      weight,
      align,
      dx,
      dy,
      color,
      filter: `datum.side === '${side}'${filter}`,
    });
  };
  const has = (test: (point: (typeof points)[number]) => boolean): boolean => points.some(test);
  const ends = chart.colored === 'ends';
  const sides = sizes.above ? ['above'] : ['left', 'right', ...(chart.ends.length > 2 ? ['above'] : [])];
  return part('labels', [
    ...sides.map((side) => value(side, ends ? 700 : 600)),
    ...(sizes.ranges
      ? [
          rowText({
            field: 'range',
            x,
            size: 18,
            align: 'center',
            dy: 27,
            color,
            filter: 'isValid(datum.range)',
          }),
        ]
      : []),
    ...(has(({ number }) => number.value === null)
      ? [
          rowText({
            field: 'text',
            x: { value: 8 },
            size: 17,
            color: { value: look.muted },
            filter: "datum.side === 'missing'",
          }),
        ]
      : []),
  ]);
}

function columnParts(chart: PairChart, layout: DumbbellLayout): readonly JsonObject[] {
  const { look } = chart.context.fence;
  const { left, right, blocks, words, sizes } = layout;
  const [names] = left;
  const others = [...left.slice(1), ...right];
  const color = (end: string): string =>
    chart.colored === 'ends'
      ? inkOf(chart.palette.range[chart.palette.domain.indexOf(end)] ?? look.ink, look)
      : look.ink;
  const ends = words.map(({ text, end, x, align }) => ({
    text,
    x,
    align,
    color: color(end),
    weight: 600,
    size: endWordSize,
  }));
  const sections = rowText({
    field: 'group',
    x: { value: names?.x ?? 0 },
    size: sizes.label,
    weight: 700,
    color: { value: look.ink },
  });
  const rowNames = rowText({
    field: 'name',
    x: { value: names?.x ?? 0 },
    size: sizes.label,
    color: { value: look.ink },
  });
  const { encoding } = rowNames as { readonly encoding: JsonObject };
  return [
    ...part('names', [
      { ...rowsNamed('rows'), ...rowNames, encoding: { ...encoding, y: { field: 'nameY', type: 'quantitative' } } },
    ]),
    ...part(
      'columns',
      others.map((column) => ({
        ...rowsNamed('rows'),
        ...columnLayer(column, { value: column.field === 'difference' ? look.ink : look.muted }),
      })),
    ),
    ...(blocks.headings.every((y) => y === null) ? [] : part('sections', [{ ...rowsNamed('headings'), ...sections }])),
    ...part('headings', headingLayers([...columnHeadings(others, look), ...ends])),
    ...(legendNeeded(chart)
      ? part('key', legendLayers(chart.palette, chart.names, { look, left: names?.x ?? 0, headings: true }))
      : []),
  ];
}
