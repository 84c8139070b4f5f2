import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Cell, Column, Dataset } from '../../model/data.ts';
import type { Condition, Written } from '../../model/definitions.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Reading } from '../../model/values.ts';
import { columnOf } from '../../util/dataset.ts';
import { allRows, matchingRows, strayCell, wantedCells } from '../../util/match-rows.ts';
import { nearest } from '../../util/nearest.ts';
import { isSensitive } from '../../util/privacy.ts';

/** Where findings about a definition go. */
export type Report = (diagnostic: Diagnostic) => void;

/** A column by the name that a definition gives; one that is not there is told at its place. */
export function columnAt(dataset: Dataset, name: Written<string>, report: Report): Column | null {
  const column = columnOf(dataset, name.value);
  if (column !== null) return column;
  const columns = dataset.columns.map((each) => each.name);
  report(diagnose('values/unknown-column', name.span, { column: name.value, table: dataset.name, columns }));
  return null;
}

/** The rows that match all conditions; `null` where a column is not there, which is told. */
export function rowsWhere(dataset: Dataset, where: readonly Condition[], report: Report): readonly number[] | null {
  const columns = where.map(({ column }) => columnAt(dataset, column, report));
  if (columns.some((column) => column === null)) return null;
  return matchingRows(dataset, where.map(matchOf));
}

/** What was read to choose rows: the cells of the columns of `where`. */
export function whereReadings(dataset: Dataset, where: readonly Condition[], rows: readonly number[]): Reading[] {
  return where.map(({ column }) => ({ dataset, column: column.value, rows }));
}

/**
 * Whether a condition matches no row at all, whatever the others do: a misspelt cell, where a count of 0 would look
 * like a finding.
 */
export function neverMatches(dataset: Dataset, where: readonly Condition[]): boolean {
  return where.some((condition) => matchingRows(dataset, [matchOf(condition)]).length === 0);
}

/** Says which text of a list no row has: the others would be counted, and nobody would miss it. @returns whether one is */
export function strayInList(dataset: Dataset, where: readonly Condition[], report: Report): boolean {
  for (const condition of where) {
    const stray = condition.wanted.value.length > 1 ? strayCell(dataset, [matchOf(condition)]) : null;
    const column = columnOf(dataset, condition.column.value);
    if (stray === null || column === null) continue;
    const found = isSensitive(dataset) ? null : distinctTexts(column, allRows(dataset));
    const near = found === null ? null : nearest(String(stray.wanted), found);
    const facts = {
      table: dataset.name,
      column: column.name,
      wanted: cellWords(stray.wanted),
      before: [],
      found,
      near,
    };
    report(diagnose('values/no-row', condition.wanted.span, facts));
    return true;
  }
  return false;
}

/** Says which condition leaves no row, and what the rows before it hold instead. */
export function noRow(dataset: Dataset, where: readonly Condition[], key: Written<string>): Diagnostic {
  const failing = where.findIndex((_, i) => matchingRows(dataset, where.slice(0, i + 1).map(matchOf)).length === 0);
  const condition = where[failing];
  if (condition === undefined) {
    const facts = { of: key.value, table: dataset.name, column: null };
    return diagnose('values/nothing', key.span, facts);
  }
  const column = columnOf(dataset, condition.column.value);
  const before = where.slice(0, failing);
  const wanted = wantedCells(column, condition.wanted.value);
  const rows = matchingRows(dataset, before.map(matchOf));
  const found = column === null || isSensitive(dataset) ? null : distinctTexts(column, rows);
  const isText = column?.type === 'string' && wanted.length === 1;
  const near = isText && found !== null ? nearest(String(wanted[0]), found) : null;
  return diagnose('values/no-row', condition.wanted.span, {
    table: dataset.name,
    column: condition.column.value,
    wanted: wanted.map(cellWords).join(' or '),
    before: before.map(
      ({ column: name, wanted: cells }) => `\`${name.value}\` ${cells.value.map(cellWords).join(' or ')}`,
    ),
    found,
    near,
  });
}

function matchOf({ column, wanted }: Condition): { column: string; wanted: readonly Cell[] } {
  return { column: column.value, wanted: wanted.value };
}

function cellWords(cell: Cell): string {
  return cell === null ? 'no value' : `\`${String(cell)}\``;
}

/** Most cells that are compared with a misspelt one. */
const mostCompared = 10_000;

function distinctTexts(column: Column, rows: readonly number[]): string[] {
  const cells = rows.slice(0, mostCompared).map((row) => column.values[row] ?? null);
  return [...new Set(cells.flatMap((cell) => (cell === null ? [] : [String(cell)])))];
}
