import type { JsonObject } from '../../../../model/json.ts';
import { axisChannel } from '../comparisons/axis.ts';
import { fixedSpec } from '../comparisons/frame.ts';
import {
  columnHeadings,
  columnLayer,
  from,
  headingLayers,
  part,
  referenceLayers,
  rowScale,
  rowText,
} from '../comparisons/layers.ts';
import { legendLayers } from '../comparisons/legend.ts';
import { colorBy, fillBy, inkBy, shapeBy } from '../comparisons/palette.ts';
import { numberOption, textOption } from '../options.ts';
import { legendNeeded, sizesFor, type IntervalLayout } from './layout.ts';
import type { IntervalChart } from './read.ts';

/** One plot of layers over the tables `estimates` and `headings`: intervals, dots, and columns of text beside them. */
export function intervalSpec(chart: IntervalChart, layout: IntervalLayout): JsonObject {
  const { plot, blocks, axis, title, frame } = layout;
  const x = { field: 'value', type: 'quantitative', ...axisChannel(axis, title) };
  return fixedSpec(plot, blocks.height, {
    ...frame.title,
    ...from('estimates'),
    encoding: { x, y: rowScale(blocks.height) },
    layer: [...referencePart(chart, layout), ...markParts(chart, layout), ...textParts(chart, layout)],
  });
}

function referencePart({ context }: IntervalChart, { blocks, axis }: IntervalLayout): readonly JsonObject[] {
  const { fence } = context;
  const rule = {
    holds: (value: number) => value >= axis.from && value <= axis.to,
    expected: `a number on the axis, from ${axis.from} to ${axis.to}`,
  };
  const at = numberOption(fence, 'reference', rule);
  if (at === null) return [];
  return part(
    'reference',
    referenceLayers(at, textOption(fence, 'referenceLabel'), { look: fence.look, height: blocks.height }),
  );
}

function markParts({ palette, context, rows }: IntervalChart, { blocks }: IntervalLayout): readonly JsonObject[] {
  const { look } = context.fence;
  const thick = blocks.line >= 44;
  const hasIntervals = rows.some(({ items }) => items.some(({ number }) => number.low !== null));
  const interval: JsonObject = {
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'rule', strokeWidth: thick ? 4 : 3 },
    encoding: { x: { field: 'low', type: 'quantitative' }, x2: { field: 'high' }, color: colorBy(palette) },
  };
  const estimate: JsonObject = {
    transform: [{ filter: 'isValid(datum.value)' }],
    mark: { type: 'point', filled: true, size: thick ? 380 : 240, strokeWidth: thick ? 4 : 3, opacity: 1 },
    encoding: { stroke: colorBy(palette), fill: fillBy(palette, look), shape: shapeBy(palette) },
  };
  return [...(hasIntervals ? part('interval', [interval]) : []), ...part('estimate', [estimate])];
}

function textParts(chart: IntervalChart, layout: IntervalLayout): readonly JsonObject[] {
  const { look } = chart.context.fence;
  const { left, right, blocks, onMarks } = layout;
  const { big } = sizesFor(blocks.line);
  const ink = { value: look.ink };
  const muted = { value: look.muted };
  const colors = inkBy(chart.palette, look);
  const columns = [...left, ...right].filter(({ field }) => field !== 'name');
  const [names] = left;
  const missing = '!isValid(datum.value)';
  const hasMissing = chart.rows.some(({ items }) => items.some(({ number }) => number.value === null));
  const textColor = (field: string): JsonObject => (field === 'seriesName' ? colors : muted);
  const label = sizesFor(blocks.line).label - 2;
  return [
    ...(names === undefined ? [] : part('names', [{ ...nameLayer(names.x, names.size, ink) }])),
    ...part(
      'columns',
      columns.flatMap((column) => {
        if (column.field !== 'printed') return [columnLayer(column, textColor(column.field))];
        const gone = rowText({
          ...column,
          x: { value: column.x },
          size: column.size - 3,
          weight: 400,
          color: muted,
          filter: missing,
        });
        return [columnLayer(column, ink, 'isValid(datum.value)'), ...(hasMissing ? [gone] : [])];
      }),
    ),
    ...(onMarks
      ? part('labels', [
          rowText({
            field: 'text',
            x: { field: 'value', type: 'quantitative' },
            size: big,
            weight: 700,
            align: 'center',
            dy: -big,
            color: colors,
            filter: 'isValid(datum.value)',
          }),
          ...(hasMissing
            ? [
                rowText({
                  field: 'printed',
                  x: { value: 0 },
                  size: Math.max(17, label),
                  dx: 8,
                  color: muted,
                  filter: missing,
                }),
              ]
            : []),
        ])
      : []),
    ...sectionPart(chart, layout),
    ...part('headings', headingLayers(columnHeadings(columns, look))),
    ...(legendNeeded(chart)
      ? part(
          'key',
          legendLayers(chart.palette, chart.names, { look, left: left[0]?.x ?? 0, headings: layout.headings }),
        )
      : []),
  ];
}

function nameLayer(x: number, size: number, ink: JsonObject): JsonObject {
  const layer = rowText({ field: 'name', x: { value: x }, size, color: ink, filter: "datum.name !== ''" });
  const { encoding } = layer as { readonly encoding: JsonObject };
  return { ...layer, encoding: { ...encoding, y: { field: 'nameY', type: 'quantitative' } } };
}

function sectionPart(chart: IntervalChart, { left, blocks }: IntervalLayout): readonly JsonObject[] {
  if (blocks.headings.every((y) => y === null)) return [];
  const size = sizesFor(blocks.line).label;
  const x = left[0]?.x ?? 0;
  const layer = rowText({
    field: 'group',
    x: { value: x },
    size,
    weight: 700,
    color: { value: chart.context.fence.look.ink },
  });
  return part('sections', [{ ...from('headings'), ...layer }]);
}
