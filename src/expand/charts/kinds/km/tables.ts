import type { Aggregated } from '../../../../model/chart.ts';
import type { Cell, Dataset } from '../../../../model/data.ts';
import { computedTable } from '../computed-table.ts';
import type { DrawnCurve } from './curves.ts';
import type { KmLayout } from './layout.ts';
import type { KmOptions } from './options.ts';
import { guidedMedian } from './notes.ts';

/** What the tables are made of. */
export interface TableFacts {
  readonly curves: readonly DrawnCurve[];
  readonly options: KmOptions;
  readonly layout: KmLayout;
  readonly table: Dataset;
}

/** A row of a computed table and the group that it is computed from; `null` for one of all groups. */
interface GroupRow {
  readonly group: string | null;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The tables that the spec draws, those without a row left out. Each row is computed from all rows of its group. */
export function computedTables(facts: TableFacts): readonly Aggregated[] {
  const { risk } = facts.layout;
  const tables: readonly (readonly [string, readonly GroupRow[]])[] = [
    ['survival', curveRows(facts)],
    ['labels', facts.layout.labels.map((label) => ({ group: label.group, cells: { ...label } }))],
    ['medians', medianRows(facts)],
    ['median-values', facts.layout.notes.feet.map((foot) => ({ group: foot.group, cells: { ...foot, foot: 0 } }))],
    ['notes', noteRows(facts)],
    ['at-risk', risk.numbers.map((number) => ({ group: number.group, cells: { ...number } }))],
    ['risk-names', risk.names.map((name) => ({ group: name.group, cells: { ...name } }))],
    ['risk-words', risk.words.map((word) => ({ group: word.group, cells: { ...word } }))],
  ];
  return tables.flatMap(([name, rows]) => (rows.length === 0 ? [] : [computed(name, rows, facts)]));
}

function curveRows({ curves }: TableFacts): readonly GroupRow[] {
  return curves.flatMap(({ group, points }) =>
    points.map(({ time, survival, low, high, censored }): GroupRow => {
      return { group: group.name, cells: { group: group.name, time, survival, low, high, censored } };
    }),
  );
}

function medianRows({ curves, layout: { medians } }: TableFacts): readonly GroupRow[] {
  return medians.flatMap((one): GroupRow[] => {
    const { group } = one;
    const median = guidedMedian(one, curves);
    return median === null ? [] : [{ group, cells: { group, median, half: 50, foot: 0, start: 0 } }];
  });
}

function noteRows({ layout: { notes } }: TableFacts): readonly GroupRow[] {
  return notes.notes.map(({ group, isName, text, part, time, at, dx, dy }) => {
    return { group, cells: { group: group ?? '', isName, text, part, time, at, dx, dy } };
  });
}

function computed(name: string, rows: readonly GroupRow[], { curves, options, table }: TableFacts): Aggregated {
  // One list for all rows of a group: they are as many as subjects.
  const behind = new Map(curves.map(({ group }) => [group.name, group.rows]));
  const all = curves.flatMap(({ group }) => group.rows).sort((a, b) => a - b);
  const { time, event, group: column } = options;
  return computedTable({
    name,
    source: table,
    reads: column === null ? [time, event.column] : [time, event.column, column],
    rows: rows.map(({ group, cells }) => ({ cells, from: group === null ? all : (behind.get(group) ?? []) })),
    key: Object.keys(rows[0]?.cells ?? {}).filter((key) => ['group', 'time', 'text', 'below', 'median'].includes(key)),
  });
}
