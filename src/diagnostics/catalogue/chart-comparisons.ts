import { entry } from '../entry.ts';

/** What is said of charts that compare numbers: intervals, dumbbells, slopes, stairs, gaps, counts. */
export const chartComparisonEntries = {
  'chart/hollow-nothing': entry<{ readonly column: string; readonly wanted: string; readonly hint: string | null }>({
    severity: 'error',
    message: ({ column, wanted }) => `no row has \`${wanted}\` in \`${column}\`: nothing is drawn hollow`,
    hint: ({ hint }) => hint ?? 'write a cell as the table has it, or leave `hollow` out',
  }),
  'chart/kind-not-number': entry<{ readonly column: string; readonly sample: string; readonly row: string }>({
    severity: 'error',
    message: ({ column, sample, row }) => `\`${column}\` is \`${sample}\` in row \`${row}\`: it should be a number`,
    hint: () => 'look at the spelling of the cell, or name another column',
  }),
  'chart/kind-not-percent': entry<{ readonly column: string; readonly value: number; readonly row: string }>({
    severity: 'error',
    message: ({ column, value, row }) =>
      `\`${column}\` is \`${value}\` in row \`${row}\`: a percentage lies between 0 and 100`,
    hint: () => 'write what the numbers are, such as `unit: months`, or correct the row',
  }),
  'chart/kind-shares': entry<{ readonly column: string; readonly highest: number; readonly row: string }>({
    severity: 'warning',
    message: ({ column, highest, row }) =>
      `no value of \`${column}\` is above \`${highest}\`, in row \`${row}\`: are they shares of 1 and not percentages?`,
    hint: () => 'write percentages from 0 to 100 into the table, or another `unit`',
  }),
  'chart/kind-bounds': entry<{ readonly low: number; readonly high: number; readonly row: string }>({
    severity: 'error',
    message: ({ low, high, row }) => `the interval of row \`${row}\` ends at \`${high}\`, below its start \`${low}\``,
    hint: () => 'are `low` and `high` swapped, in the fence or in the row?',
  }),
  'chart/kind-outside-interval': entry<{
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly row: string;
  }>({
    severity: 'error',
    message: ({ value, low, high, row }) =>
      `the value \`${value}\` of row \`${row}\` lies outside its interval, \`${low}\` to \`${high}\``,
    hint: () => 'correct the row: an estimate lies within its own interval',
  }),
  'chart/kind-half-interval': entry<{ readonly row: string; readonly missing: string }>({
    severity: 'error',
    message: ({ row, missing }) => `row \`${row}\` has one end of its interval and no \`${missing}\``,
    hint: () => 'write both ends into the row, or leave both blank',
  }),
  'chart/kind-no-level': entry<object>({
    severity: 'warning',
    message: () => 'it is not said what the intervals are',
    hint: () => 'write their level in per cent: `level: 95`, or the column that holds it',
  }),
  'chart/kind-twice': entry<{ readonly label: string; readonly rows: readonly string[]; readonly by: string }>({
    severity: 'error',
    message: ({ label, rows }) => `the rows \`${rows[0]}\` and \`${rows[1]}\` are both drawn as \`${label}\``,
    hint: ({ by }) => `pick one with \`where\`, or tell them apart with ${by}`,
  }),
  'chart/kind-no-rows': entry<object>({
    severity: 'error',
    message: () => 'no row is left to draw',
    hint: () => 'look at `where`: its cells must stand in one row together',
  }),
  'chart/kind-too-many': entry<{
    readonly what: string;
    readonly count: number;
    readonly limit: number;
  }>({
    severity: 'error',
    message: ({ what, count, limit }) =>
      `${count} ${what} are too many to be read from the last row: the limit is ${limit}`,
    hint: () => 'pick some with `where`, or make two slides of them',
  }),
  'chart/kind-no-unit': entry<object>({
    severity: 'error',
    message: () => 'it is not said what the numbers are: `unit` is missing',
    hint: () => 'write `unit: pct` for percentages from 0 to 100, else the word: `unit: months`',
  }),
  'chart/kind-needs-percent': entry<{ readonly unit: string }>({
    severity: 'error',
    message: ({ unit }) => `\`${unit}\` has no whole: what is left can only be told of percentages`,
    hint: () => 'write `unit: pct`, or draw the numbers as `chart interval`',
  }),
  'chart/kind-mixed-units': entry<{ readonly units: readonly string[] }>({
    severity: 'error',
    message: ({ units }) => `\`${units[0]}\` and \`${units[1]}\` stand on one axis`,
    hint: () => 'pick rows of one unit with `where`',
  }),
  'chart/kind-mixed': entry<{ readonly column: string; readonly cells: readonly string[] }>({
    severity: 'info',
    message: ({ column, cells }) =>
      `rows of different \`${column}\` (${cells.map((cell) => `\`${cell}\``).join(', ')}) stand side by side`,
    hint: ({ column }) => `say so on the slide: \`time: ${column}\` or \`group: ${column}\` print it`,
  }),
  'chart/kind-unknown-name': entry<{
    readonly option: string;
    readonly name: string;
    readonly known: readonly string[];
    readonly hint: string | null;
  }>({
    severity: 'error',
    message: ({ option, name }) => `\`${option}\` names \`${name}\`, which no drawn row has`,
    hint: ({ hint, known }) => hint ?? `rows have ${known.map((one) => `\`${one}\``).join(', ')}`,
  }),
  'chart/kind-unknown-key': entry<{
    readonly key: string;
    readonly table: string;
    readonly column: string;
    readonly hint: string | null;
  }>({
    severity: 'error',
    message: ({ key, table, column }) => `\`${column}\` refers to \`${key}\`, which is no row of \`${table}\``,
    hint: ({ hint }) => hint ?? 'the cell must be the key of a row of the table that `lookup` names',
  }),
  'chart/kind-not-yes': entry<{
    readonly column: string;
    readonly sample: string;
    readonly row: string;
    /** Whether it is a yes or a no, written in another way than the column's. */
    readonly mixed: boolean;
  }>({
    severity: 'error',
    message: ({ column, sample, row }) =>
      `\`${column}\` is ${sample === '' ? 'blank' : `\`${sample}\``} in row \`${row}\`: a dot is filled for yes or empty for no`,
    hint: ({ mixed }) =>
      mixed
        ? 'the column says it in several ways: write `true` and `false`, `yes` and `no`, or 1 and 0 in all its rows'
        : 'write `true` and `false`, `yes` and `no`, or 1 and 0; leave rows out with `where`',
  }),
  'chart/kind-not-count': entry<{ readonly column: string; readonly value: number; readonly row: string }>({
    severity: 'error',
    message: ({ column, value, row }) =>
      `\`${column}\` is \`${value}\` in row \`${row}\`: a count is a whole number from 0`,
    hint: () => 'patients are counted whole',
  }),
  'chart/kind-more-than-all': entry<{ readonly value: number; readonly n: number; readonly row: string }>({
    severity: 'error',
    message: ({ value, n, row }) => `row \`${row}\` counts \`${value}\` of \`${n}\``,
    hint: () => 'a part cannot be more than the whole: are the two columns swapped?',
  }),
  'chart/kind-control': entry<{ readonly control: number; readonly value: number | null; readonly row: string }>({
    severity: 'error',
    message: ({ control, value, row }) =>
      `the control of row \`${row}\`, \`${control}\`, does not lie between 0 and ${value === null ? 'a value, which is blank' : `its value \`${value}\``}`,
    hint: () => 'a control is drawn inside its column; `chart dumbbell` shows two values, whichever is the higher',
  }),
  'chart/kind-same-name': entry<{ readonly name: string; readonly cells: readonly [string, string] }>({
    severity: 'error',
    message: ({ name, cells }) => `\`${cells[0]}\` and \`${cells[1]}\` are both called \`${name}\``,
    hint: () => 'who reads the chart cannot tell them apart: give each a name of its own',
  }),
  'chart/kind-labels-crowded': entry<{ readonly room: number }>({
    severity: 'error',
    message: ({ room }) => `the labels leave ${room} px for the chart`,
    hint: () => 'give rows shorter names: `names: {cell: shorter}`',
  }),
};
