import type { Cell, Dataset } from '../../../model/data.ts';
import type { Json } from '../../../model/json.ts';
import { columnOf } from '../../../util/dataset.ts';
import { matchingRows, strayCell, type Match } from '../../../util/match-rows.ts';
import { child, isList, isObject } from '../checks.ts';
import type { OptionFence } from './options.ts';
import { wrong } from './options.ts';

/**
 * The rows that `hollow: {column: cell}` or `{column: [cells]}` draws with paper inside: data that are not mature yet,
 * or a comparison that was not randomised. Of several columns a row is hollow where any of them fits.
 * @param table the table that the rows of the marks are counted in
 * @returns row numbers; none without the option, or where it is wrong, which is reported
 */
export function hollowOption(fence: OptionFence, table: Dataset): ReadonlySet<number> {
  const { hollow } = fence.options;
  if (hollow === undefined) return new Set();
  if (!isObject(hollow)) {
    wrong(fence, 'hollow', ['a column with the cells of the rows to draw hollow: `{status: immature}`']);
    return new Set();
  }
  const found = new Set<number>();
  for (const [column, cells] of Object.entries(hollow)) {
    for (const row of rowsWith({ column, wanted: wantedOf(cells) }, table, fence)) found.add(row);
  }
  return found;
}

/** The columns that `hollow` reads: a mark that may be hollow is computed from them too. */
export function hollowColumns({ options: { hollow } }: Pick<OptionFence, 'options'>): readonly string[] {
  return isObject(hollow) ? Object.keys(hollow) : [];
}

function wantedOf(cells: Json): readonly Cell[] {
  return (isList(cells) ? cells : [cells]).map((cell) => (typeof cell === 'object' ? null : cell));
}

function rowsWith(match: Match, table: Dataset, { checks }: OptionFence): readonly number[] {
  const at = child('/hollow', match.column);
  if (columnOf(table, match.column) === null) {
    const known = table.columns.map(({ name }) => name);
    const facts = { field: match.column, of: table.name, known, escaped: false, cutBy: null };
    checks.report('chart/unknown-field', checks.keyAt(at), facts);
    return [];
  }
  const stray = strayCell(table, [match]);
  if (stray !== null) {
    const facts = { column: stray.column, wanted: String(stray.wanted), hint: stray.hint };
    checks.report('chart/hollow-nothing', checks.valueAt(at), facts);
  }
  return matchingRows(table, [match]);
}
