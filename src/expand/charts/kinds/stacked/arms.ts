import type { Cell } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import type { Checks } from '../../checks.ts';
import { numberOf } from '../number-of-cell.ts';
import { responseCode, responseCodes, responseWords } from '../responses.ts';
import type { StackedOptions } from './options.ts';

/** Patients of one arm with one response. */
export interface Segment {
  readonly category: string;
  readonly count: number;
  /** Row numbers behind it. */
  readonly rows: readonly number[];
}

/** One bar. */
export interface Arm {
  readonly name: string;
  readonly n: number;
  /** In the order of the categories, those that no patient has left out. */
  readonly segments: readonly Segment[];
  readonly rows: readonly number[];
}

/** Most bars on a slide. */
const mostArms = 7;

/** The arms in the order of the rows, every count checked; `null` where something is wrong, which is reported. */
export function readArms(options: StackedOptions, checks: Checks): readonly Arm[] | null {
  const { table, rows } = options;
  const column = (name: string | null): readonly Cell[] => (name === null ? [] : (columnOf(table, name)?.values ?? []));
  const [names, words, counts] = [column(options.label), column(options.group), column(options.value)];
  const found = new Map<string, Map<string, Segment>>();
  for (const row of rows) {
    const name = String(names[row] ?? '').trim();
    if (name === '')
      checks.report('chart/blank-cell', checks.valueAt('/label'), { column: options.label, row: row + 1 });
    const category = categoryOf(String(words[row] ?? '').trim(), row, options, checks);
    const count = options.value === null ? 1 : countOf(counts[row] ?? null, row, options, checks);
    if (category === null || count === null) continue;
    const arm = found.get(name) ?? new Map<string, Segment>();
    found.set(name, arm);
    const before = arm.get(category);
    if (before !== undefined && options.value !== null) {
      const [first = row] = before.rows;
      const facts = { column: options.group, id: category, rows: [first + 1, row + 1] as const };
      checks.report('chart/duplicate-row', checks.valueAt('/group'), facts);
    }
    arm.set(category, { category, count: (before?.count ?? 0) + count, rows: [...(before?.rows ?? []), row] });
  }
  if (hasError(checks)) return null;
  const arms = [...found].map(([name, segments]) => armOf(name, segments, options));
  checkArms(arms, options, checks);
  return hasError(checks) ? null : arms;
}

/** Categories in their order, whether or not anybody is in them. */
export function categoriesOf({ order }: StackedOptions): readonly string[] {
  return order ?? responseCodes;
}

function categoryOf(word: string, row: number, options: StackedOptions, checks: Checks): string | null {
  const { order, group } = options;
  const category = order === null ? responseCode(word) : (order.find((one) => one === word) ?? null);
  if (category !== null) return category;
  const at = checks.valueAt('/group');
  if (word === '') checks.report('chart/blank-cell', at, { column: group, row: row + 1 });
  else checks.report('chart/unknown-cell', at, { column: group, word, row: row + 1, known: order ?? responseWords });
  return null;
}

function countOf(cell: Cell, row: number, options: StackedOptions, checks: Checks): number | null {
  const count = numberOf(cell);
  if (count !== null && Number.isInteger(count) && count >= 0) return count;
  const facts = { column: options.value ?? '', cell: cell === null ? null : String(cell), row: row + 1 };
  checks.report('chart/no-count', checks.valueAt('/value'), facts);
  return null;
}

function armOf(name: string, found: ReadonlyMap<string, Segment>, options: StackedOptions): Arm {
  const all = categoriesOf(options).flatMap((category) => found.get(category) ?? []);
  return {
    name,
    n: all.reduce((sum, { count }) => sum + count, 0),
    segments: all.filter(({ count }) => count > 0),
    rows: all.flatMap(({ rows }) => rows).sort((a, b) => a - b),
  };
}

function checkArms(arms: readonly Arm[], options: StackedOptions, checks: Checks): void {
  const at = checks.valueAt('/label');
  if (arms.length > mostArms) {
    checks.report('chart/too-many-marks', at, { what: 'bars', count: arms.length, limit: mostArms });
  }
  if (arms.length === 0 && !hasError(checks)) checks.report('chart/no-rows-left', checks.valueAt('/data'), {});
  const told = options.n === null ? [] : (columnOf(options.table, options.n)?.values ?? []);
  for (const { name, n, segments, rows } of arms) {
    if (n === 0) checks.report('chart/empty-arm', at, { arm: name });
    const other = options.n === null ? undefined : rows.find((row) => numberOf(told[row]) !== n);
    if (other === undefined) continue;
    const parts = segments.map(({ category, count }) => ({ id: category, n: count }));
    const facts = { arm: name, column: options.n ?? '', n: String(told[other] ?? ''), sum: n, parts };
    checks.report('chart/arm-sum', checks.valueAt('/n'), facts);
  }
}

function hasError({ diagnostics }: Checks): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
