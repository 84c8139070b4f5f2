import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ColumnType } from '../../model/data.ts';
import type { Diagnostic, Staged } from '../../model/diagnostic.ts';
import { cellText, type RawColumn, type RawTable } from '../readers/raw-table.ts';
import { kinds, type Census } from './cell-kind.ts';
import { dateFormatOf } from './date-like.ts';
import { trimEnd, trimStart } from './null-texts.ts';
import { dressAdvice, numberDress, type NumberDress, type NumbersAround } from './number-like.ts';

/**
 * The type of a column for which none is declared, decided by all of its cells and not by their order: `integer`,
 * `number`, `boolean`, `date` or `datetime` where every cell with a value is one, else `string`. A column of which at
 * least four fifths are numbers or dates but not all is an error: a slip in one cell must neither become a zero nor
 * turn a column of numbers into labels.
 */
export function inferType(
  table: RawTable,
  index: number,
  census: Census,
  decimal: '.' | ',' = '.',
): Staged<ColumnType> {
  const count = (kind: number): number => census.counts[kind] as number;
  const around = { decimal, fractions: count(kinds.decimal) > 0 };
  const column = { table, index, raw: table.columns[index] as RawColumn, kinds: census.kinds, around };
  const total = table.rowCount - count(kinds.none);
  const exact = count(kinds.whole) + count(kinds.decimal);
  const numbers = exact + count(kinds.code) + count(kinds.long);
  const dates = count(kinds.date) + count(kinds.datetime);
  if (total === 0) return fine('string');
  if (exact === total) return fine(count(kinds.decimal) === 0 ? 'integer' : 'number');
  if (numbers === total) return { value: 'string', diagnostics: count(kinds.long) === 0 ? [] : longInteger(column) };
  if (count(kinds.boolean) === total) return fine('boolean');
  if (dates === total) return fine(count(kinds.datetime) === 0 ? 'date' : 'datetime');
  const counted = { total, numbers, booleans: count(kinds.boolean), dates, impossible: count(kinds.impossible) };
  if (table.delimiter === null) return typedText(column, counted);
  if (numbers >= total * mostly) return failed(notNumbers(column, total));
  return suspectText(column, counted);
}

/** The share of a column's cells that makes the others look like slips. */
const mostly = 0.8;

interface ColumnView {
  readonly table: RawTable;
  readonly index: number;
  readonly raw: RawColumn;
  readonly kinds: Uint8Array;
  readonly around: NumbersAround;
}

/** How many cells with a value a column has, and how many of each sort. */
interface TextCounts {
  readonly total: number;
  readonly numbers: number;
  readonly booleans: number;
  readonly dates: number;
  readonly impossible: number;
}

function fine(type: ColumnType): Staged<ColumnType> {
  return { value: type, diagnostics: [] };
}

function failed(diagnostic: Diagnostic): Staged<ColumnType> {
  return { value: 'string', diagnostics: [diagnostic] };
}

/**
 * A text of a format that has types of its own: text and numbers in one column are a mistake there, unless a few
 * numbers stand among words, as the name of a film may be `300`.
 */
function typedText(column: ColumnView, counts: TextCounts): Staged<ColumnType> {
  const words = counts.total - counts.numbers - counts.booleans;
  if (counts.booleans === 0 && words >= counts.total * mostly) return datesOrText(column, counts);
  const { table, raw, index } = column;
  const sortOf = (row: number): string => sorts[column.kinds[row] as number] as string;
  const rows = rowsWhere(column, (kind) => kind !== kinds.none);
  const first = sortOf(rows[0] ?? 0);
  const other = rows.find((row) => sortOf(row) !== first) ?? 0;
  const facts = { column: raw.name, first, second: sortOf(other) };
  return failed(diagnose('data/mixed-types', table.place(index, other), facts));
}

const sorts = ['', 'numbers', 'numbers', 'numbers', 'numbers', 'true or false', 'text', 'text', 'text', 'text'];

/** A text column that may be meant as numbers or dates. */
function suspectText(column: ColumnView, counts: TextCounts): Staged<ColumnType> {
  const dressed = new Map<NumberDress, number[]>();
  const candidates = rowsWhere(column, (kind) => kind === kinds.text, maybeNumber);
  for (const row of candidates) {
    const dress = dressOfRow(column, row);
    if (dress !== null) dressed.set(dress, [...(dressed.get(dress) ?? []).slice(0, 2), row]);
  }
  const dressedCount = candidates.filter((row) => dressOfRow(column, row) !== null).length;
  if (dressedCount > 0 && counts.numbers + dressedCount === counts.total)
    return dressedNumbers(column, dressed, counts);
  return datesOrText(column, counts);
}

function dressOfRow(column: ColumnView, row: number): NumberDress | null {
  return numberDress(textOf(column, row), column.table.delimiter === ';', column.around.decimal);
}

function dressedNumbers(
  column: ColumnView,
  dressed: ReadonlyMap<NumberDress, readonly number[]>,
  counts: { readonly total: number; readonly numbers: number },
): Staged<ColumnType> {
  const { table, index, raw } = column;
  const row = (dressed.get('comma') ?? [...dressed.values()][0])?.[0] ?? 0;
  const value = textOf(column, row);
  const facts = { column: raw.name, value, line: table.lines[row] ?? row + 1 };
  const place = table.place(index, row);
  if (dressed.size === 1 && dressed.has('comma')) {
    const advice = dressAdvice('comma', value, column.around);
    return failed(diagnose('data/decimal-comma', place, { ...facts, advice }));
  }
  if (counts.numbers > 0) return failed(notNumbers(column, counts.total));
  return { value: 'string', diagnostics: [diagnose('data/number-like-text', place, facts)] };
}

/** A text column, unless most of it is dates: as in ISO 8601, in another form, or impossible ones. */
function datesOrText(column: ColumnView, { total, dates, impossible }: TextCounts): Staged<ColumnType> {
  const near = rowsWhere(column, (kind) => kind === kinds.text, maybeDate).filter((row) =>
    isNearDate(column, row),
  ).length;
  return dates + impossible + near < total * mostly ? fine('string') : failed(notDates(column, total));
}

function isNearDate(column: ColumnView, row: number): boolean {
  const { raw, table } = column;
  const end = trimEnd(table.text, raw.starts[row] as number, raw.ends[row] as number);
  const start = trimStart(table.text, raw.starts[row] as number, end);
  return maybeDate(table.text, start, end) && dateFormatOf(table.text.slice(start, end)) !== null;
}

function notNumbers(column: ColumnView, total: number): Diagnostic {
  const rows = rowsWhere(column, (kind) => kind > kinds.long);
  const example = textOf(column, rows[0] ?? 0);
  return diagnose('data/not-a-number', placeOf(column, rows), {
    ...badCells(column, rows),
    total,
    advice: dressAdvice(dressOfRow(column, rows[0] ?? 0), example, column.around),
  });
}

function notDates(column: ColumnView, total: number): Diagnostic {
  const rows = rowsWhere(column, (kind) => kind !== kinds.none && kind !== kinds.date && kind !== kinds.datetime);
  const formats = new Set(rows.map((row) => dateFormatOf(textOf(column, row))));
  const impossible = column.kinds[rows[0] ?? 0] === kinds.impossible;
  return diagnose('data/not-a-date', placeOf(column, rows), {
    ...badCells(column, rows),
    total,
    advice: dateAdvice(formats, impossible),
  });
}

function dateAdvice(formats: ReadonlySet<string | null>, impossible: boolean): string {
  if (impossible) return 'the calendar has no such day or time: correct the cell, or declare the column as `string`';
  const told = [...formats].filter((format) => format !== null);
  if (told.some((format) => format.endsWith('%y'))) return 'write years with four digits, best as in 2024-12-31';
  const monthFirst = told.find((format) => format.startsWith('%m'));
  const format = monthFirst ?? told[0];
  return format === undefined
    ? 'write dates as in 2024-12-31, list words for "no value" in `missingValues`, or declare the column as `string`'
    : `write dates as in 2024-12-31, or declare the column in datapackage.json with \`"type": "date", "format": "${format}"\``;
}

function longInteger(column: ColumnView): Diagnostic[] {
  const row = rowsWhere(column, (kind) => kind === kinds.long)[0] ?? 0;
  const facts = { column: column.raw.name, value: textOf(column, row) };
  return [diagnose('data/unsafe-integer', column.table.place(column.index, row), facts)];
}

function placeOf(column: ColumnView, rows: readonly number[]): ReturnType<RawTable['place']> {
  return column.table.place(column.index, rows[0] ?? 0);
}

function badCells(
  column: ColumnView,
  rows: readonly number[],
): { column: string; bad: { value: string; line: number }[]; count: number } {
  const bad = rows.slice(0, 3).map((row) => ({ value: textOf(column, row), line: column.table.lines[row] ?? row + 1 }));
  return { column: column.raw.name, bad, count: rows.length };
}

function textOf(column: ColumnView, row: number): string {
  return cellText(column.table, column.raw, row).trim();
}

/** Looks at two characters before a text is made for a closer look: it begins like a number, or is short like `NaN`. */
function maybeNumber(text: string, start: number, end: number): boolean {
  if (end - start > 40) return false;
  const code = text.charCodeAt(start);
  return code < 65 || code > 127 || (end - start <= 9 && 'nNiI'.includes(String.fromCharCode(code)));
}

/** A date that is not ISO 8601 ends with a digit and begins with one, or with the letter of a month. */
function maybeDate(text: string, start: number, end: number): boolean {
  if (end - start < 6 || end - start > 30) return false;
  const first = text.charCodeAt(start);
  return (
    isDigit(text.charCodeAt(end - 1)) && (isDigit(first) || 'JFMASONDjfmasond'.includes(String.fromCharCode(first)))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function rowsWhere(
  column: ColumnView,
  wanted: (kind: number) => boolean,
  look: (text: string, start: number, end: number) => boolean = () => true,
): number[] {
  const { table, raw } = column;
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row++) {
    if (!wanted(column.kinds[row] as number)) continue;
    if (look(table.text, raw.starts[row] as number, raw.ends[row] as number)) rows.push(row);
  }
  return rows;
}
