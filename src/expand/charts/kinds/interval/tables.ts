import type { Aggregated } from '../../../../model/chart.ts';
import { columnsRead } from '../comparisons/measured.ts';
import { lineHeight } from '../comparisons/layers.ts';
import { numbersOf } from '../comparisons/source.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import { sizesFor, type IntervalLayout } from './layout.ts';
import type { IntervalChart } from './read.ts';

/** The tables that the spec draws: one row a number, and one a heading. */
export function intervalTables(chart: IntervalChart, layout: IntervalLayout): readonly Aggregated[] {
  const { context, value, names, rows } = chart;
  const { blocks, lines } = layout;
  const source = numbersOf(context.source);
  const reads = columnsRead(context, [value]);
  const { label } = sizesFor(blocks.line);
  const estimates = lines.map((line): ComputedRow => {
    const { item, name, y, n, time, printed } = line;
    const { number } = item;
    const half = ((name.split('\n').length - 1) * lineHeight(label)) / 2;
    return {
      cells: {
        label: names.of(item.label),
        group: item.group,
        series: item.series,
        color: item.color,
        value: number.value,
        low: number.low,
        high: number.high,
        hollow: number.hollow,
        text: number.text,
        printed,
        name,
        nameY: y - half,
        seriesName: item.series === null ? null : names.of(item.series),
        n: n === '' ? null : n,
        time: time === '' ? null : time,
        y,
      },
      from: number.row === null ? [] : [number.row],
    };
  });
  const headings = rows.flatMap((row, i): ComputedRow[] => {
    const y = blocks.headings[i] ?? null;
    if (y === null || row.group === null) return [];
    const own = rows.filter(({ group }) => group === row.group).flatMap(({ items }) => items);
    const from = own.flatMap(({ number }) => (number.row === null ? [] : [number.row])).toSorted((a, b) => a - b);
    return [{ cells: { group: names.of(row.group), y }, from }];
  });
  return [
    computedTable({ name: 'estimates', source, reads, rows: estimates, key: ['group', 'label', 'series'] }),
    ...(headings.length === 0 ? [] : [computedTable({ name: 'headings', source, reads, rows: headings })]),
  ];
}
