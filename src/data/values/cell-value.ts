import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Column, Dataset } from '../../model/data.ts';
import type { CellRule, ValueDefinition, Written } from '../../model/definitions.ts';
import type { NamedValue, ValuePart } from '../../model/values.ts';
import { isNumeric } from '../../util/aggregate.ts';
import { columnOf, rowKey, writtenFormat } from '../../util/dataset.ts';
import { partOf, writtenPart } from '../../util/estimates.ts';
import { columnAt, noRow, rowsWhere, whereReadings, type Report } from './choose-rows.ts';
import { checkShare } from './share-as-percent.ts';
import { checkFormat, isLevel, mayShow, namedValue, wordAt, type Parts } from './value-parts.ts';

/** The value of one cell, with the interval, level and number that stand in its row. */
export function cellValue(
  definition: ValueDefinition,
  rule: CellRule,
  { dataset, report }: { readonly dataset: Dataset; readonly report: Report },
): NamedValue | null {
  const column = columnAt(dataset, rule.column, report);
  const rows = rowsWhere(dataset, rule.where, report);
  if (column === null || rows === null) return null;
  const { name, span } = definition;
  const origin = { readings: [{ dataset, column: column.name, rows }], transform: null, values: [] };
  if (!mayShow(origin, { op: null, name }, { span, report })) return null;
  const [row] = rows;
  if (row === undefined) return told(report, noRow(dataset, rule.where, { value: name, span }));
  if (rows.length > 1) return told(report, manyRows(dataset, rows, definition));
  if (column.values[row] == null)
    return told(
      report,
      diagnose('values/empty-cell', rule.column.span, { column: column.name, key: rowKey(dataset, row) }),
    );
  const chosen: Chosen = { dataset, row, rule, report };
  const value = cellPart(chosen, column.name);
  const parts = partsOf(definition, chosen, column, value);
  if (parts === null) return null;
  const unit = wordAt(dataset, definition.unit, row);
  const label = wordAt(dataset, definition.label, row);
  const format = formatOf(definition, chosen, column);
  if (format === false) return null;
  const written = definition.unit === null || unit === null ? null : { ...definition.unit, value: unit };
  const ends = definition.ci?.map((end) => end.value) ?? [];
  checkShare({ dataset, column: column.name, ends, value: value.value, unit: written, format }, report);
  const bounds = [parts.low?.value ?? null, parts.high?.value ?? null];
  return { ...namedValue(definition, parts), unit, label, format: format ?? writtenFormat(column, bounds) };
}

function told(report: Report, diagnostic: Parameters<Report>[0]): null {
  report(diagnostic);
  return null;
}

interface Chosen {
  readonly dataset: Dataset;
  readonly row: number;
  readonly rule: CellRule;
  readonly report: Report;
}

/** A cell of the row, with the cells by which the row was chosen. */
function cellPart({ dataset, row, rule }: Chosen, column: string): ValuePart {
  const part = partOf(dataset, column, row);
  const chosenBy = whereReadings(dataset, rule.where, [row]).filter((reading) => reading.column !== column);
  return { ...part, origin: { ...part.origin, readings: [...part.origin.readings, ...chosenBy] } };
}

function partsOf(definition: ValueDefinition, chosen: Chosen, column: Column, value: ValuePart): Parts | null {
  const n = definition.n === null ? null : numberColumn(chosen, definition.n, '`n`');
  const level = levelOf(definition, chosen);
  const ends = definition.ci?.map((end) => numberColumn(chosen, end, '`ci`')) ?? [];
  if (n === false || level === false || ends.includes(false)) return null;
  const [low = null, high = null] = ends as (Column | null)[];
  const part = (of: Column | null): ValuePart | null =>
    of === null || of.values[chosen.row] == null ? null : cellPart(chosen, of.name);
  const parts = { value, low: part(low), high: part(high), level, n: part(n) };
  return definition.ci === null || hasInterval(definition, chosen, parts, column) ? parts : null;
}

function numberColumn({ dataset, report }: Chosen, name: Written<string>, what: string): Column | null | false {
  const column = columnAt(dataset, name, report);
  if (column === null) return false;
  if (isNumeric(column)) return column;
  report(diagnose('values/not-a-number', name.span, { column: name.value, type: typeWords(column), what }));
  return false;
}

/** What the cells of a column are, as one says it: `text`, `dates`. */
export function typeWords({ type }: Column): string {
  return type === 'string' ? 'text' : type === 'datetime' ? 'times' : `${type}s`;
}

function levelOf({ level }: ValueDefinition, chosen: Chosen): ValuePart | null | false {
  if (level === null) return null;
  const { dataset, report } = chosen;
  if (typeof level.value === 'string' && columnAt(dataset, { ...level, value: level.value }, report) === null)
    return false;
  const part = typeof level.value === 'number' ? writtenPart(level.value) : cellPart(chosen, level.value);
  if (part.value === null) return null;
  if (isLevel(part.value)) return part;
  report(diagnose('values/level', level.span, { found: `\`${String(part.value)}\`` }));
  return false;
}

/** Whether an interval that is declared is there, with two ends around the value. */
function hasInterval({ ci, name }: ValueDefinition, chosen: Chosen, parts: Parts, column: Column): boolean {
  const { dataset, row, report } = chosen;
  const [low, high] = ci as readonly [Written<string>, Written<string>];
  const span = { ...low.span, end: high.span.end };
  const ends = { low: low.value, high: high.value };
  const key = rowKey(dataset, row);
  const fault = (code: 'values/one-end' | 'values/interval-order'): boolean => {
    report(diagnose(code, span, { ...ends, keys: [key], count: 1 }));
    return false;
  };
  if (parts.low === null && parts.high === null) {
    report(diagnose('values/no-interval', span, { ...ends, key }));
    return false;
  }
  if (parts.low === null || parts.high === null) return fault('values/one-end');
  const [from, to] = [parts.low.value as number, parts.high.value as number];
  if (from > to) return fault('values/interval-order');
  const number = column.values[row];
  if (typeof number === 'number' && (number < from || number > to))
    report(diagnose('values/outside-interval', span, { what: name, keys: [], count: 1 }));
  return true;
}

/** The pattern that a column says for this row, or the one that is written; `false` for one that is none. */
function formatOf(
  definition: ValueDefinition,
  { dataset, row, report }: Chosen,
  column: Column,
): string | null | false {
  const { format } = definition;
  if (format === null) return null;
  const value = wordAt(dataset, format, row);
  if (value !== null && !checkFormat({ value, span: format.span }, report)) return false;
  if (value === null || isNumeric(column)) return value;
  report(
    diagnose('values/not-a-number', format.span, { column: column.name, type: typeWords(column), what: 'a format' }),
  );
  return false;
}

/** Most keys that are told of rows that are too many. */
const mostKeys = 13;

function manyRows(dataset: Dataset, rows: readonly number[], { span }: ValueDefinition): Parameters<Report>[0] {
  const shown = rows.slice(0, mostKeys);
  const keys = shown.map((row) => rowKey(dataset, row));
  const distinct = dataset.columns.filter(({ name }) => rows.length <= 1000 && tellsApart(dataset, name, rows));
  // Words choose rows better than numbers do, which change with the data.
  const words = distinct.filter(({ type }) => type === 'string');
  const apart = words.length > 0 ? words : distinct;
  const facts = { table: dataset.name, count: rows.length, keys, apart: apart.slice(0, 4).map(({ name }) => name) };
  return diagnose('values/many-rows', span, facts);
}

function tellsApart(dataset: Dataset, name: string, rows: readonly number[]): boolean {
  const cells = rows.map((row) => columnOf(dataset, name)?.values[row] ?? null);
  return !cells.includes(null) && new Set(cells).size === rows.length;
}
