import { entry } from '../entry.ts';
import { didYouMean } from '../../util/nearest.ts';
import { article, cells, clip, examples, list, type BadCell } from '../data-words.ts';
import { packageEntries } from './data-package.ts';

/** What `data/…` diagnostics say. */
export const dataEntries = {
  ...packageEntries,

  // names in the deck
  'data/unknown-dataset': entry<{ name: string; names: readonly string[]; alias: string | null }>({
    severity: 'error',
    message: ({ name }) => `there is no dataset \`${name}\``,
    hint: ({ name, names, alias }) =>
      (alias === null ? didYouMean(name, names) : `did you mean \`${alias}\`?`) ??
      (names.length === 0 ? 'put a CSV, JSON or YAML file into the data folder' : `the datasets are ${list(names)}`),
  }),
  'data/ambiguous-name': entry<{ name: string; paths: readonly string[] }>({
    severity: 'error',
    message: ({ name, paths }) => `\`${name}\` may be any of ${list(paths)}`,
    hint: () => 'give each a name of its own in datapackage.json, or write the path as `url:`',
  }),
  'data/not-described': entry<{ path: string }>({
    severity: 'info',
    message: ({ path }) => `\`${path}\` is not described in datapackage.json; its types are inferred`,
    hint: ({ path }) => `\`plenary describe ${path}\` prints an entry to copy`,
  }),

  // files
  'data/wrong-kind': entry<{ path: string; kind: string }>({
    severity: 'error',
    message: ({ path, kind }) => `\`${path}\` is ${kind}, not a table`,
    hint: () => 'export the table as CSV (UTF-8)',
  }),
  'data/empty': entry<{ path: string; rows: boolean }>({
    severity: 'error',
    message: ({ path, rows }) => (rows ? `\`${path}\` has columns but no rows` : `\`${path}\` is empty`),
    hint: () => null,
  }),
  'data/too-large': entry<{ what: string; limit: string }>({
    severity: 'error',
    message: ({ what, limit }) => `${what}; the limit is ${limit}`,
    hint: () => 'keep what the talk shows: fewer columns, aggregated rows',
  }),

  // CSV
  'data/ragged-row': entry<{ line: number; expected: number; found: number; delimiter: string }>({
    severity: 'error',
    message: ({ line, expected, found }) => `line ${line} has ${cells(found)}, the header has ${expected}`,
    hint: ({ expected, found, delimiter }) =>
      found > expected
        ? `put a cell that holds \`${delimiter}\` in double quotes`
        : 'add the missing cells, blank ones too',
  }),
  'data/duplicate-column': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `two columns are called \`${name}\``,
    hint: () => 'rename one of them in the first line of the file',
  }),
  'data/empty-header': entry<{ number: number }>({
    severity: 'error',
    message: ({ number }) => `column ${number} has no name`,
    hint: () => 'name it in the first line of the file, or remove the delimiter at the end of each line',
  }),
  'data/header-blanks': entry<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => `the column name \`${name}\` begins or ends with a blank; it is read as \`${name.trim()}\``,
    hint: () => 'remove the blank',
  }),
  'data/unclosed-quote': entry<object>({
    severity: 'error',
    message: () => 'this quote is never closed, so the cells after it cannot be told apart',
    hint: () => 'close it before the next delimiter; a quote inside a quoted cell is written twice: `""`',
  }),
  'data/stray-quote': entry<{ cell: string }>({
    severity: 'error',
    message: ({ cell }) => `a quote stands in the middle of the cell \`${clip(cell)}\``,
    hint: () => 'put the whole cell in quotes, without blanks around them, and write a quote inside it twice: `""`',
  }),
  'data/broken-cell': entry<{ column: string; value: string; line: number }>({
    severity: 'error',
    message: ({ column, value, line }) =>
      `line ${line}: \`${value}\` in column \`${column}\` is a spreadsheet's error, not a value`,
    hint: ({ value }) => `repair the formula and export again, or list \`${value}\` in \`missingValues\``,
  }),
  'data/outer-blanks': entry<{ column: string; value: string; line: number }>({
    severity: 'warning',
    message: ({ column, value, line }) =>
      `line ${line}: \`${clip(value)}\` in column \`${column}\` differs from \`${clip(value.trim())}\` only by a blank`,
    hint: () => 'they count as two values; remove the blank',
  }),

  // JSON and YAML
  'data/json-syntax': entry<{ detail: string; hint: string | null }>({
    severity: 'error',
    message: ({ detail }) => `this is not JSON: ${detail}`,
    hint: ({ hint }) => hint,
  }),
  'data/yaml-syntax': entry<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => `this YAML cannot be read: ${detail}`,
    hint: () => null,
  }),
  'data/duplicate-property': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `the key \`${clip(key)}\` stands twice in one object`,
    hint: () => 'remove one of the two',
  }),
  'data/too-deep': entry<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `this is nested more than ${limit} levels deep`,
    hint: () => null,
  }),
  'data/not-rows': entry<{ found: string; key: string | null }>({
    severity: 'error',
    message: ({ found }) => `a table is a list of objects, one a row; this is ${found}`,
    hint: ({ key }) =>
      key === null ? null : `the rows seem to be under \`${clip(key)}\`: save that list as a file of its own`,
  }),
  'data/nested-value': entry<{ key: string; found: string }>({
    severity: 'error',
    message: ({ key, found }) => `\`${clip(key)}\` holds ${found}; a cell is text, a number, true, false or null`,
    hint: () => 'give each of its parts a column of its own',
  }),
  'data/nested-rows': entry<{ path: string }>({
    severity: 'info',
    message: ({ path }) => `cells of \`${clip(path)}\` have parts: charts can draw them, text cannot quote them`,
    hint: () => 'for numbers that lead back to their row, give each part a column of its own',
  }),
  'data/missing-keys': entry<{ key: string; count: number; rows: number }>({
    severity: 'info',
    message: ({ key, count, rows }) =>
      `\`${clip(key)}\` is missing in ${count} of ${rows} rows, where it counts as no value`,
    hint: () => null,
  }),
  'data/mixed-types': entry<{ column: string; first: string; second: string }>({
    severity: 'error',
    message: ({ column, first, second }) => `column \`${column}\` holds ${first} and ${second}`,
    hint: () => 'write all of its values in the same way',
  }),
  'data/unsafe-integer': entry<{ column: string; value: string }>({
    severity: 'warning',
    message: ({ column, value }) =>
      `\`${clip(value)}\` in column \`${column}\` has more digits than a number keeps; the column is read as text`,
    hint: () => 'if it is a quantity, declare the column as `number` to round it; if a code, as `string`',
  }),

  // types
  'data/not-a-number': entry<{ column: string; bad: readonly BadCell[]; count: number; total: number; advice: string }>(
    {
      severity: 'error',
      message: ({ column, bad, count, total }) =>
        `column \`${column}\` is almost numbers, but not ${examples(bad, count)} (${count} of ${total} cells)`,
      hint: ({ advice }) => advice,
    },
  ),
  'data/decimal-comma': entry<{ column: string; value: string; line: number; advice: string }>({
    severity: 'error',
    message: ({ column, value, line }) =>
      `column \`${column}\` has decimal commas, such as \`${clip(value)}\` in line ${line}, and would be read as text`,
    hint: ({ advice }) => `${advice}; for words, declare the column as \`string\``,
  }),
  'data/number-like-text': entry<{ column: string; value: string; line: number }>({
    severity: 'info',
    message: ({ column, value, line }) =>
      `column \`${column}\` is read as text: \`${clip(value)}\` in line ${line} is not a plain number`,
    hint: () => 'to use it as a quantity, write plain numbers; a thousands separator may be said as `groupChar`',
  }),
  'data/not-a-date': entry<{ column: string; bad: readonly BadCell[]; count: number; total: number; advice: string }>({
    severity: 'error',
    message: ({ column, bad, count, total }) =>
      `column \`${column}\` seems to hold dates, but ${examples(bad, count)} cannot be read as one (${count} of ${total} cells)`,
    hint: ({ advice }) => advice,
  }),
  'data/wrong-type': entry<{ column: string; value: string; line: number; type: string; advice: string }>({
    severity: 'error',
    message: ({ column, value, line, type }) =>
      `line ${line}: \`${clip(value)}\` in column \`${column}\` is not ${article(type)}`,
    hint: ({ advice }) => advice,
  }),
  'data/more': entry<{ column: string; count: number }>({
    severity: 'error',
    message: ({ column, count }) => `and ${count} more in column \`${column}\``,
    hint: () => null,
  }),
  'data/more-rows': entry<{ count: number }>({
    severity: 'error',
    message: ({ count }) => `and ${count} more like this in this file`,
    hint: () => null,
  }),
  'data/unknown-column': entry<{ name: string; path: string; columns: readonly string[] }>({
    severity: 'error',
    message: ({ name, path }) => `\`${path}\` has no column \`${name}\``,
    hint: ({ name, columns }) => didYouMean(name, columns) ?? `its columns are ${list(columns)}`,
  }),

  // constraints
  'data/required': entry<{ column: string; line: number }>({
    severity: 'error',
    message: ({ column, line }) => `line ${line}: column \`${column}\` must have a value`,
    hint: () => 'fill it in, or drop `required` from the schema',
  }),
  'data/not-unique': entry<{ column: string; value: string; line: number; first: number }>({
    severity: 'error',
    message: ({ column, value, line, first }) =>
      `line ${line}: \`${clip(value)}\` in column \`${column}\` stands in line ${first} already`,
    hint: () => 'correct one of the two, or drop `unique` from the schema',
  }),
  'data/out-of-range': entry<{ column: string; value: string; line: number; limit: string; low: boolean }>({
    severity: 'error',
    message: ({ column, value, line, limit, low }) =>
      `line ${line}: ${value} in column \`${column}\` is ${low ? 'below the minimum' : 'above the maximum'} ${limit}`,
    hint: () => 'correct the cell or the schema',
  }),
  'data/not-allowed': entry<{ column: string; value: string; line: number; allowed: readonly string[] }>({
    severity: 'error',
    message: ({ column, value, line }) =>
      `line ${line}: \`${clip(value)}\` is not a value that column \`${column}\` may have`,
    hint: ({ value, allowed }) => didYouMean(value, allowed) ?? `it may have ${list(allowed)}`,
  }),
  'data/pattern-mismatch': entry<{ column: string; value: string; line: number; pattern: string }>({
    severity: 'error',
    message: ({ column, value, line, pattern }) =>
      `line ${line}: \`${clip(value)}\` in column \`${column}\` does not match the pattern \`${clip(pattern)}\``,
    hint: () => 'correct the cell or the schema',
  }),
  'data/key-without-value': entry<{ column: string; line: number }>({
    severity: 'error',
    message: ({ column, line }) => `line ${line}: \`${column}\` belongs to the primary key and has no value`,
    hint: () => 'give the row a key of its own',
  }),
  'data/duplicate-key': entry<{ key: string; line: number; first: number }>({
    severity: 'error',
    message: ({ key, line, first }) => `lines ${first} and ${line} have the same key \`${clip(key)}\``,
    hint: () => 'a value is found by its key, so no two rows may share one',
  }),
};
