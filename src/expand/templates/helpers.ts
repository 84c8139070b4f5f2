import { format as d3Format } from 'd3-format';
import { columnOf } from '../../util/dataset.ts';
import { isTruthy, scalar, type Scalar, type TableValue, type TemplateValue } from './value.ts';

/** What a helper says when it cannot work: the rest of a sentence that begins with its name. */
export interface HelperProblem {
  readonly kind: 'problem';
  readonly problem: string;
}

type Hash = ReadonlyMap<string, TemplateValue>;

/** A helper of the template language. */
export interface Helper {
  /** How it is written, for the hint. */
  readonly usage: string;
  readonly arguments: readonly [least: number, most: number];
  readonly run: (args: readonly TemplateValue[], hash: Hash) => TemplateValue | HelperProblem;
}

const problem = (text: string): HelperProblem => ({ kind: 'problem', problem: text });

/** All helpers by name. A helper needs an argument, so a bare name is always data. */
export const helpers: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  [
    'format',
    {
      usage: "{{format trials.x.estimate '.1f'}}",
      arguments: [2, 2],
      run: ([value, pattern]) => formatNumber(value, pattern),
    },
  ],
  [
    'default',
    {
      usage: "{{default row.n 'n/a'}}",
      arguments: [2, 2],
      run: ([value, other]) => (isEmpty(value) ? other : value) as TemplateValue,
    },
  ],
  ['count', { usage: '{{count trials}}', arguments: [1, 1], run: ([table]) => countRows(table) }],
  [
    'where',
    {
      usage: "{{#each (where trials study='E1910')}}",
      arguments: [1, 1],
      run: ([table], hash) => whereRows(table, hash),
    },
  ],
  [
    'sort',
    {
      usage: "{{#each (sort trials 'estimate')}}",
      arguments: [2, 2],
      run: ([table, column], hash) => sortRows(table, column, hash),
    },
  ],
  ['eq', comparison('eq', (order) => order === 0)],
  ['ne', comparison('ne', (order) => order !== 0)],
  ['lt', comparison('lt', (order) => order < 0)],
  ['le', comparison('le', (order) => order <= 0)],
  ['gt', comparison('gt', (order) => order > 0)],
  ['ge', comparison('ge', (order) => order >= 0)],
  ['not', { usage: '{{#if (not x)}}', arguments: [1, 1], run: ([value]) => scalar(!isTruthy(value as TemplateValue)) }],
  ['and', { usage: '{{#if (and x y)}}', arguments: [2, 9], run: (args) => scalar(args.every(isTruthy)) }],
  ['or', { usage: '{{#if (or x y)}}', arguments: [2, 9], run: (args) => scalar(args.some(isTruthy)) }],
]);

function comparison(name: string, holds: (order: number) => boolean): Helper {
  return {
    usage: `{{#if (${name} x y)}}`,
    arguments: [2, 2],
    run: ([a, b]) => {
      if (a?.kind !== 'scalar' || b?.kind !== 'scalar') return problem('compares two single values');
      return scalar(holds(compareCells(a, b)));
    },
  };
}

/** Numbers by size, all else by code unit, so that the order is the same in every locale. */
function compareCells(a: Scalar, b: Scalar): number {
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  const [x, y] = [String(a.value), String(b.value)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function isEmpty(value: TemplateValue | undefined): boolean {
  return value?.kind === 'scalar' && (value.value === null || value.value === '');
}

function formatNumber(
  value: TemplateValue | undefined,
  pattern: TemplateValue | undefined,
): TemplateValue | HelperProblem {
  if (pattern?.kind !== 'scalar' || typeof pattern.value !== 'string')
    return problem("needs a d3-format pattern in quotes, such as '.1f'");
  if (value?.kind !== 'scalar') return problem('formats a single number');
  if (value.value === null) return value;
  if (typeof value.value !== 'number')
    return problem(`formats a number, and this is the text \`${String(value.value)}\``);
  try {
    return { ...scalar(d3Format(pattern.value)(value.value), value.origin), format: pattern.value };
  } catch {
    return problem(`does not know the pattern \`${pattern.value}\``);
  }
}

function countRows(table: TemplateValue | undefined): TemplateValue | HelperProblem {
  return table?.kind === 'table' ? scalar(table.rows.length) : problem('counts the rows of a table');
}

function whereRows(table: TemplateValue | undefined, hash: Hash): TemplateValue | HelperProblem {
  if (table?.kind !== 'table') return problem('filters a table');
  if (hash.size === 0) return problem('needs a column and a value');
  let rows = table.rows;
  for (const [name, wanted] of hash) {
    const column = columnOf(table.dataset, name);
    if (column === null) return problem(`finds no column \`${name}\` in \`${table.dataset.name}\``);
    if (wanted.kind !== 'scalar') return problem(`compares \`${name}\` with a single value`);
    rows = rows.filter((row) => column.values[row] === wanted.value);
  }
  return { ...table, rows };
}

function sortRows(
  table: TemplateValue | undefined,
  by: TemplateValue | undefined,
  hash: Hash,
): TemplateValue | HelperProblem {
  if (table?.kind !== 'table') return problem('sorts a table');
  const name = by?.kind === 'scalar' ? String(by.value) : '';
  const column = columnOf(table.dataset, name);
  if (column === null) return problem(`finds no column \`${name}\` in \`${table.dataset.name}\``);
  const descending = hash.get('descending');
  const sign = descending !== undefined && isTruthy(descending) ? -1 : 1;
  const cell = (row: number): Scalar => scalar(column.values[row] ?? null);
  const isNull = (row: number): number => (cell(row).value === null ? 1 : 0);
  // Rows without a value come last in both directions.
  const rows = [...table.rows].sort((a, b) => isNull(a) - isNull(b) || sign * compareCells(cell(a), cell(b)) || a - b);
  return { ...table, rows } satisfies TableValue;
}
