import { didYouMean } from '../../util/nearest.ts';
import { clip, list } from '../data-words.ts';
import { entry } from '../entry.ts';
import { yamlWords } from '../yaml-words.ts';

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** In which rows of a table it is so; nothing where it is a single value. */
function inRows(keys: readonly string[], count: number): string {
  if (keys.length === 0) return '';
  const more = count - keys.length;
  return ` in row${count === 1 ? '' : 's'} ${list(keys)}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What `values/…` diagnostics say: named values in `values.yaml` and in a deck's own `values:` and `estimates:`. */
export const valueEntries = {
  // how they are written
  'values/syntax': entry<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => `this YAML cannot be read: ${yamlWords(detail)}`,
    hint: () => null,
  }),
  'values/shape': entry<{ what: string; expected: string }>({
    severity: 'error',
    message: ({ what, expected }) => `\`${clip(what)}\` must be ${expected}`,
    hint: () => null,
  }),
  'values/unknown-key': entry<{ key: string; of: string; keys: readonly string[] }>({
    severity: 'error',
    message: ({ key, of }) => `${of} takes no \`${clip(key)}\``,
    hint: ({ key, keys }) => didYouMean(key, keys) ?? `it takes ${list(keys)}`,
  }),
  'values/missing-key': entry<{ key: string; of: string }>({
    severity: 'error',
    message: ({ key, of }) => `\`${key}\` is missing for ${of}`,
    hint: () => null,
  }),
  'values/no-kind': entry<{ name: string; key: string | null; kinds: readonly string[] }>({
    severity: 'error',
    message: ({ name, key }) =>
      key === null
        ? `\`${clip(name)}\` does not say where its number comes from`
        : `\`${clip(name)}\`: there is no kind of value \`${clip(key)}\``,
    hint: ({ key, kinds }) =>
      (key !== null && /^\w+:\S/.test(key)
        ? `leave a blank after the colon: \`${clip(key.replace(':', ': '))}\``
        : null) ??
      (key === null ? null : didYouMean(key, kinds)) ??
      'write `from`, `where` and `column` for a cell, or one of `count`, `sum`, `mean`, `median`, `min`, `max`, `ratio`, `difference`, `expr`, `survival`, `hazardRatio`, `logRankP`',
  }),
  'values/two-kinds': entry<{ name: string; kinds: readonly string[] }>({
    severity: 'error',
    message: ({ name, kinds }) => `\`${clip(name)}\` is said to be two things: ${list(kinds)}`,
    hint: () => 'keep one; give the other a name of its own',
  }),
  'values/dataset-column': entry<{ written: string; of: string }>({
    severity: 'error',
    message: ({ written, of }) => `\`${of}: ${clip(written)}\` names no column`,
    hint: ({ of }) => `write the dataset and the column with a dot between: \`${of}: trials.estimate\``,
  }),
  'values/two-operands': entry<{ of: string; found: string }>({
    severity: 'error',
    message: ({ of, found }) => `\`${of}\` needs a list of two, and this is ${found}`,
    hint: ({ of }) => `write the names of two values, or two aggregates: \`${of}: [{count: trials}, e1910.n]\``,
  }),

  // names
  'values/name': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `\`${clip(name)}\` cannot be the name of a value`,
    hint: () => 'a name is letters, digits and `-`, begins with a letter, and may have parts with dots: `e1910.gain`',
  }),
  'values/name-taken': entry<{ name: string; by: string }>({
    severity: 'error',
    message: ({ name, by }) => `\`${clip(name)}\` is ${by} already`,
    hint: () => 'give the value another name',
  }),
  'values/duplicate': entry<{ name: string; same: string }>({
    severity: 'error',
    message: ({ name, same }) =>
      name === same
        ? `\`${clip(name)}\` is defined twice`
        : `\`${clip(name)}\` and \`${clip(same)}\` are one name in expressions, where \`_\` stands for \`-\``,
    hint: () => 'give one of the two another name',
  }),

  // rows and columns
  'values/unknown-column': entry<{ column: string; table: string; columns: readonly string[] }>({
    severity: 'error',
    message: ({ column, table }) => `\`${table}\` has no column \`${clip(column)}\``,
    hint: ({ column, columns }) => didYouMean(column, columns) ?? `its columns are ${list(columns)}`,
  }),
  'values/no-row': entry<{
    table: string;
    column: string;
    /** The cells that were asked for, in backticks. */
    wanted: string;
    /** The conditions before, which rows do match. */
    before: readonly string[];
    /** What the column holds in those rows. */
    found: readonly string[] | null;
    near: string | null;
  }>({
    severity: 'error',
    message: ({ table, column, wanted, before }) =>
      `no row of \`${table}\`${before.length === 0 ? '' : ` with ${before.join(', ')}`} has ${wanted} in \`${column}\``,
    hint: ({ found, near }) => {
      if (near !== null) return `did you mean \`${clip(near)}\`?`;
      if (found === null || found.length === 0) return null;
      return found.length === 1 ? `there it is \`${clip(found[0] as string)}\`` : `there it is one of ${list(found)}`;
    },
  }),
  'values/many-rows': entry<{
    table: string;
    count: number;
    keys: readonly string[];
    apart: readonly string[];
  }>({
    severity: 'error',
    message: ({ table, count, keys }) =>
      `${count} rows of \`${table}\` match${keys.length === 0 ? '' : `: ${list(keys)}`}`,
    hint: ({ apart }) =>
      apart.length === 0
        ? 'a cell is one row: narrow `where`, or use an aggregate such as `mean`'
        : `a cell is one row: ${list(apart)} would tell them apart in \`where\``,
  }),
  'values/empty-cell': entry<{ column: string; key: string }>({
    severity: 'error',
    message: ({ column, key }) => `\`${column}\` is empty in row \`${clip(key)}\``,
    hint: () => 'fill it in, or name another cell',
  }),
  'values/not-a-number': entry<{ column: string; type: string; what: string }>({
    severity: 'error',
    message: ({ column, type, what }) => `\`${clip(column)}\` holds ${type}, and ${what} needs numbers`,
    hint: () => null,
  }),
  'values/nothing': entry<{ of: string; table: string; column: string | null }>({
    severity: 'error',
    message: ({ of, table, column }) =>
      column === null
        ? `no row of \`${table}\` matches, so there is no \`${of}\``
        : `no row that matches has a value of \`${column}\`, so there is no \`${of}\``,
    hint: () => null,
  }),
  'values/empty-left-out': entry<{ column: string; empty: number; of: number }>({
    severity: 'info',
    message: ({ column, empty, of }) =>
      `${rows(empty)} of ${of} ${empty === 1 ? 'has' : 'have'} no \`${column}\` and ${empty === 1 ? 'is' : 'are'} left out`,
    hint: () => null,
  }),

  // computed from others
  'values/cycle': entry<{ names: readonly string[] }>({
    severity: 'error',
    message: ({ names }) =>
      `this value is computed from itself: ${names.map((name) => `\`${clip(name)}\``).join(' → ')}`,
    hint: () => 'take one of them from the data',
  }),
  'values/expression': entry<{ detail: string; hint: string | null }>({
    severity: 'error',
    message: ({ detail }) => detail,
    hint: ({ hint }) => hint,
  }),
  'values/no-number': entry<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `this must give a number, and gives ${found}`,
    hint: () => null,
  }),
  'values/by-zero': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `the second number of the ratio is 0: ${what}`,
    hint: () => null,
  }),
  'values/statistic': entry<{ of: string; detail: string; hint: string | null }>({
    severity: 'error',
    message: ({ of, detail }) => `\`${of}\` cannot be computed: ${detail}`,
    hint: ({ hint }) => hint,
  }),

  // what belongs to a number
  'values/one-end': entry<{ low: string; high: string; keys: readonly string[]; count: number }>({
    severity: 'error',
    message: ({ low, high, keys, count }) =>
      `an interval has one end only${inRows(keys, count)}: \`${low}\` or \`${high}\` is empty`,
    hint: () => 'fill in both ends, or neither',
  }),
  'values/no-interval': entry<{ low: string; high: string; key: string }>({
    severity: 'error',
    message: ({ low, high, key }) => `row \`${clip(key)}\` has no interval: \`${low}\` and \`${high}\` are empty`,
    hint: () => 'fill them in, or leave `ci` out',
  }),
  'values/interval-order': entry<{ low: string; high: string; keys: readonly string[]; count: number }>({
    severity: 'error',
    message: ({ low, high, keys, count }) => `\`${low}\` is above \`${high}\`${inRows(keys, count)}`,
    hint: () => 'write the lower end first: `ci: [low, high]`',
  }),
  'values/outside-interval': entry<{ what: string; keys: readonly string[]; count: number }>({
    severity: 'warning',
    message: ({ what, keys, count }) =>
      `\`${clip(what)}\` lies outside its own confidence interval${inRows(keys, count)}`,
    hint: () => 'compare the numbers with their source',
  }),
  'values/level': entry<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `${found} is no confidence level in percent`,
    hint: ({ found }) => {
      const share = Number(found.replaceAll('`', ''));
      const percent = share > 0 && share < 1 ? Number((share * 100).toPrecision(6)) : 95;
      return `write it as in \`level: ${percent}\``;
    },
  }),
  'values/level-differs': entry<{ end: string; level: number; written: number }>({
    severity: 'error',
    message: ({ end, level, written }) =>
      `\`${clip(end)}\` is the end of a ${level}% interval, and \`level\` says ${written}`,
    hint: ({ level }) => `write \`level: ${level}\`; an interval of another level has other ends`,
  }),
  'values/share-as-percent': entry<{ what: string; unit: string }>({
    severity: 'warning',
    message: ({ what, unit }) =>
      `\`${clip(what)}\` lies between 0 and 1 as a share does, and \`unit: ${clip(unit)}\` writes a % behind it as it is`,
    hint: () =>
      "a share is written by `unit: ratio` and `format: '.1%'`; else multiply by 100, or call the column something with `pct`",
  }),
  'values/format': entry<{ pattern: string; detail: string }>({
    severity: 'error',
    message: ({ pattern, detail }) => `\`${clip(pattern)}\` ${detail}`,
    hint: () => "a format is a d3-format pattern: '.1f' for one decimal, ',' for thousands",
  }),
  'values/one-slug': entry<{ table: string; slug: string; keys: readonly string[] }>({
    severity: 'error',
    message: ({ table, slug, keys }) => `rows of \`${table}\` have one name, \`${clip(slug)}\`: ${list(keys)}`,
    hint: () => 'give one of them another key: a name has letters and digits, all else is a hyphen',
  }),
};
