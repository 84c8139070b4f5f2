import type { Cell, Column, Dataset } from '../model/data.ts';
import type { Reading, RowGroup } from '../model/values.ts';
import { aggregate, isNumeric, type ColumnAggregate } from '../util/aggregate.ts';
import { isSmall, judgeChoice, judgeDisclosure } from '../util/privacy.ts';
import { columnOf } from '../util/dataset.ts';
import { allRows, matchingRows, strayCell, type Match, type StrayCell } from '../util/match-rows.ts';
import { didYouMean } from '../util/nearest.ts';
import { fails, gives, type Outcome } from './operators.ts';
import { isList, isTable, kindWords, type ExpressionValue, type Fields, type Table } from './values.ts';

/** What functions over tables note of what they read. */
export interface TableRun {
  readonly readings: Reading[];
  /** Rows of sensitive tables behind each number. */
  readonly groups: RowGroup[];
  /** Rows that may still be walked. */
  readonly budget: { left: number };
}

/** A function that reads rows of a dataset. */
export interface TableFunction {
  readonly arguments: readonly [least: number, most: number];
  readonly run: (table: Table, args: readonly ExpressionValue[], run: TableRun) => Outcome;
}

/** Functions whose first argument is a table, by name. `min` and `max` are also functions of numbers. */
export const tableFunctions: ReadonlyMap<string, TableFunction> = new Map<string, TableFunction>([
  [
    'count',
    { arguments: [1, 2], run: (table, [fields], run) => chosen(table, fields, run, (rows) => count(rows, run)) },
  ],
  ['where', { arguments: [2, 2], run: (table, [fields], run) => chosen(table, fields, run, gives) }],
  [
    'pluck',
    {
      arguments: [2, 2],
      run: (table, [column], run) => withColumn(table, column, (found) => pluck(table, found, run)),
    },
  ],
  [
    'distinct',
    {
      arguments: [2, 2],
      run: (table, [column], run) => withColumn(table, column, (found) => distinct(table, found, run)),
    },
  ],
  ...(['sum', 'mean', 'median', 'min', 'max'] as const).map(
    (name) =>
      [
        name,
        {
          arguments: [2, 3],
          run: (table, [column, fields], run) =>
            chosen(table, fields, run, (rows) => withColumn(rows, column, (found) => reduce(name, rows, found, run))),
        },
      ] as const satisfies readonly [string, TableFunction],
  ),
]);

function rowsIn({ dataset, rows }: Table): readonly number[] {
  return rows ?? allRows(dataset);
}

/** Narrows a table to the rows that a record describes, where one is given, and goes on with them. */
function chosen(
  table: Table,
  fields: ExpressionValue | undefined,
  run: TableRun,
  next: (table: Table) => Outcome,
): Outcome {
  run.budget.left -= table.rows?.length ?? table.dataset.rowCount;
  if (run.budget.left < 0) return fails('this reads too many rows');
  if (fields === undefined) return next(table);
  if (typeof fields !== 'object' || fields === null || fields.kind !== 'fields')
    return fails(`rows are chosen with a record, such as \`{study: 'E1910'}\`, and this is ${kindWords(fields)}`);
  const matches = matchesOf(table, fields);
  if (!Array.isArray(matches)) return fails(matches as string);
  const all = matchingRows(table.dataset, matches as readonly Match[]);
  const within = table.rows === null ? null : new Set(table.rows);
  const rows = within === null ? all : all.filter((row) => within.has(row));
  const columns = (matches as readonly Match[]).map(({ column }) => column);
  if (judgeChoice(table.dataset, columns, rows.length) !== null) return fails(sensitive);
  const stray = strayCell(table.dataset, matches as readonly Match[]);
  if (stray !== null) return fails(strayWords(table.dataset.name, stray));
  for (const column of columns) run.readings.push({ dataset: table.dataset, column, rows });
  return next({ ...table, rows });
}

function strayWords(table: string, { column, wanted, hint }: StrayCell): string {
  const words = `no row of \`${table}\` has \`${String(wanted)}\` in \`${column}\``;
  return hint === null ? words : `${words}; ${hint}`;
}

function matchesOf({ dataset }: Table, { fields }: Fields): readonly Match[] | string {
  const matches: Match[] = [];
  for (const [column, wanted] of fields) {
    if (columnOf(dataset, column) === null) return noColumn(dataset.name, column, dataset.columns);
    const items = isList(wanted) ? wanted.items : [wanted];
    if (items.some((item) => typeof item === 'object' && item !== null))
      return `\`${column}\` is compared with single values or a list of them`;
    matches.push({ column, wanted: items as readonly Cell[] });
  }
  return matches;
}

function noColumn(table: string, name: string, columns: readonly Column[]): string {
  const near = didYouMean(
    name,
    columns.map((column) => column.name),
  );
  return `\`${table}\` has no column \`${name}\`${near === null ? '' : `; ${near}`}`;
}

function withColumn(table: Table, name: ExpressionValue | undefined, next: (column: Column) => Outcome): Outcome {
  if (typeof name !== 'string')
    return fails(`the column is named in quotes, such as \`'n'\`, and this is ${kindWords(name ?? null)}`);
  const column = columnOf(table.dataset, name);
  return column === null ? fails(noColumn(table.dataset.name, name, table.dataset.columns)) : next(column);
}

const sensitive = 'rows of a sensitive table are shown only as groups that are large enough';

function count({ dataset, rows }: Table, run: TableRun): Outcome {
  const found = rows?.length ?? dataset.rowCount;
  if (isSmall(found, dataset)) return fails(sensitive);
  run.groups.push({ dataset, rows: rowsIn({ kind: 'table', dataset, rows }) });
  // No cell is read, only that there are rows: the file is named, so that its readers are known.
  if (rows === null) run.readings.push(rowsReading(dataset));
  return gives(found);
}

/** What a count of all rows reads: a file, and none of its cells. Of a sensitive table rows are counted by it. */
export function rowsReading(dataset: Dataset): Reading {
  return {
    dataset,
    column: dataset.primaryKey[0] ?? dataset.columns[0]?.name ?? '',
    rows: dataset.privacy === null ? [] : allRows(dataset),
  };
}

function reduce(name: ColumnAggregate, table: Table, column: Column, run: TableRun): Outcome {
  const { dataset } = table;
  if (!isNumeric(column))
    return fails(
      `\`${column.name}\` holds ${column.type === 'string' ? 'text' : `${column.type}s`}, and \`${name}\` needs numbers`,
    );
  const found = aggregate(name, column, rowsIn(table));
  if (found === null) return fails(`no row has a value of \`${column.name}\``);
  const readings = [{ dataset, column: column.name, rows: found.rows }];
  if (judgeDisclosure({ op: name, readings, column: column.name }) !== null) return fails(sensitive);
  run.readings.push(...readings);
  run.groups.push({ dataset, rows: found.rows });
  return gives(found.value);
}

function pluck(table: Table, column: Column, run: TableRun): Outcome {
  if (table.dataset.privacy !== null) return fails(sensitive);
  const rows = rowsIn(table);
  run.budget.left -= rows.length;
  if (run.budget.left < 0) return fails('this reads too many rows');
  run.readings.push({ dataset: table.dataset, column: column.name, rows });
  return gives({ kind: 'list', items: rows.map((row) => column.values[row] ?? null) });
}

/** How many different values a column has; a blank is none. */
function distinct(table: Table, column: Column, run: TableRun): Outcome {
  const list = pluck(table, column, run);
  return list.ok && typeof list.value === 'object' && list.value !== null && list.value.kind === 'list'
    ? gives(new Set(list.value.items.filter((item) => item !== null)).size)
    : list;
}

/** Whether a call reads a table: `max` of numbers does not. */
export function readsTable(name: string, args: readonly ExpressionValue[]): boolean {
  const first = args[0];
  return tableFunctions.has(name) && ((first !== undefined && isTable(first)) || !plainToo.has(name));
}

const plainToo: ReadonlySet<string> = new Set(['min', 'max']);
