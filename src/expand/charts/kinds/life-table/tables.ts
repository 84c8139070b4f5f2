import type { Aggregated } from '../../../../model/chart.ts';
import type { Cell, Dataset } from '../../../../model/data.ts';
import { computedTable } from '../computed-table.ts';
import type { LifeCurve } from './curves.ts';
import { wordLine, type LifeLayout } from './layout.ts';
import type { LifeTableOptions } from './options.ts';

/** What the tables are made of. */
export interface LifeTableFacts {
  readonly curves: readonly LifeCurve[];
  readonly options: LifeTableOptions;
  readonly layout: LifeLayout;
  readonly table: Dataset;
}

/** `group` is `''` for what is of all of them. */
type Cells = Readonly<Record<string, Cell>> & { readonly group: string };

/** The tables that the spec draws, those without a row left out. Each row is computed from all rows of its group. */
export function lifeTables({ curves, options, layout, table }: LifeTableFacts): readonly Aggregated[] {
  const { risk, labels } = layout;
  const points = curves.flatMap(({ group, points: drawn }) =>
    drawn.map(({ time, survival, low, high }): Cells => ({ group: group.name, time, survival, low, high })),
  );
  // The value of the upper curve stands over its point, the others below theirs.
  const printed = options.printed.map(({ group, time, value, text }): Cells => {
    const highest = options.printed.every((other) => other.time !== time || other.value <= value);
    return { group, time, value, text, dy: highest ? -20 : 22 };
  });
  const { corner } = layout;
  const words =
    corner === null
      ? []
      : layout.words.map((text, i): Cells => {
          return { group: '', text, ...corner, dy: (i + 0.5) * wordLine };
        });
  const all = curves.flatMap(({ group }) => group.rows).sort((a, b) => a - b);
  const tables: readonly (readonly [string, readonly Cells[]])[] = [
    ['life-table', points],
    ['labels', labels.map((label) => ({ ...label }))],
    ['printed', printed],
    ['words', words],
    ['at-risk', risk.numbers.map((number) => ({ ...number }))],
    ['risk-names', risk.names.map((name) => ({ ...name }))],
    ['risk-words', risk.words.map((word) => ({ ...word }))],
  ];
  const behind = new Map(curves.map(({ group }) => [group.name, group.rows]));
  const { time, atRisk, events, censored, group } = options;
  const reads = [time, atRisk, events, censored, group].filter((name) => name !== null);
  return tables.flatMap(([name, rows]) =>
    rows.length === 0
      ? []
      : [
          computedTable({
            name,
            source: table,
            reads,
            rows: rows.map((cells) => ({ cells, from: behind.get(cells.group) ?? all })),
            key: Object.keys(rows[0] ?? {}).filter((key) => ['group', 'time', 'text', 'below'].includes(key)),
          }),
        ],
  );
}
