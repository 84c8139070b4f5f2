import { columnOf } from '../../util/dataset.ts';
import { strayCell, wantedCells, type Match } from '../../util/match-rows.ts';
import { didYouMean } from '../../util/nearest.ts';
import { judgeChoice, judgeDisclosure } from '../../util/privacy.ts';
import type { Column } from '../../model/data.ts';
import { compareCells } from './comparison.ts';
import { problem, type Hash, type HelperProblem } from './helper.ts';
import { isTruthy, singleOf } from './members.ts';
import { readingOf, scalar, type Scalar, type TableValue, type TemplateValue } from './value.ts';

/** `count`: the number of rows, with what they were chosen by. */
export function countRows(table: TemplateValue | undefined): TemplateValue | HelperProblem {
  if (table?.kind !== 'table') return problem('counts the rows of a table');
  const { dataset, rows, chosenBy } = table;
  const by = chosenBy.length > 0 ? chosenBy : keyColumn(table);
  const readings = by.map((column) => readingOf(dataset, column, rows));
  const fault = judgeDisclosure({ op: 'count', readings: [readingOf(dataset, '', rows)] });
  if (fault !== null) return { kind: 'private', fault, what: `\`count\` of \`${dataset.name}\`` };
  return scalar(rows.length, {
    readings,
    transform: `count of ${rows.length} row${rows.length === 1 ? '' : 's'}`,
    values: [],
  });
}

function keyColumn({ dataset }: TableValue): string[] {
  const key = dataset.primaryKey[0] ?? dataset.columns[0]?.name;
  return key === undefined ? [] : [key];
}

/** `where`: the rows in which each named column holds the given value. */
export function whereRows(table: TemplateValue | undefined, hash: Hash): TemplateValue | HelperProblem {
  if (table?.kind !== 'table') return problem('filters a table');
  if (hash.size === 0) return problem('needs a column and a value');
  let rows = table.rows;
  const written: Match[] = [];
  for (const [name, value] of hash) {
    const column = columnOf(table.dataset, name);
    if (column === null) return noColumn(name, table);
    const wanted = singleOf(value);
    if (wanted === null) return problem(`compares \`${name}\` with a single value`);
    const match = { column: name, wanted: wantedCells(column, [wanted.value]) };
    // A cell of another table may have no row here and be right; what is written out is looked for by its writer.
    if (wanted.origin === null) written.push(match);
    rows = rows.filter((row) => match.wanted[0] === (column.values[row] ?? null));
  }
  const fault =
    judgeChoice(table.dataset, [...hash.keys()], rows.length) ??
    judgeDisclosure({ op: 'count', readings: [readingOf(table.dataset, '', rows)] });
  if (fault !== null) return { kind: 'private', fault, what: `\`where\` of \`${table.dataset.name}\`` };
  const stray = strayCell(table.dataset, written);
  if (stray !== null)
    return problem(
      `finds no row of \`${table.dataset.name}\` with \`${String(stray.wanted)}\` in \`${stray.column}\``,
      stray.hint,
    );
  return { ...table, rows, chosenBy: [...new Set([...table.chosenBy, ...hash.keys()])] };
}

/** `sort`: the rows by a column; those without a value come last in both directions. */
export function sortRows(
  table: TemplateValue | undefined,
  by: TemplateValue | undefined,
  hash: Hash,
): TemplateValue | HelperProblem {
  if (table?.kind !== 'table') return problem('sorts a table');
  const name = by?.kind === 'scalar' ? String(by.value) : '';
  const column = columnOf(table.dataset, name);
  if (column === null) return noColumn(name, table);
  const descending = hash.get('descending');
  const rows = sorted(table.rows, column, descending !== undefined && isTruthy(descending) ? -1 : 1);
  return { ...table, rows, chosenBy: [...new Set([...table.chosenBy, name])] } satisfies TableValue;
}

function sorted(rows: readonly number[], column: Column, sign: number): number[] {
  const cell = (row: number): Scalar => scalar(column.values[row] ?? null);
  const isNull = (row: number): number => (cell(row).value === null ? 1 : 0);
  return [...rows].sort((a, b) => isNull(a) - isNull(b) || sign * compareCells(cell(a), cell(b)) || a - b);
}

function noColumn(name: string, { dataset }: TableValue): HelperProblem {
  const names = dataset.columns.map((column) => column.name);
  const there = `its columns are ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`;
  return problem(`finds no column \`${name}\` in \`${dataset.name}\``, didYouMean(name, names) ?? there);
}
