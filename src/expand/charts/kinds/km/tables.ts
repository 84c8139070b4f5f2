import type { Aggregated } from '../../../../model/chart.ts';
import type { Cell, Dataset } from '../../../../model/data.ts';
import { computedTable } from '../computed-table.ts';
import type { DrawnCurve } from './curves.ts';
import type { KmLayout } from './layout.ts';
import type { KmOptions } from './options.ts';

/** The computed tables of a chart of survival curves. */
export interface ComputedTables {
  readonly survival: Aggregated;
  /** Counts under the axis; `null` where there are none. */
  readonly atRisk: Aggregated | null;
  /** Names at the ends of the curves; `null` for one curve alone. */
  readonly labels: Aggregated | null;
}

/** What the tables are made of. */
export interface TableFacts {
  readonly curves: readonly DrawnCurve[];
  readonly options: KmOptions;
  readonly layout: KmLayout;
  readonly table: Dataset;
}

/** A row of a computed table and the group that it is computed from. */
interface GroupRow {
  readonly group: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The tables that the spec draws. Each row is computed from all rows of its group. */
export function computedTables(facts: TableFacts): ComputedTables {
  const { curves, layout } = facts;
  const survival = curves.flatMap(({ group, points }) =>
    points.map((point): GroupRow => {
      const { time, survival: percent, low, high, censored } = point;
      return { group: group.name, cells: { group: group.name, time, survival: percent, low, high, censored } };
    }),
  );
  const line = new Map(curves.map(({ group }, i) => [group.name, i + 1]));
  const atRisk = layout.cells.map(({ group, time, text }): GroupRow => {
    return { group, cells: { group, time, line: line.get(group) ?? 0, text } };
  });
  const labels = layout.labels.map((label): GroupRow => ({ group: label.group, cells: { ...label } }));
  return {
    survival: computed('survival', survival, facts),
    atRisk: layout.counts.length === 0 ? null : computed('at-risk', atRisk, facts),
    labels: labels.length === 0 ? null : computed('labels', labels, facts),
  };
}

function computed(name: string, rows: readonly GroupRow[], { curves, options, table }: TableFacts): Aggregated {
  // One list for all rows of a group: they are as many as subjects.
  const behind = new Map(curves.map(({ group }) => [group.name, group.rows]));
  return computedTable({
    name,
    source: table,
    reads: options.group === null ? [options.time, options.event] : [options.time, options.event, options.group],
    rows: rows.map(({ group, cells }) => ({ cells, from: behind.get(group) ?? [] })),
    key: ['group', 'time'],
  });
}
