import { say } from '../../../../util/words/say.ts';
import type { Cell, Dataset } from '../../../../model/data.ts';
import { columnOf, rowKey } from '../../../../util/dataset.ts';
import { writeNumber } from '../../../../util/numbers/write.ts';
import { isList } from '../../checks.ts';
import { checkNames } from '../comparisons/names.ts';
import type { KindFence } from '../kind.ts';
import { countCell, numberCell } from '../number-cell.ts';
import { reportTwice, wrong } from '../options.ts';
import { countOfShare, countText } from '../small-n.ts';
import type { RiskGridOptions } from './options.ts';

/** A cell of the grid. */
export interface GridCell {
  readonly x: string;
  readonly y: string;
  /** Row of the author's table; `null` where none has both. */
  readonly row: number | null;
  readonly value: number | null;
  readonly n: number | null;
  /** As it is printed. */
  readonly text: string;
  /** A second line: `n = 66`, `of 17`; empty where it is not known. */
  readonly under: string;
}

/** The grid: levels of both factors as they are called, cells row by row. */
export interface Grid {
  readonly xs: readonly string[];
  readonly ys: readonly string[];
  readonly cells: readonly GridCell[];
}

interface Facts {
  readonly options: RiskGridOptions;
  readonly table: Dataset;
  readonly fence: KindFence;
}

/** Reads the grid; `null` where it cannot be drawn, which is reported. */
export function readGrid(facts: Facts): Grid | null {
  const { options, table, fence } = facts;
  const { checks } = fence;
  if (options.rows.length === 0) {
    checks.report('chart/kind-no-rows', checks.valueAt('/where'), {});
    return null;
  }
  const before = checks.diagnostics.length;
  const raw = (column: string, row: number): string => String(cellAt(table, column, row) ?? '');
  checkNames(
    options.names,
    options.rows.flatMap((row) => [raw(options.x, row), raw(options.y, row)]),
    fence,
  );
  const levels = (column: string): readonly string[] =>
    inOrder([...new Set(options.rows.map((row) => options.names.of(raw(column, row))))], fence);
  const [xs, ys] = [levels(options.x), levels(options.y)];
  checkOrder([...xs, ...ys], fence);
  const byPlace = new Map<string, number>();
  for (const row of options.rows) {
    const [x, y] = [options.names.of(raw(options.x, row)), options.names.of(raw(options.y, row))];
    const other = byPlace.get(`${x}\n${y}`);
    if (other !== undefined) {
      const rows = [rowKey(table, other), rowKey(table, row)];
      reportTwice(checks, checks.valueAt('/x'), { label: `${x}, ${y}`, rows, by: 'a further factor' });
    }
    byPlace.set(`${x}\n${y}`, row);
  }
  const cells = ys.flatMap((y) => xs.map((x) => readCell({ x, y }, byPlace.get(`${x}\n${y}`) ?? null, facts)));
  return checks.diagnostics.slice(before).some(({ severity }) => severity === 'error') ? null : { xs, ys, cells };
}

function inOrder(levels: readonly string[], { options: { order } }: KindFence): readonly string[] {
  if (!isList(order)) return levels;
  const listed = order.map(String).filter((name) => levels.includes(name));
  return [...new Set([...listed, ...levels])];
}

function checkOrder(known: readonly string[], fence: KindFence): void {
  const { order } = fence.options;
  if (order === undefined) return;
  if (!isList(order)) return wrong(fence, 'order', ['a list of names']);
  order.forEach((name, i) => {
    if (known.includes(String(name))) return;
    const facts = { option: 'order', name: String(name), known: known.slice(0, 8), hint: null };
    fence.checks.report('chart/kind-unknown-name', fence.checks.valueAt(`/order/${i}`), facts);
  });
}

function cellAt(table: Dataset, column: string, row: number): Cell {
  return columnOf(table, column)?.values[row] ?? null;
}

function readCell(place: { readonly x: string; readonly y: string }, row: number | null, facts: Facts): GridCell {
  const { options, fence } = facts;
  if (row === null) return { ...place, row, value: null, n: null, text: say(fence.lang, 'no data'), under: '' };
  const value = estimateAt(row, facts);
  const n = options.n === null ? null : countCell({ option: 'n', column: options.n, table: facts.table }, row, fence);
  const patients = n === null ? '' : `n = ${writeNumber(n, { format: null, unit: null, lang: fence.lang })}`;
  if (value === null) return { ...place, row, value, n, text: say(fence.lang, 'not estimated'), under: patients };
  const count = options.percent ? smallCount(value, n, row, facts) : null;
  if (count !== null && n !== null) return { ...place, row, value, n, text: countText(count, n), under: '' };
  const text = writeNumber(value, { format: options.format, unit: options.unit, lang: fence.lang });
  return { ...place, row, value, n, text, under: patients };
}

/** The count behind the share of a few patients; an estimate over time is none. */
function smallCount(percent: number, n: number | null, row: number, { options, table }: Facts): number | null {
  const estimated = timeColumns.some((column) => cellAt(table, column, row) !== null);
  const written = writeNumber(percent, { format: options.format, unit: null, lang: 'en' });
  const decimals = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0;
  return countOfShare({ percent, n, decimals, estimated }, options.smallN);
}

/** A row with a cell in one of these is an estimate at a time. */
const timeColumns: readonly string[] = ['time', 'time_years', 'time_months'];

/** The estimate of a row; a percentage that cannot be one is reported. */
function estimateAt(row: number, { table, fence, options }: Facts): number | null {
  const { value: column, percent } = options;
  const value = numberCell({ option: 'value', column, table }, row, fence);
  if (value === null || !percent || (value >= 0 && value <= 100)) return value;
  const facts = { column, value, row: rowKey(table, row) };
  fence.checks.report('chart/kind-not-percent', fence.checks.valueAt('/value'), facts);
  return null;
}
