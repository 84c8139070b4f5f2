import type { Aggregated } from '../../../../model/chart.ts';
import type { Dataset } from '../../../../model/data.ts';
import type { KindFence } from '../kind.ts';
import { computedTable, type ComputedRow } from '../computed-table.ts';
import { hollowColumns } from '../hollow.ts';
import { titleLine, titleSize, type ForestLayout, type SetColumn } from './layout.ts';
import { pickColumns } from './pick.ts';
import { forestReads, type ForestOptions } from './options.ts';
import type { ForestRow } from './rows.ts';
import { weightOf } from './texts.ts';

/** What the tables of a forest plot are made of. */
export interface ForestFacts {
  readonly rows: readonly ForestRow[];
  readonly options: ForestOptions;
  readonly layout: ForestLayout;
  readonly table: Dataset;
  readonly fence: KindFence;
}

/** The tables that the spec draws; those that would be empty are left out. */
export function forestTables(facts: ForestFacts): readonly Aggregated[] {
  const { layout, options, table, fence } = facts;
  const reads = forestReads(options, table, [
    ...hollowColumns(fence),
    ...pickColumns(fence, 'pooled'),
    ...pickColumns(fence, 'highlight'),
  ]);
  const make = (name: string, rows: readonly ComputedRow[]): readonly Aggregated[] =>
    rows.length === 0 ? [] : [computedTable({ name, source: table, reads, rows, key: ['label', 'group'] })];
  return [
    ...make('forest', rowCells(facts)),
    ...make('beyond', arrowCells(facts)),
    ...make('pooled', diamondCells(facts)),
    ...make('labels', columnCells(layout.left, facts)),
    ...make('columns', columnCells(layout.right, facts)),
    computedTable({ name: 'bands', source: table, reads: [], rows: bandCells(layout) }),
  ];
}

/** Top of the plot to the middle of a line, in px of the canvas. */
function lineAt({ plot, pitch }: ForestLayout, at: number): number {
  return Math.round((plot.top + at * pitch) * 10) / 10;
}

/** A band behind every other row under a heading. */
function bandCells({ lines, plot, pitch }: ForestLayout): readonly ComputedRow[] {
  const inGroup = (line: number): number =>
    line - lines.findLastIndex(({ kind }, i) => i < line && kind === 'heading') - 1;
  const place = (at: number): number => Math.round((plot.top + at * pitch) * 10) / 10;
  return lines.flatMap(({ kind, row, at }, i) =>
    kind === 'row' && inGroup(i) % 2 === 0
      ? [{ cells: { label: row.label, group: row.group ?? '', top: place(at - 0.5), end: place(at + 0.5) }, from: [] }]
      : [],
  );
}

/** Largest square, as a share of a line and in CSS px; smallest and usual area in px². */
const square = { share: 0.62, most: 24, least: 40, usual: 160 };

/** Rows with an estimate: the line of the interval from end to end of the axis, the square with its area. */
function rowCells(facts: ForestFacts): readonly ComputedRow[] {
  const { rows, options, layout, fence } = facts;
  const heaviest = Math.max(0, ...rows.map((row) => weightOf(row, facts) ?? 0));
  const largest = Math.min(square.share * layout.pitch, square.most) ** 2;
  return layout.lines.flatMap(({ kind, row, at }) => {
    const { estimate, label, group, level, n } = row;
    if (kind === 'heading' || estimate === null || row.pooled) return [];
    const weight = weightOf(row, facts);
    const share = options.weighted && weight !== null && heaviest > 0 ? weight / heaviest : null;
    const color = colorOf(row, facts);
    const cells = {
      label,
      group: group ?? '',
      ...(options.n === null ? {} : { n }),
      ...estimate,
      level,
      y: lineAt(layout, at),
      from: Math.max(estimate.low, layout.axis.low),
      to: Math.min(estimate.high, layout.axis.high),
      area: Math.round(share === null ? square.usual : Math.max(square.least, share * largest)),
      color,
      fill: row.hollow ? fence.look.paper : color,
      thick: row.highlight ? 4 : 2.5,
    };
    return [{ cells, from: row.from }];
  });
}

function colorOf({ group, label }: ForestRow, { options, fence }: ForestFacts): string {
  const name = group ?? label;
  return options.colors.get(name) ?? fence.look.roles.get(name) ?? fence.look.ink;
}

/** Where an interval leaves the axis. */
function arrowCells(facts: ForestFacts): readonly ComputedRow[] {
  const { axis, lines } = facts.layout;
  return lines.flatMap(({ kind, row, at }) => {
    const { estimate, label, group } = row;
    if (kind === 'heading' || estimate === null) return [];
    const place = { label, group: group ?? '', y: lineAt(facts.layout, at), color: colorOf(row, facts) };
    return [
      ...(estimate.low < axis.low
        ? [{ cells: { ...place, x: axis.low, shape: 'triangle-left' }, from: row.from }]
        : []),
      ...(estimate.high > axis.high
        ? [{ cells: { ...place, x: axis.high, shape: 'triangle-right' }, from: row.from }]
        : []),
    ];
  });
}

/** Half the height of a diamond, as a share of a line and in CSS px. */
const diamond = { share: 0.34, most: 12 };

/** A pooled estimate: three points across, from the lower end over the estimate to the upper one. */
function diamondCells(facts: ForestFacts): readonly ComputedRow[] {
  const { axis, lines, pitch } = facts.layout;
  const half = Math.min(diamond.share * pitch, diamond.most);
  return lines.flatMap(({ kind, row, at }) => {
    const { estimate, label, group, level } = row;
    if (kind === 'heading' || estimate === null || !row.pooled) return [];
    const y = lineAt(facts.layout, at);
    const corner = (x: number, reach: number): ComputedRow => {
      const color = colorOf(row, facts);
      const fill = row.hollow ? facts.fence.look.paper : color;
      return {
        cells: { label, group: group ?? '', ...estimate, level, x, y: y - reach, y2: y + reach, color, fill },
        from: row.from,
      };
    };
    const within = (x: number): number => Math.min(axis.high, Math.max(axis.low, x));
    return [corner(within(estimate.low), 0), corner(estimate.value, half), corner(within(estimate.high), 0)];
  });
}

/** Heads and cells of the columns of one side. */
function columnCells(columns: readonly SetColumn[], facts: ForestFacts): readonly ComputedRow[] {
  const { layout, fence } = facts;
  const { top } = layout.plot;
  const lowest = Math.round(top - titleLine / 2 - 8);
  return columns.flatMap(({ column, placed }) => [
    ...placed.title.map(({ text, x, align }, i) => {
      const y = lowest - (placed.title.length - 1 - i) * titleLine;
      const cells = {
        label: '',
        group: '',
        text,
        x,
        y,
        align,
        weight: 600,
        size: titleSize,
        color: fence.look.muted,
      };
      return { cells, from: [] };
    }),
    ...placed.cells.map(({ text, x, align }, i) => {
      const cell = column.cells[i] as (typeof column.cells)[number];
      const line = layout.lines[cell.line] as (typeof layout.lines)[number];
      const { label, group } = line.row;
      const isHeading = line.kind === 'heading';
      const cells = {
        label: isHeading ? '' : label,
        group: group ?? '',
        text,
        x,
        y: lineAt(layout, line.at),
        align,
        weight: cell.bold ? 700 : 400,
        size: layout.size,
        color: fence.look.ink,
      };
      return { cells, from: isHeading ? line.members.flatMap((row) => row.from) : line.row.from };
    }),
  ]);
}
