import { entry } from '../entry.ts';

/** What `privacy/…` diagnostics say. No cell, no row key and no small count of a sensitive table stands in them. */
export const privacyEntries = {
  // datapackage.json
  'privacy/misspelt-mark': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` does not mark the table as sensitive`,
    hint: () => 'did you mean `sensitive`?',
  }),
  'privacy/mark-misplaced': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `\`${key}\` has no effect here`,
    hint: () => 'write it into the resource, beside `name` and `path`: a table is sensitive as a whole',
  }),
  'privacy/not-marked': entry<{ key: string }>({
    severity: 'warning',
    message: ({ key }) => `\`${key}\` has no effect on a table that is not marked as sensitive`,
    hint: () => 'add `"sensitive": true`, or remove the key',
  }),

  // data files
  'privacy/broken-data': entry<{ what: string; line: number | null; column: string | null }>({
    severity: 'error',
    message: ({ what, line, column }) => brokenWords(what, line, column),
    hint: () => 'look at that line in the file: no cell of a sensitive table is printed',
  }),
  'privacy/doubtful-data': entry<{ what: string; line: number | null; column: string | null }>({
    severity: 'warning',
    message: ({ what, line, column }) => brokenWords(what, line, column),
    hint: () => 'look at that line in the file: no cell of a sensitive table is printed',
  }),

  // what a slide shows
  'privacy/kind': entry<{ kind: string; table: string }>({
    severity: 'error',
    message: ({ kind, table }) => `a \`chart ${kind}\` would show single rows of the sensitive table \`${table}\``,
    hint: () => 'write groups of them into a table of their own, or draw aggregates in a `vega-lite` fence',
  }),
  'privacy/row-shown': entry<{ what: string; table: string; minimum: number }>({
    severity: 'error',
    message: ({ what, table }) => `${what} would show single rows of the sensitive table \`${table}\``,
    hint: ({ minimum }) =>
      `show an aggregate of at least ${minimum} rows: a count, sum, mean, median or share, or a \`chart km\``,
  }),
  'privacy/single-value': entry<{ op: string; table: string }>({
    severity: 'error',
    message: ({ op, table }) => `\`${op}\` is the value of one row of the sensitive table \`${table}\``,
    hint: () => 'show a mean, a median or quartiles instead',
  }),
  'privacy/small-cell': entry<{ what: string; table: string; minimum: number }>({
    severity: 'error',
    message: ({ what, minimum, table }) => `${what} than ${minimum} rows of the sensitive table \`${table}\``,
    hint: () => 'join groups, use wider bins, or leave small groups out by a `filter` behind an `aggregate`',
  }),
  'privacy/form': entry<{ what: string; table: string; instead: string }>({
    severity: 'error',
    message: ({ what, table }) => `${what} cannot be shown of the sensitive table \`${table}\``,
    hint: ({ instead }) => instead,
  }),
  'privacy/complement': entry<{ table: string; minimum: number }>({
    severity: 'warning',
    message: ({ table, minimum }) => `fewer than ${minimum} rows of the sensitive table \`${table}\` are left out here`,
    hint: () => 'who knows the total can tell their number: leave a second group out as well, or join groups',
  }),
};

function brokenWords(what: string, line: number | null, column: string | null): string {
  const at = line === null ? '' : `line ${line}: `;
  return `${at}${what}${column === null ? '' : ` in column \`${column}\``}`;
}
