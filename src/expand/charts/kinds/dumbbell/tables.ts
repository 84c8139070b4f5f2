import type { Aggregated } from '../../../../model/chart.ts';
import { lineHeight } from '../comparisons/layers.ts';
import { columnsRead } from '../comparisons/measured.ts';
import { numbersOf } from '../comparisons/source.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import type { DumbbellLayout, DumbbellLine } from './layout.ts';
import type { PairChart, PairRow } from './read.ts';

/** The tables that the spec draws: one row a label, one a point, one a heading. */
export function dumbbellTables(chart: PairChart, layout: DumbbellLayout): readonly Aggregated[] {
  const source = numbersOf(chart.context.source);
  const reads = columnsRead(chart.context, chart.values);
  const { lines, blocks, sizes } = layout;
  const rows = lines.map((line): ComputedRow => ({
    cells: rowCells(chart, line, sizes.label),
    from: rowsBehind([line.row]),
  }));
  const points = lines.flatMap((line) => pointRows(chart, line, sizes.above));
  const headings = lines.flatMap(({ row }, i): ComputedRow[] => {
    const y = blocks.headings[i] ?? null;
    if (y === null || row.group === null) return [];
    const own = chart.rows.filter(({ group }) => group === row.group);
    return [{ cells: { group: chart.names.of(row.group), y }, from: rowsBehind(own) }];
  });
  return [
    computedTable({ name: 'rows', source, reads, rows, key: ['group', 'label'] }),
    computedTable({ name: 'points', source, reads, rows: points, key: ['group', 'label', 'series'] }),
    ...(headings.length === 0 ? [] : [computedTable({ name: 'headings', source, reads, rows: headings })]),
  ];
}

function rowsBehind(rows: readonly PairRow[]): readonly number[] {
  const all = rows.flatMap(({ points }) => points.flatMap(({ number }) => (number.row === null ? [] : [number.row])));
  return [...new Set(all)].toSorted((a, b) => a - b);
}

function rowCells({ names }: PairChart, line: DumbbellLine, size: number): ComputedRow['cells'] {
  const { row, name, y, n, time, difference } = line;
  const values = row.points.map(({ number }) => number.value).filter((value) => value !== null);
  return {
    label: names.of(row.label),
    group: row.group,
    color: row.color,
    least: values.length < 2 ? null : Math.min(...values),
    most: values.length < 2 ? null : Math.max(...values),
    name,
    nameY: y - ((name.split('\n').length - 1) * lineHeight(size)) / 2,
    n: n === '' ? null : n,
    time: time === '' ? null : time,
    difference: difference === '' ? null : difference,
    y,
  };
}

/** Values stand outside their pair: the lower one left of its point, the higher one right; of three, the inner ones above. */
function pointRows(chart: PairChart, { row, y }: DumbbellLine, above: boolean): readonly ComputedRow[] {
  const values = row.points.map(({ number }) => number.value).filter((value) => value !== null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return row.points.map(({ end, number }, i): ComputedRow => {
    const { value } = number;
    const lowest = value === least && (least !== most || i === 0);
    const side = above ? 'above' : lowest && values.length > 1 ? 'left' : value === most ? 'right' : 'above';
    return {
      cells: {
        label: chart.names.of(row.label),
        group: row.group,
        series: chart.names.of(end),
        color: chart.colored === 'ends' ? end : row.color,
        first: i === 0 && row.points.length > 1,
        value,
        low: number.low,
        high: number.high,
        hollow: number.hollow,
        text: value === null ? chart.missing : number.text,
        range: number.range === null ? null : `(${number.range})`,
        side: value === null ? 'missing' : side,
        y,
      },
      from: number.row === null ? [] : [number.row],
    };
  });
}
