import { say } from '../../../../util/words/say.ts';
import type { JsonObject } from '../../../../model/json.ts';
import type { Look } from '../../../../model/look.ts';
import { textWidth } from '../../../../util/text-width.ts';
import { axisChannel, numberAxis } from '../comparisons/axis.ts';
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
import { colorBy, fillBy, inkBy } from '../comparisons/palette.ts';
import type { PlacedColumn } from '../comparisons/sheet.ts';
import type { ComputedRow } from '../computed-table.ts';
import { layOutBars, type BarLayout } from './bar-layout.ts';
import type { GapDrawing } from './drawing.ts';
import type { GapChart } from './read.ts';

/** A bar of a hundred for each share, filled as far as is reached. */
export function gapBars(chart: GapChart): GapDrawing | null {
  const layout = layOutBars(chart);
  if (layout === null) return null;
  const { fence } = chart.context;
  const { look } = fence;
  const { frame, title, blocks, plot, left, right, big } = layout;
  const rows = chart.items.map((_, i) => barRow(chart, layout, i));
  const colors = colorBy(chart.palette);
  const head = {
    text: chart.reached ?? say(chart.context.measure.lang, 'reached'),
    x: 0,
    align: 'left' as const,
    color: look.ink,
    weight: 600,
  };
  const axis = axisChannel(numberAxis(fence, [], true), title);
  const spec = fixedSpec(plot, blocks.height, {
    ...frame.title,
    ...rowsNamed('shares'),
    encoding: { x: { field: 'reached', type: 'quantitative', ...axis }, y: rowScale(blocks.height) },
    layer: [
      ...part('left', [box('all', {}, { color: look.paper, stroke: look.muted, strokeWidth: 1.5 })]),
      ...part('reached', [box('reached', { fill: fillBy(chart.palette, look), stroke: colors }, { strokeWidth: 3 })]),
      ...valuePart(chart, rows, big),
      ...left.map((column) => textLayer(column, look)),
      ...right.flatMap((column) => part('rest', [columnLayer(column, { value: look.muted })])),
      ...part('headings', headingLayers([...columnHeadings([...left, ...right], look), head])),
    ],
  });
  return { spec, tables: new Map([['shares', rows]]) };
}

/** A bar from 0 to a column. */
function box(to: string, colors: JsonObject, mark: JsonObject): JsonObject {
  return {
    mark: { type: 'rect', ...mark },
    encoding: {
      x: { field: 'zero', type: 'quantitative' },
      x2: { field: to },
      y: { field: 'top', type: 'quantitative' },
      y2: { field: 'bottom' },
      ...colors,
    },
  };
}

/** Half of the thickest bar, and share of a row that a bar takes on each side of its middle. */
const thickest = 44;
const thickness = 0.33;

function barRow({ items, names }: GapChart, layout: BarLayout, i: number): ComputedRow {
  const item = items[i] as GapChart['items'][number];
  const { number } = item;
  const y = layout.blocks.rows[i]?.[0] ?? 0;
  const half = Math.min(layout.blocks.line * thickness, thickest);
  const fits = textWidth(item.reachedText, layout.big, 700) + 32 < (item.reached / 100) * layout.plot;
  const name = layout.names[i] ?? '';
  return {
    cells: {
      label: names.of(item.label),
      color: item.color,
      reached: item.reached,
      left: item.left,
      zero: 0,
      all: 100,
      top: y - half,
      bottom: y + half,
      hollow: number.hollow,
      place: !fits ? 'outside' : number.hollow ? 'hollow' : 'filled',
      reachedText: item.reachedText,
      leftText: item.leftText,
      name,
      nameY: y - (name.split('\n').length - 1) * 14,
      n: layout.counts[i] || null,
      time: layout.times[i] || null,
      y,
    },
    from: number.row === null ? [] : [number.row],
  };
}

/** Values stand at the end of their bars: inside where there is room, else in what is left. */
function valuePart({ palette, context }: GapChart, rows: readonly ComputedRow[], size: number): readonly JsonObject[] {
  const { look } = context.fence;
  const x = { field: 'reached', type: 'quantitative' };
  const value = (place: string, align: 'left' | 'right', color: JsonObject): JsonObject => {
    const dx = align === 'right' ? -16 : 14;
    return rowText({
      field: 'reachedText',
      x,
      size,
      weight: 700,
      align,
      dx,
      color,
      filter: `datum.place === '${place}'`,
    });
  };
  const places = new Set(rows.map(({ cells }) => cells['place']));
  return part('labels', [
    ...(places.has('filled') ? [value('filled', 'right', { value: look.paper })] : []),
    ...(places.has('hollow') ? [value('hollow', 'right', inkBy(palette, look))] : []),
    ...(places.has('outside') ? [value('outside', 'left', inkBy(palette, look))] : []),
  ]);
}

function textLayer(column: PlacedColumn, look: Look): JsonObject {
  if (column.field !== 'name') return { name: `column ${column.field}`, ...columnLayer(column, { value: look.muted }) };
  const layer = rowText({ field: 'name', x: { value: column.x }, size: column.size, color: { value: look.ink } });
  const { encoding } = layer as { readonly encoding: JsonObject };
  return { name: 'names', ...layer, encoding: { ...encoding, y: { field: 'nameY', type: 'quantitative' } } };
}
