import type { JsonObject } from '../../../../model/json.ts';
import { axisChannel } from '../comparisons/axis.ts';
import { fixedSpec } from '../comparisons/frame.ts';
import {
  columnHeadings,
  columnLayer,
  rowsNamed,
  headingLayers,
  part,
  referenceLayers,
  rowScale,
  rowText,
} from '../comparisons/layers.ts';
import type { PlacedColumn } from '../comparisons/sheet.ts';
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
    ...rowsNamed('estimates'),
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
  const { left, right, onMarks, headings } = layout;
  const [names] = left;
  const columns = [...left, ...right].filter(({ field }) => field !== 'name');
  const key = { look, left: names?.x ?? 0, headings };
  return [
    ...(names === undefined ? [] : part('names', [nameLayer(names.x, names.size, { value: look.ink })])),
    ...part(
      'columns',
      columns.flatMap((column) => columnLayers(chart, column)),
    ),
    ...(onMarks ? valuePart(chart, layout) : []),
    ...sectionPart(chart, layout),
    ...part('headings', headingLayers(columnHeadings(columns, look))),
    ...(legendNeeded(chart) ? part('key', legendLayers(chart.palette, chart.names, key)) : []),
  ];
}

const noValue = '!isValid(datum.value)';

function lacksValues({ rows }: IntervalChart): boolean {
  return rows.some(({ items }) => items.some(({ number }) => number.value === null));
}

/** A column; that of the values says in a quieter voice where there is none. */
function columnLayers(chart: IntervalChart, column: PlacedColumn): readonly JsonObject[] {
  const { look } = chart.context.fence;
  const muted = { value: look.muted };
  if (column.field === 'seriesName') return [columnLayer(column, inkBy(chart.palette, look))];
  if (column.field !== 'printed') return [columnLayer(column, muted)];
  const values = columnLayer(column, { value: look.ink }, 'isValid(datum.value)');
  if (!lacksValues(chart)) return [values];
  const { x, size } = column;
  return [values, rowText({ field: 'printed', x: { value: x }, size: size - 3, color: muted, filter: noValue })];
}

/** Values above their dots. */
function valuePart(chart: IntervalChart, { blocks }: IntervalLayout): readonly JsonObject[] {
  const { look } = chart.context.fence;
  const { big, label } = sizesFor(blocks.line);
  const x = { field: 'value', type: 'quantitative' };
  const color = inkBy(chart.palette, look);
  const filter = 'isValid(datum.value)';
  const values = rowText({ field: 'text', x, size: big, weight: 700, align: 'center', dy: -big, color, filter });
  if (!lacksValues(chart)) return part('labels', [values]);
  const size = Math.max(17, label - 2);
  const missing = { field: 'printed', x: { value: 8 }, size, color: { value: look.muted }, filter: noValue };
  return part('labels', [values, rowText(missing)]);
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
  return part('sections', [{ ...rowsNamed('headings'), ...layer }]);
}
