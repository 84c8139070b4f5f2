import { entry } from '../entry.ts';
import { quoted } from './chart-words.ts';

/** The beginning of a text that is too long to be said whole. */
function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** What is said of charts that are tables too: forest plots, baseline tables, grids. */
export const chartTableEntries = {
  'chart/kind-picks-nothing': entry<{
    readonly option: string;
    readonly column: string;
    readonly wanted: string;
    readonly hint: string | null;
  }>({
    severity: 'error',
    message: ({ option, column, wanted }) => `no row has \`${wanted}\` in \`${column}\`, which \`${option}\` asks for`,
    hint: ({ hint, option }) => hint ?? `write a cell as the table has it, or leave \`${option}\` out`,
  }),
  'chart/kind-half-estimate': entry<{ readonly row: string; readonly missing: string }>({
    severity: 'error',
    message: ({ row, missing }) => `row \`${row}\` has nothing in \`${missing}\` beside the rest of its estimate`,
    hint: () => 'write estimate and interval into the row, or leave all three blank: not estimated',
  }),
  'chart/kind-not-positive': entry<{ readonly column: string; readonly value: number; readonly row: string }>({
    severity: 'error',
    message: ({ column, value, row }) =>
      `\`${column}\` is \`${value}\` in row \`${row}\`: a ratio is above 0, and so is all of a log axis`,
    hint: () => 'correct the row; a difference wants `measure: difference`',
  }),
  'chart/kind-bad-level': entry<{ readonly column: string; readonly sample: string; readonly row: string }>({
    severity: 'error',
    message: ({ column, sample, row }) =>
      sample === 'nothing'
        ? `row \`${row}\` has no level of its interval in \`${column}\``
        : `\`${column}\` is \`${sample}\` in row \`${row}\`: a level is a percentage such as 95`,
    hint: ({ sample }) =>
      Number(sample) > 0 && Number(sample) < 1
        ? `write it in percent: ${Number((Number(sample) * 100).toPrecision(6))}, not ${sample}`
        : 'an interval without its level says nothing: complete the row',
  }),
  'chart/kind-level-unread': entry<{ readonly column: string; readonly found: number; readonly level: number }>({
    severity: 'warning',
    message: ({ column, found, level }) =>
      `\`${column}\` holds \`${found}\`, but all intervals are called ${level}% intervals`,
    hint: ({ column }) => `write \`level: ${column}\``,
  }),
  'chart/kind-beyond-axis': entry<{ readonly value: number; readonly low: number; readonly high: number }>({
    severity: 'error',
    message: ({ value, low, high }) => `the estimate \`${value}\` lies beyond the axis from \`${low}\` to \`${high}\``,
    hint: () => 'widen `domain`: an interval may leave the axis with an arrow, an estimate may not',
  }),
  'chart/kind-group-differs': entry<{ readonly group: string; readonly texts: readonly string[] }>({
    severity: 'error',
    message: ({ group, texts }) => `rows of \`${group}\` differ in what is said once for the group: ${quoted(texts)}`,
    hint: () => 'leave `at: group` out, or write the same into all rows of the group',
  }),
  'chart/kind-nothing-to-pool': entry<{ readonly count: number }>({
    severity: 'error',
    message: ({ count }) => `${count === 1 ? '1 row is' : `${count} rows are`} too few to pool`,
    hint: () => 'pooling needs two estimates whose intervals have a width: leave `pool` out',
  }),
  'chart/kind-lines': entry<{ readonly count: number; readonly fits: number; readonly what: string }>({
    severity: 'error',
    message: ({ count, fits, what }) => `${count} ${what} do not fit: there is room for ${fits}`,
    hint: () => 'pick rows with `where`, make two slides, or give the chart a higher slot',
  }),
  'chart/kind-columns-wide': entry<{ readonly room: number; readonly least: number; readonly text: string }>({
    severity: 'error',
    message: ({ room, least }) => `the columns of text leave ${room} px for the plot, which needs ${least}`,
    hint: ({ text }) => `leave a column out or shorten its cells; the widest has \`${cut(text)}\``,
  }),
  'chart/kind-table-wide': entry<{ readonly wide: number; readonly room: number; readonly text: string }>({
    severity: 'error',
    message: ({ wide, room }) => `the table is ${wide} px wide, and there is room for ${room}`,
    hint: ({ text }) => `shorten labels, the longest is \`${cut(text)}\`, or leave an arm out`,
  }),
  'chart/kind-no-summary': entry<{ readonly column: string; readonly sample: string; readonly summary: string }>({
    severity: 'error',
    message: ({ column, sample, summary }) => `\`${column}\` has no ${summary}: \`${sample}\` is no number`,
    hint: () => 'categories are counted: `summary: n (%)`',
  }),
};
