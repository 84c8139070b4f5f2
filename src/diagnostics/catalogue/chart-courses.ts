import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';
import { listHint } from './chart-words.ts';

/** A part of a sum. */
export interface SumPart {
  readonly id: string;
  readonly n: number;
}

function sumWords(parts: readonly SumPart[], sum: number): string {
  if (parts.length === 0) return 'nothing';
  const shown = parts.slice(0, 6).map(({ id, n }) => `\`${id}\` ${n}`);
  const total = parts.length > 1 ? ` = ${sum}` : '';
  return `${shown.join(' + ')}${parts.length > 6 ? ' + …' : ''}${total}`;
}

/** What is said of charts of patients on their way: flows, responses, courses. */
export const chartCourseEntries = {
  'chart/blank-cell': entry<{ readonly column: string; readonly row: number }>({
    severity: 'error',
    message: ({ column, row }) => `\`${column}\` is blank in row ${row}`,
    hint: () => 'fill the cell, or leave the row out with `where`',
  }),
  'chart/no-count': entry<{ readonly column: string; readonly cell: string | null; readonly row: number }>({
    severity: 'error',
    message: ({ column, cell, row }) =>
      cell === null
        ? `\`${column}\` is blank in row ${row}`
        : `\`${column}\` is \`${cell}\` in row ${row}: it counts patients`,
    hint: () => 'a count is a whole number from 0',
  }),
  'chart/unknown-cell': entry<{
    readonly column: string;
    readonly word: string;
    readonly row: number;
    readonly known: readonly string[];
  }>({
    severity: 'error',
    message: ({ column, word, row }) => `\`${column}\` is \`${word}\` in row ${row}, which it cannot be`,
    hint: ({ word, known }) => didYouMean(word, known) ?? listHint('it may be', known),
  }),
  'chart/duplicate-row': entry<{
    readonly column: string;
    readonly id: string;
    readonly rows: readonly [number, number];
  }>({
    severity: 'error',
    message: ({ column, id, rows: [one, other] }) => `\`${column}\` is \`${id}\` in row ${one} and in row ${other}`,
    hint: () => 'each stands in one row: correct the data, or pick rows with `where`',
  }),
  'chart/too-many-marks': entry<{ readonly what: string; readonly count: number; readonly limit: number }>({
    severity: 'error',
    message: ({ what, count, limit }) => `${count} ${what} cannot be read on a slide: the limit is ${limit}`,
    hint: () => '`where` picks some of the rows',
  }),
  'chart/flow-parent': entry<{
    readonly id: string;
    readonly from: string;
    readonly row: number;
    readonly known: readonly string[];
  }>({
    severity: 'error',
    message: ({ id, from, row }) => `\`${id}\` comes from \`${from}\` in row ${row}, and there is no such row`,
    hint: ({ from, known }) => didYouMean(from, known) ?? listHint('rows are', known),
  }),
  'chart/flow-cycle': entry<{ readonly ids: readonly string[] }>({
    severity: 'error',
    message: ({ ids }) =>
      ids.length === 1
        ? `\`${ids[0]}\` comes from itself`
        : `rows come from each other in a circle: ${[...ids, ids[0]].map((id) => `\`${id}\``).join(' from ')}`,
    hint: () => 'each row comes from the one above it, the first from none',
  }),
  'chart/flow-root': entry<{ readonly column: string; readonly roots: readonly string[] }>({
    severity: 'error',
    message: ({ column, roots }) =>
      roots.length === 0
        ? `no row begins the flow: \`${column}\` is nowhere blank`
        : `${roots.length} rows begin the flow: ${roots.map((id) => `\`${id}\``).join(', ')}`,
    hint: ({ column }) =>
      `\`${column}\` is blank in one row, the first; in each other one it is the id of the row above`,
  }),
  'chart/flow-step': entry<{ readonly id: string; readonly from: string }>({
    severity: 'warning',
    message: ({ id, from }) => `\`${id}\` is shown before \`${from}\`, which it comes from`,
    hint: ({ id }) => `name \`${id}\` in a step of its own or with the one that it comes from`,
  }),
  'chart/flow-depth': entry<{ readonly id: string; readonly excluded: string }>({
    severity: 'error',
    message: ({ id, excluded }) => `rows come from \`${id}\`, which is a reason of \`${excluded}\``,
    hint: () => 'who is excluded may have reasons, and these have no more rows below them',
  }),
  'chart/flow-sum': entry<{
    readonly id: string;
    readonly n: number;
    readonly sum: number;
    readonly parts: readonly SumPart[];
    /** Whether `rest` would help. */
    readonly rest: boolean;
  }>({
    severity: 'error',
    message: ({ id, n, sum, parts }) =>
      `the counts do not add up: \`${id}\` is ${n}, what comes from it is ${sumWords(parts, sum)}`,
    hint: ({ id, n, sum, rest }) => {
      if (sum > n) return `${sum - n} too many`;
      const missing = n - sum === 1 ? '1 is missing' : `${n - sum} are missing`;
      return rest
        ? `${missing}: add a row of kind \`excluded\` that comes from \`${id}\`, or draw the difference with \`rest: {${id}: WORDS}\``
        : `${missing}: add a row for the reason`;
    },
  }),
  'chart/no-change': entry<{ readonly column: string; readonly cell: string; readonly row: number }>({
    severity: 'error',
    message: ({ column, cell, row }) => `\`${column}\` is \`${cell}\` in row ${row}, which is no change from baseline`,
    hint: () =>
      'a change is a number of percent of the baseline, from -100; leave the cell blank where nothing was measured',
  }),
  'chart/change-shares': entry<{ readonly column: string; readonly largest: number }>({
    severity: 'warning',
    message: ({ column, largest }) =>
      `no change in \`${column}\` is larger than \`${largest}\`: are they shares of 1? They are drawn as percent`,
    hint: () => 'write percent of the baseline into the table: `-45` for `-0.45`',
  }),
  'chart/odd-response': entry<{
    readonly patient: string;
    readonly response: string;
    readonly change: number;
    readonly count: number;
    readonly threshold: number;
  }>({
    severity: 'warning',
    message: ({ patient, response, change, count, threshold }) =>
      `\`${patient}\` is ${response} with a best change of ${change}%: a response needs ${threshold}%${count > 1 ? `; ${count - 1} more are like it` : ''}`,
    hint: () => 'correct the data; of other criteria than RECIST 1.1 write their `thresholds`, or `false`',
  }),
  'chart/no-time': entry<{ readonly column: string; readonly cell: string | null; readonly row: number }>({
    severity: 'error',
    message: ({ column, cell, row }) =>
      cell === null
        ? `\`${column}\` is blank in row ${row}`
        : `\`${column}\` is \`${cell}\` in row ${row}, which is no time`,
    hint: () => 'a time is a number from 0, the start; of two dates, write what lies between them',
  }),
  'chart/two-groups': entry<{
    readonly patient: string;
    readonly column: string;
    readonly cells: readonly [string, string];
  }>({
    severity: 'error',
    message: ({ patient, column, cells: [one, other] }) =>
      `\`${patient}\` is \`${one}\` and \`${other}\` in \`${column}\``,
    hint: () => 'a patient stands in one group: correct the data, or name each patient differently',
  }),
  'chart/two-visits': entry<{
    readonly patient: string;
    readonly column: string;
    readonly time: number;
    readonly rows: readonly [number, number];
  }>({
    severity: 'error',
    message: ({ patient, column, time, rows: [one, other] }) =>
      `\`${patient}\` has \`${column}\` ${time} twice, in rows ${one} and ${other}`,
    hint: () => 'a patient has one row for each time: correct the data, or pick rows with `where`',
  }),
  'chart/no-date': entry<{ readonly column: string; readonly cell: string | null; readonly row: number }>({
    severity: 'error',
    message: ({ column, cell, row }) =>
      cell === null
        ? `\`${column}\` is blank in row ${row}`
        : `\`${column}\` is \`${cell}\` in row ${row}, which is no year and no date`,
    hint: () => 'write a year, `2014`, or a date, `2014-12-03`',
  }),
  'chart/end-before-start': entry<{
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly row: number;
  }>({
    severity: 'error',
    message: ({ name, start, end, row }) => `\`${name}\` ends at ${end} and begins at ${start} in row ${row}`,
    hint: () => 'an end is not before its beginning',
  }),
  'chart/no-stretch': entry<{ readonly name: string; readonly column: string }>({
    severity: 'error',
    message: ({ name, column }) => `\`${name}\` has events and no bar: \`${column}\` is blank in each of its rows`,
    hint: () => 'a row with an end is a stretch of time, one without is an event',
  }),
  'chart/stretches-overlap': entry<{
    readonly name: string;
    readonly one: string;
    readonly other: string;
    readonly rows: readonly [number, number];
  }>({
    severity: 'error',
    message: ({ name, one, other, rows: [first, second] }) =>
      `\`${one}\` and \`${other}\` of \`${name}\` lie on each other, rows ${first} and ${second}`,
    hint: () => 'one would hide the other: end the first where the second begins, or write an event without an end',
  }),
  'chart/kind-crowded': entry<{ readonly what: string; readonly width: number; readonly height: number }>({
    severity: 'error',
    message: ({ what, width, height }) => `${what} do not fit into ${width} × ${height} px in letters that can be read`,
    hint: () => 'write shorter labels, leave rows out with `where`, or give the chart the whole slide',
  }),
  'chart/no-rows-left': entry<object>({
    severity: 'error',
    message: () => 'no row is left to draw',
    hint: () => 'look at the table and at `where`',
  }),
  'chart/empty-arm': entry<{ readonly arm: string }>({
    severity: 'error',
    message: ({ arm }) => `\`${arm}\` has no patients`,
    hint: () => 'a bar of shares needs a count above 0',
  }),
  'chart/arm-sum': entry<{
    readonly arm: string;
    readonly column: string;
    readonly n: string;
    readonly sum: number;
    readonly parts: readonly SumPart[];
  }>({
    severity: 'error',
    message: ({ arm, column, n, sum, parts }) =>
      `the counts do not add up: \`${column}\` of \`${arm}\` is ${n === '' ? 'blank' : n}, its responses are ${sumWords(parts, sum)}`,
    hint: () => 'those of whom no response is known are `NE`, not evaluable',
  }),
};
