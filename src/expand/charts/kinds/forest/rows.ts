import type { Cell, Dataset } from '../../../../model/data.ts';
import { columnOf, rowKey } from '../../../../util/dataset.ts';
import type { Checks } from '../../checks.ts';
import { countCell, numberCell } from '../number-cell.ts';
import { checkNames, checkOrder, checkSameNames, orderOf } from '../comparisons/names.ts';
import { isLevel, type OptionFence } from '../options.ts';
import type { ForestOptions } from './options.ts';

/** An estimate with its interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A row of the plot. */
export interface ForestRow {
  /** Its number in the author's table; -1 for an estimate pooled here. */
  readonly row: number;
  /** Rows of the author's table behind it. */
  readonly from: readonly number[];
  readonly label: string;
  readonly group: string | null;
  /** `null` where it could not be estimated: the row has its text and no mark. */
  readonly estimate: Estimate | null;
  readonly n: number | null;
  /** In percent. */
  readonly level: number;
  /** As given; `null`: by the width of the interval. */
  readonly weight: number | null;
  readonly pooled: boolean;
  readonly hollow: boolean;
  readonly highlight: boolean;
}

/** Reads the rows that are drawn; `null` where one cannot be, which is reported at the option that names its column. */
export function readForestRows(
  options: ForestOptions,
  table: Dataset,
  fence: OptionFence,
): readonly ForestRow[] | null {
  const { checks } = fence;
  if (options.rows.length === 0) {
    checks.report('chart/kind-no-rows', checks.valueAt('/where'), {});
    return null;
  }
  const before = checks.diagnostics.length;
  const rows = options.rows.map((row) => readRow(row, { options, table, checks }));
  const groups = rows.flatMap(({ group }) => group ?? []);
  checkNames(options.names, [...groups, ...rows.map(({ label }) => label)], fence);
  checkOrder(fence, groups, options.names);
  for (const things of [rows.map(({ group, label }) => [group ?? '', label]), groups.map((group) => [group])])
    checkSameNames(options.names, things, fence);
  const wrong = checks.diagnostics.slice(before).some(({ severity }) => severity === 'error');
  if (!wrong) warnOfLevels(rows, { options, table, checks });
  return wrong ? null : inOrder(rows, orderOf(fence, groups, options.names));
}

/** Groups in their order; a row without one keeps its place among them. */
function inOrder(rows: readonly ForestRow[], order: readonly string[]): readonly ForestRow[] {
  const sorted = order.flatMap((group) => rows.filter((row) => row.group === group));
  return rows.map((row) => (row.group === null ? row : (sorted.shift() as ForestRow)));
}

interface Facts {
  readonly options: ForestOptions;
  readonly table: Dataset;
  readonly checks: Checks;
}

function readRow(row: number, facts: Facts): ForestRow {
  const { options, table } = facts;
  const text = (column: string | null): string | null => {
    const cell = column === null ? null : cellAt(table, column, row);
    return cell === null ? null : String(cell);
  };
  return {
    row,
    from: [row],
    label: text(options.label) ?? '',
    group: text(options.group),
    estimate: readEstimate(row, facts),
    n: readCount(row, facts),
    level: readLevel(row, facts),
    weight: options.weight === null ? null : numberAt('weight', options.weight, row, facts),
    pooled: options.pooled.has(row),
    hollow: options.hollow.has(row),
    highlight: options.highlight.has(row),
  };
}

function cellAt(table: Dataset, column: string, row: number): Cell {
  return columnOf(table, column)?.values[row] ?? null;
}

function numberAt(option: string, column: string, row: number, { table, checks }: Facts): number | null {
  return numberCell({ option, column, table }, row, { checks });
}

function readEstimate(row: number, facts: Facts): Estimate | null {
  const { options, table, checks } = facts;
  const before = checks.diagnostics.length;
  const value = numberAt('value', options.value, row, facts);
  const low = numberAt('low', options.low, row, facts);
  const high = numberAt('high', options.high, row, facts);
  if (checks.diagnostics.length > before || (value === null && low === null && high === null)) return null;
  const key = rowKey(table, row);
  if (value === null || low === null || high === null) {
    const missing = value === null ? options.value : low === null ? options.low : options.high;
    checks.report(
      'chart/kind-half-estimate',
      checks.valueAt(value === null ? '/value' : low === null ? '/low' : '/high'),
      {
        row: key,
        missing,
      },
    );
    return null;
  }
  const numbers = { value, low, high };
  return isSound(numbers, key, facts) ? numbers : null;
}

function isSound({ value, low, high }: Estimate, row: string, { options, checks }: Facts): boolean {
  if (low > high) {
    checks.report('chart/kind-bounds', checks.valueAt('/low'), { low, high, row });
    return false;
  }
  if (value < low || value > high) {
    checks.report('chart/kind-outside-interval', checks.valueAt('/value'), { value, low, high, row });
    return false;
  }
  if (!options.measure.log) return true;
  for (const [option, number] of [
    ['low', low],
    ['value', value],
  ] as const) {
    if (number > 0) continue;
    const facts = { column: options[option], value: number, row };
    checks.report('chart/kind-not-positive', checks.valueAt(`/${option}`), facts);
    return false;
  }
  return true;
}

function readCount(row: number, { options, table, checks }: Facts): number | null {
  return options.n === null ? null : countCell({ option: 'n', column: options.n, table }, row, { checks });
}

function readLevel(row: number, facts: Facts): number {
  const { level } = facts.options;
  if (typeof level === 'number') return level;
  const { table, checks } = facts;
  const found = numberAt('level', level, row, facts);
  if (found !== null && isLevel(found)) return found;
  const sample = found === null ? 'nothing' : String(found);
  checks.report('chart/kind-bad-level', checks.valueAt('/level'), { column: level, sample, row: rowKey(table, row) });
  return usualLevel;
}

/** In percent. */
const usualLevel = 95;

/** A column that says the level and is not asked: an interval of 97.5 % would be called one of 95 %. */
function warnOfLevels(rows: readonly ForestRow[], { options, table, checks }: Facts): void {
  if (typeof options.level === 'string') return;
  const column = table.columns.find(({ name }) => /^(?:ci|interval|conf)?[_ -]?level$/i.test(name));
  if (column === undefined) return;
  const other = rows.find(({ row }) => {
    const cell = column.values[row] ?? null;
    return typeof cell === 'number' && cell !== options.level;
  });
  if (other === undefined) return;
  const facts = { column: column.name, found: Number(column.values[other.row]), level: options.level };
  checks.report('chart/kind-level-unread', checks.valueAt('/level'), facts);
}
