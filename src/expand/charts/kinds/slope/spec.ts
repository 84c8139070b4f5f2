import type { Aggregated } from '../../../../model/chart.ts';
import type { JsonObject } from '../../../../model/json.ts';
import { axisChannel } from '../comparisons/axis.ts';
import { fixedSpec } from '../comparisons/frame.ts';
import { rowsNamed, part, rowText } from '../comparisons/layers.ts';
import { columnsRead } from '../comparisons/measured.ts';
import { colorBy, fillBy, inkBy, outlineBy } from '../comparisons/palette.ts';
import { numbersOf } from '../comparisons/source.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import type { PairChart } from '../dumbbell/read.ts';
import { endNameSize, type SlopeLayout } from './layout.ts';

/** Lines between the ends over the table `points`, with values beside them. */
export function slopeSpec(chart: PairChart, layout: SlopeLayout): JsonObject {
  const { frame, axis, title, width, height, size } = layout;
  const { palette, context } = chart;
  const { look } = context.fence;
  const color = colorBy(palette);
  const one = chart.rows.length === 1;
  const at = { field: 'at', type: 'quantitative' };
  const text = (side: 'left' | 'right' | 'above'): JsonObject => {
    const dx = side === 'left' ? -22 : side === 'right' ? 22 : 0;
    const align = side === 'left' ? 'right' : side === 'right' ? 'left' : 'center';
    const x = { field: 'x', type: 'quantitative' };
    const layer = rowText({
      field: 'text',
      x,
      size,
      weight: 700,
      align,
      dx,
      color: inkBy(palette, look),
      filter: `datum.side === '${side}'`,
    });
    const { encoding } = layer as { readonly encoding: JsonObject };
    return { ...layer, encoding: { ...encoding, y: at } };
  };
  const sides = [...new Set(layout.points.map(({ side }) => side))];
  const bands: JsonObject = {
    transform: [{ filter: 'isValid(datum.low)' }],
    mark: { type: 'rule', strokeWidth: 3, opacity: 0.6 },
    encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' }, color },
  };
  return fixedSpec(width, height, {
    ...frame.title,
    ...rowsNamed('points'),
    encoding: {
      x: { field: 'x', type: 'quantitative', axis: null, scale: { domain: [0, width], nice: false, zero: false } },
      y: { field: 'value', type: 'quantitative', ...axisChannel(axis, title) },
    },
    layer: [
      ...part('links', [
        { mark: { type: 'line', strokeWidth: one ? 6 : 4 }, encoding: { detail: { field: 'row' }, color } },
      ]),
      ...(layout.points.some(({ point }) => point.number.low !== null) ? part('interval', [bands]) : []),
      ...part('estimate', [
        {
          mark: { type: 'point', filled: true, size: one ? 760 : 320, strokeWidth: 3.5, opacity: 1 },
          encoding: { fill: fillBy(palette, look), stroke: outlineBy(palette, look) },
        },
      ]),
      ...part('labels', [...leaders(layout, look.muted), ...sides.map(text)]),
      ...part('names', endNames(chart, layout)),
    ],
  });
}

/** What the ends are, under them. */
function endNames({ names, context }: PairChart, { ends, height }: SlopeLayout): readonly JsonObject[] {
  const style = { fontSize: endNameSize, fontWeight: 600, color: context.fence.look.ink };
  return ends.map(({ end, x }) => ({
    data: { values: [{}] },
    mark: { type: 'text', align: 'center', baseline: 'top', ...style },
    encoding: { x: { value: x }, y: { value: height + 14 }, text: { value: names.of(end) } },
  }));
}

/** Thin lines to texts that had to stand away from their points. */
function leaders({ points, size, axis, height }: SlopeLayout, color: string): readonly JsonObject[] {
  const unit = (axis.to - axis.from) / height;
  const far = (size * 0.45 * unit).toFixed(4);
  return (['left', 'right'] as const).flatMap((side): JsonObject[] => {
    const moved = points.some(
      (one) => one.side === side && Math.abs(one.at - (one.point.number.value ?? 0)) > Number(far),
    );
    if (!moved) return [];
    const test = `datum.side === '${side}' && abs(datum.at - datum.value) > ${far}`;
    const away = side === 'left' ? -1 : 1;
    return [
      {
        transform: [
          { filter: test },
          { calculate: `datum.x + ${away * 9}`, as: 'start' },
          { calculate: `datum.x + ${away * 20}`, as: 'end' },
        ],
        mark: { type: 'rule', strokeWidth: 1, color },
        encoding: {
          x: { field: 'start', type: 'quantitative' },
          x2: { field: 'end' },
          y: { field: 'value', type: 'quantitative' },
          y2: { field: 'at' },
        },
      },
    ];
  });
}

/** The table that the spec draws: one row a point. */
export function slopeTables(chart: PairChart, layout: SlopeLayout): readonly Aggregated[] {
  const rows = layout.points.map(({ row, point, x, text, side, at }): ComputedRow => {
    const { number } = point;
    return {
      cells: {
        row: [row.group ?? '', row.label].join('/'),
        label: chart.names.of(row.label),
        group: row.group,
        series: chart.names.of(point.end),
        color: chart.colored === 'rows' ? row.color : '',
        x,
        value: number.value,
        low: number.low,
        high: number.high,
        hollow: number.hollow,
        text,
        side,
        at,
      },
      from: number.row === null ? [] : [number.row],
    };
  });
  const { context, values } = chart;
  const source = numbersOf(context.source);
  return [computedTable({ name: 'points', source, reads: columnsRead(context, values), rows, key: ['row', 'series'] })];
}
