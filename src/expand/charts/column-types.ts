import type { Cell } from '../../model/data.ts';
import type { Span } from '../../model/text.ts';
import type { Json } from '../../model/json.ts';
import { ledThrough, rowCells } from './blanks/led-through.ts';
import type { Checks } from './checks.ts';
import type { Origin, Scope } from './scope.ts';

/** What a column is asked to be, and where that was written. */
export interface Demand {
  /** The word that asks for it: `quantitative`, `mean`, `bin`. */
  readonly role: string;
  readonly span: Span;
  /** What happens to the rows before: a cell that a filter removes is nobody's concern. */
  readonly rows?: Scope['rows'];
  /** The author has said what becomes of cells that are no numbers, so that one number is enough. */
  readonly lenient?: boolean;
}

/** Columns by dataset name. */
export type ColumnNotes = Map<string, Set<string>>;

/** Notes a column for when the rows are written out. */
export function noteColumn(notes: ColumnNotes, origin: Origin): void {
  const name = origin.table.name;
  // What the author parses anew stays as it is written.
  if (name === null || origin.table.reparsed.has(origin.column.name)) return;
  const columns = notes.get(name);
  if (columns === undefined) notes.set(name, new Set([origin.column.name]));
  else columns.add(origin.column.name);
}

/** A number as text: what a row inside a chart may hold in quotes. */
const numberText = /^\s*-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** Where findings go, and the parameters that filters may read. */
interface Asker {
  readonly checks: Checks;
  readonly params: ReadonlyMap<string, Json | undefined>;
}

/** Whether a wrong cell stands in a row that no filter before removes. */
function isReached(
  { table, column }: Origin,
  wrong: (cell: Cell) => boolean,
  { rows }: Demand,
  { params }: Asker,
): boolean {
  const { dataset } = table;
  if (dataset === null || rows?.dataset?.name !== table.name || !rows.steps.some(({ kind }) => kind === 'filter'))
    return true;
  const { steps } = rows;
  return column.values.some(
    (cell, row) => cell !== null && wrong(cell) && ledThrough(steps, rowCells(dataset, row), params) !== null,
  );
}

/** Reports a column without numbers where numbers are drawn; one of numbers in quotes is noted as numbers. */
export function checkNumbers(origin: Origin, demand: Demand, walker: Asker & { readonly numeric: ColumnNotes }): void {
  const { column, table } = origin;
  if (checkPresent(origin, demand, walker.checks) || table.reparsed.has(column.name)) return;
  if (column.type === 'number' || column.type === 'integer' || column.type === 'boolean') return;
  const wrong = (cell: Cell): boolean =>
    typeof cell !== 'number' && !(typeof cell === 'string' && numberText.test(cell));
  if (!column.values.some((cell) => cell !== null && wrong(cell))) return noteColumn(walker.numeric, origin);
  if (demand.lenient === true && column.values.some((cell) => cell !== null && !wrong(cell))) return;
  if (!isReached(origin, wrong, demand, walker)) return;
  walker.checks.report('chart/not-a-number', demand.span, {
    field: column.name,
    role: demand.role,
    type: column.type,
    samples: samplesOf(origin, wrong),
  });
}

/** Reports a column without dates where points in time are drawn. */
export function checkDates(origin: Origin, demand: Demand, walker: Asker): void {
  const { checks } = walker;
  const { column, table } = origin;
  if (checkPresent(origin, demand, checks) || table.reparsed.has(column.name)) return;
  if (column.type === 'date' || column.type === 'datetime') return;
  // Numbers are milliseconds since 1970: a column of years would be drawn as two seconds of that day.
  const years = (cell: Cell): boolean => typeof cell === 'number' && Math.abs(cell) < 10_000;
  if (column.type === 'number' || column.type === 'integer') {
    if (!column.values.every((cell) => cell === null || years(cell))) return;
    checks.report('chart/year-as-date', demand.span, { field: column.name, samples: samplesOf(origin, years) });
    return;
  }
  const bad = (cell: Cell): boolean => typeof cell !== 'string' || Number.isNaN(timeOf(cell));
  if (!column.values.some((cell) => cell !== null && bad(cell)) || !isReached(origin, bad, demand, walker)) return;
  checks.report('chart/not-a-date', demand.span, { field: column.name, samples: samplesOf(origin, bad) });
}

/** Reports a column without any value. */
export function checkPresent(origin: Origin, demand: Demand, checks: Checks): boolean {
  const { column, table } = origin;
  if (column.values.length === 0 || column.values.some((cell) => cell !== null)) return false;
  checks.report('chart/no-values', demand.span, {
    field: column.name,
    of: table.name ?? 'the data',
    rows: column.values.length,
  });
  return true;
}

/**
 * A date as written, in milliseconds since 1970, the same in every zone: what names no zone is UTC.
 * @returns NaN where the text is no date
 */
export function timeOf(text: string): number {
  if (/^\d{4}(-\d\d){0,2}$/.test(text)) return Date.parse(text);
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(text);
  if (iso !== null) return Date.parse(`${iso[1] as string}T${iso[2] as string}Z`);
  const inUtc = Date.parse(`${text} UTC`);
  return Number.isNaN(inUtc) ? Date.parse(text) : inUtc;
}

function samplesOf({ column, table }: Origin, wrong: (cell: Cell) => boolean): readonly string[] {
  // No cell of a sensitive table is printed.
  if (table.dataset?.privacy != null) return ['a cell'];
  const found = new Set<string>();
  for (const cell of column.values) {
    if (cell !== null && wrong(cell)) found.add(String(cell));
    if (found.size === 3) break;
  }
  return [...found];
}
