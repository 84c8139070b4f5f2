import { entry } from '../entry.ts';
import { short } from './chart-words.ts';

/** What `chart/…` diagnostics say of the rows on their way through a chart. */
export const chartRowEntries = {
  'chart/where-nothing': entry<{ readonly column: string; readonly wanted: string; readonly hint: string | null }>({
    severity: 'error',
    message: ({ column, wanted }) =>
      `no row has \`${wanted}\` in \`${column}\`: \`where\` picks fewer rows than it names`,
    hint: ({ hint }) => hint ?? 'write a cell as the table has it, or leave it out of `where`',
  }),
  'chart/blank-as-zero': entry<{
    readonly field: string;
    readonly rows: string;
    readonly one: boolean;
    readonly filter: boolean;
  }>({
    severity: 'warning',
    message: ({ field, rows, one, filter }) =>
      `\`${field}\` is blank in ${rows} ${one ? 'row' : 'rows'}, which ${filter ? `${one ? 'is' : 'are'} kept as if` : 'counts as if'} it were 0`,
    hint: ({ field, filter }) => {
      const datum = /^[A-Za-z_$][\w$]*$/.test(field) ? `datum.${field}` : `datum[${JSON.stringify(field)}]`;
      return `guard it: \`isValid(${datum}) ${filter ? '&& …`' : `? … : null\``}, or write \`filter: isValid(${datum})\` before`;
    },
  }),
  'chart/lookup-repeats': entry<{
    readonly key: string;
    readonly of: string;
    readonly cell: string | null;
    readonly count: string;
  }>({
    severity: 'warning',
    message: ({ key, of, cell, count }) =>
      `${cell === null ? `a value of \`${key}\`` : `\`${key}\` \`${short(cell)}\``} stands in ${count} rows of \`${of}\` that differ, and the lookup takes one of them`,
    hint: () => 'look up a column whose cells are all different, or turn it round: start from the table with more rows',
  }),
};
