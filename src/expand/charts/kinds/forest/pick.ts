import type { Cell, Dataset } from '../../../../model/data.ts';
import { columnOf } from '../../../../util/dataset.ts';
import { matchingRows, strayCell } from '../../../../util/match-rows.ts';
import { child, isObject } from '../../checks.ts';
import { wrong, type OptionFence } from '../options.ts';

/**
 * The rows that an option of the form `{column: cell}` or `{column: [cells]}` names, all columns fitting.
 * @returns row numbers; none without the option, or where it is wrong, which is reported
 */
export function pickOption(fence: OptionFence, key: string, table: Dataset): ReadonlySet<number> {
  const value = fence.options[key];
  if (value === undefined) return new Set();
  if (!isObject(value) || Object.keys(value).length === 0) {
    wrong(fence, key, ['a column with the cell of the rows that are meant: `{column: cell}`']);
    return new Set();
  }
  for (const column of Object.keys(value)) if (!isColumn(fence, `/${key}`, column, table)) return new Set();
  const matches = Object.entries(value).map(([column, cells]) => ({ column, wanted: cellsOf(cells) }));
  const stray = strayCell(table, matches);
  if (stray !== null) {
    const facts = { option: key, column: stray.column, wanted: String(stray.wanted), hint: stray.hint };
    fence.checks.report('chart/kind-picks-nothing', fence.checks.valueAt(child(`/${key}`, stray.column)), facts);
  }
  return new Set(matchingRows(table, matches));
}

/** The columns that an option of this form reads. */
export function pickColumns({ options }: Pick<OptionFence, 'options'>, key: string): readonly string[] {
  const value = options[key];
  return isObject(value) ? Object.keys(value) : [];
}

/** Whether a column is there; where it is not, that is said at its name. */
function isColumn({ checks }: OptionFence, pointer: string, column: string, table: Dataset): boolean {
  if (columnOf(table, column) !== null) return true;
  const known = table.columns.map(({ name }) => name);
  checks.report('chart/unknown-field', checks.keyAt(child(pointer, column)), {
    field: column,
    of: table.name,
    known,
    escaped: false,
    cutBy: null,
  });
  return false;
}

function cellsOf(cells: unknown): readonly Cell[] {
  return (Array.isArray(cells) ? cells : [cells]).map((cell) => (typeof cell === 'object' ? null : (cell as Cell)));
}
