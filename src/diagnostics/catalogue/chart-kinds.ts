import { didYouMean, nearest } from '../../util/nearest.ts';
import { optionMeant } from '../../util/option-meant.ts';
import { entry } from '../entry.ts';
import { listHint, quoted } from './chart-words.ts';

/** A group by its name; without one where it may not be told, or where there is one curve alone. */
function groupWords(group: string | null): string {
  if (group === null) return 'a group';
  return group === '' ? 'the table' : `the group \`${group}\``;
}

/** `died` is in no row, and `dead` is no code. */
function unusedHint(
  meant: { readonly unused: readonly string[]; readonly found: readonly string[] } | null,
): string | null {
  const [code] = meant?.unused ?? [];
  if (meant === null || code === undefined) return null;
  const near = nearest(code, meant.found) ?? (meant.found.length === 1 ? (meant.found[0] ?? null) : null);
  return near === null ? null : `\`${code}\` is in no row: did you mean \`${near}\`?`;
}

/** Kinds by the words under which they are looked for, too far from their names to be found as misspelt. */
const meant: ReadonlyMap<string, string> = new Map([
  ['survival', 'km'],
  ['kaplan-meier', 'km'],
  ['kaplanmeier', 'km'],
  ['lifetable', 'life-table'],
  ['actuarial', 'life-table'],
]);

function optionHint(meant: string | null): string | null {
  return meant === null ? null : `did you mean \`${meant}\`?`;
}

/** What is said of charts of our own kinds. */
export const chartKindEntries = {
  'chart/unknown-kind': entry<{ readonly kind: string; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ kind }) => `there is no chart kind \`${kind}\``,
    hint: ({ kind, known }) =>
      didYouMean(meant.get(kind.toLowerCase()) ?? kind, known) ??
      `${listHint('kinds are', known)}; any other chart is a fence \`vega-lite\` with a Vega-Lite spec`,
  }),
  'chart/unknown-option': entry<{
    readonly key: string;
    readonly kind: string;
    readonly known: readonly string[];
    /** What every chart takes beside them. */
    readonly also?: readonly string[];
    /** Whether they were listed with another one before. */
    readonly listed?: boolean;
  }>({
    severity: 'error',
    message: ({ key, kind }) => `\`${key}\` is not an option of a \`${kind}\` chart`,
    hint: ({ key, kind, known, also = [], listed }) =>
      (kind === 'km' && key === 'atRisk' ? 'printed numbers at risk are drawn by `chart life-table`' : null) ??
      optionHint(optionMeant(key, [...known, ...also])) ??
      (listed === true
        ? null
        : `${listHint('options are', known)}; \`plenary spec\` prints a spec to paste and change`),
  }),
  'chart/event-coding': entry<{
    readonly column: string;
    readonly why: string;
    /** Whether the author names the codes. */
    readonly named: boolean;
    /** A column of the table that is named like a printed number at risk. */
    readonly printed: string | null;
    /** Codes of the author's that no cell is, and cells that are no code; `null` where there are none of both. */
    readonly meant: { readonly unused: readonly string[]; readonly found: readonly string[] } | null;
  }>({
    severity: 'error',
    message: ({ column, why }) => `\`${column}\` does not say who had the event: ${why}`,
    hint: ({ column, named, printed, meant }) =>
      unusedHint(meant) ??
      (printed !== null
        ? `\`${printed}\` looks like printed numbers at risk: these are drawn by \`chart life-table\``
        : named
          ? 'give each code to `event` or `censored`, several as a list; leave unknown ones blank'
          : `write 0 and 1 or \`false\` and \`true\`, or name the codes: \`event: {column: ${column}, event: …, censored: …}\``),
  }),
  'chart/event-code': entry<{ readonly column: string; readonly codes: readonly string[] }>({
    severity: 'warning',
    message: ({ column, codes }) => `${quoted(codes)} ${codes.length === 1 ? 'is' : 'are'} in no row of \`${column}\``,
    hint: () => 'look at the spelling, or leave a code out that nobody has',
  }),
  'chart/time-not-number': entry<{ readonly column: string; readonly samples: readonly string[] }>({
    severity: 'error',
    message: ({ column, samples }) =>
      `\`${column}\` cannot be a time${samples.length === 0 ? '' : `: ${quoted(samples)} is no number`}`,
    hint: () => 'a time is a number from the start of observation; of two dates, write the days between them',
  }),
  'chart/negative-time': entry<{
    readonly column: string;
    /** The first one; `null` where no row may be named. */
    readonly sample: { readonly time: number; readonly row: number } | null;
    readonly count: number;
  }>({
    severity: 'error',
    message: ({ column, sample }) =>
      sample === null
        ? `\`${column}\` holds a time below 0`
        : `\`${column}\` is \`${sample.time}\` in row ${sample.row}: a time is 0 or more`,
    hint: ({ sample, count }) => (sample === null || count === 1 ? null : `${count} rows have such a time`),
  }),
  'chart/rows-left-out': entry<{
    /** `null` where it may not be told. */
    readonly count: number | null;
    readonly columns: readonly string[];
  }>({
    severity: 'warning',
    message: ({ count }) =>
      count === null ? 'some rows are left out' : count === 1 ? '1 row is left out' : `${count} rows are left out`,
    hint: ({ columns }) => `nothing stands in ${quoted(columns)}: complete the data, or pick rows with \`where\``,
  }),
  'chart/empty-group': entry<{ readonly group: string | null; readonly known: readonly string[] }>({
    severity: 'error',
    message: ({ group }) => `${groupWords(group)} has no rows with a time and an event`,
    hint: ({ group, known }) =>
      (group === null || group.length < 3 ? null : didYouMean(group, known)) ??
      'a curve needs rows: look at the spelling, at `where` and at blank cells',
  }),
  'chart/group-not-listed': entry<{ readonly group: string | null }>({
    severity: 'error',
    message: ({ group }) => `${groupWords(group)} has rows, and is not among \`groups\``,
    hint: () => 'list each group, the reference first; to leave one out, pick rows with `where`',
  }),
  'chart/no-hazard-ratio': entry<{ readonly why: string | null }>({
    severity: 'error',
    message: ({ why }) => `there is no hazard ratio${why === null ? '' : `: ${why}`}`,
    hint: () => 'leave `hazardRatio` out; it is written where it can be estimated',
  }),
  'chart/no-log-rank': entry<{ readonly why: string | null }>({
    severity: 'error',
    message: ({ why }) => `there is no log-rank test${why === null ? '' : `: ${why}`}`,
    hint: () => 'leave `logRank` out; it is written where there are groups to compare',
  }),
  'chart/private-median': entry<object>({
    severity: 'error',
    message: () => 'a median of a sensitive table is not shown',
    hint: () => 'it is the time of one patient: leave `medians` out',
  }),
  'chart/life-table': entry<{
    readonly group: string;
    readonly why: string;
    /** Whether it is not said which interval the events are of. */
    readonly unsaid: boolean;
  }>({
    severity: 'error',
    message: ({ group, why }) => `${groupWords(group)} is no life table: ${why}`,
    hint: ({ unsaid }) =>
      unsaid
        ? 'write `eventsOf: before` where events are those since the row above, `after` where they are those until the next'
        : 'write the rows as they are printed: a time, those at risk then, and the events of one interval',
  }),
  'chart/too-many-curves': entry<{ readonly count: number; readonly limit: number }>({
    severity: 'error',
    message: ({ count, limit }) => `${count} curves cannot be told apart: the limit is ${limit}`,
    hint: () => '`group` names a column of a few groups; `where` picks some of them',
  }),
  'chart/too-few-at-risk': entry<{ readonly group: string | null; readonly minimum: number }>({
    severity: 'error',
    message: ({ group, minimum }) =>
      `${groupWords(group)} has no time at which ${minimum} are at risk: nothing is drawn`,
    hint: () => 'take the group out with `where`; of open data, `minimumAtRisk: 1` draws a curve to its end',
  }),
  'chart/too-many-ticks': entry<{ readonly step: number; readonly count: number; readonly limit: number }>({
    severity: 'error',
    message: ({ step, count, limit }) => `a step of ${step} gives ${count} ticks: the limit is ${limit}`,
    hint: () => 'write a longer step, or leave `ticks` out',
  }),
  'chart/risk-table-crowded': entry<{ readonly ticks: number }>({
    severity: 'warning',
    message: ({ ticks }) => `the counts under ${ticks} ticks lie on each other`,
    hint: () => 'write fewer `ticks`, or `riskTable: [at-risk]`',
  }),
  'chart/no-time-grid': entry<object>({
    severity: 'error',
    message: () => 'curves of a sensitive table need a `timeGrid`',
    hint: () =>
      'write beside `sensitive: true` in `datapackage.json` to how many units times are coarsened: `"timeGrid": 6`',
  }),
  'chart/narrow-grid': entry<{ readonly minimum: number }>({
    severity: 'info',
    message: ({ minimum }) => `between two times of the \`timeGrid\` fewer than ${minimum} of a group had the event`,
    hint: () => 'who knows the rows may recognise a step: a wider `timeGrid` puts more events into each',
  }),
  'chart/off-grid': entry<{ readonly time: number; readonly grid: number }>({
    severity: 'error',
    message: ({ time, grid }) => `\`${time}\` is not a multiple of the \`timeGrid\`, ${grid}`,
    hint: () => 'numbers of a sensitive table are shown at times of its grid alone',
  }),
  'chart/private-counts': entry<object>({
    severity: 'error',
    message: () => 'of a sensitive table only numbers at risk are shown',
    hint: () => 'beside each other the counts add up, so that a hidden one could be worked out: `riskTable: [at-risk]`',
  }),
};
