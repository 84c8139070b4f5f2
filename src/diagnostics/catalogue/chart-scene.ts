import { entry } from '../entry.ts';
import { quoted, someRows } from './chart-words.ts';

/** What `chart/…` diagnostics say of marks without rows, rows without marks, and axes without ends. */
export const chartSceneEntries = {
  'chart/empty': entry<{
    readonly mark: string;
    readonly by: string | null;
    readonly isBlank: boolean;
    readonly near: string | null;
  }>({
    severity: 'error',
    message: ({ mark, by }) => `no row reaches the mark \`${mark}\`${by === null ? '' : `: ${by}`}`,
    hint: ({ near, isBlank }) =>
      near !== null
        ? `did you mean \`${near}\`?`
        : isBlank
          ? 'look at what fills the column: a lookup that finds no row, a calculation, the cells of the file'
          : 'compare what it asks for with the cells of the column, letter by letter',
  }),
  'chart/no-domain': entry<{ readonly axis: string; readonly ends: string }>({
    severity: 'error',
    message: ({ axis, ends }) => `the axis \`${axis}\` has no room between its ends: ${ends}`,
    hint: () => 'give `scale: {domain: [from, to]}` two different numbers, or leave it out',
  }),
  'chart/log-from-zero': entry<{ readonly domain: string }>({
    severity: 'error',
    message: ({ domain }) => `a log scale cannot reach zero: its domain is \`${domain}\``,
    hint: () => 'bars and areas begin at zero: draw points or rules instead, or write a `domain` above zero',
  }),
  'chart/outside-domain': entry<{
    readonly field: string;
    /** `null` where values are never shown. */
    readonly value: string | null;
    readonly from: string;
    readonly to: string;
  }>({
    severity: 'warning',
    message: ({ field, value, from, to }) =>
      `a mark runs past the plot: \`${field}\` reaches ${value === null ? 'a value' : `\`${value}\``} outside the domain \`${from}\` to \`${to}\``,
    hint: () => 'widen the `domain`, filter such rows, or cut the marks there with `clip: true`',
  }),
  'chart/lost-rows': entry<{ readonly column: string; readonly count: number; readonly cells: readonly string[] }>({
    severity: 'warning',
    message: ({ column, count, cells }) =>
      `${count === 1 ? '1 row is' : `${count} rows are`} not drawn: \`${column}\` is ${quoted(cells)} there, no number`,
    hint: () => 'filter such rows out, or correct what computes the column',
  }),
  'chart/facet-order': entry<{ readonly channel: string; readonly field: string; readonly missing: boolean }>({
    severity: 'error',
    message: ({ channel, field, missing }) =>
      `plots would stand under the wrong header of \`${field}\`: ` +
      (missing
        ? 'a pair of row and column without rows has nothing to be sorted by'
        : `several of its values are alike in what the ${channel} is sorted by`),
    hint: ({ missing }) =>
      missing
        ? 'leave the `sort` of row and column out, or give every pair a row of data'
        : 'sort by a column that differs for each of them, or by a list of the values',
  }),
  'chart/zero-on-log': entry<{ readonly field: string; readonly rows: readonly string[]; readonly value: number }>({
    severity: 'error',
    message: ({ field, rows, value }) =>
      `a log scale has no place for ${value}: \`${field}\`${rows.length === 0 ? '' : ` in row ${someRows(rows)}`}`,
    hint: () => 'filter the rows out, or use `scale: {type: symlog}` or a linear scale',
  }),
};
