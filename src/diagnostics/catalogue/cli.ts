import { didYouMean } from '../../util/nearest.ts';
import { entry } from '../entry.ts';

/** What `cli/…` diagnostics say: a command that was typed wrong. No deck can raise them. */
export const cliEntries = {
  'cli/usage': entry<{ detail: string; hint: string | null }>({
    severity: 'error',
    message: ({ detail }) => detail,
    hint: ({ hint }) => hint ?? '`plenary --help` lists what there is',
  }),
  'cli/unknown-slide': entry<{ slide: string; ids: readonly string[] }>({
    severity: 'error',
    message: ({ slide, ids }) => `no slide \`${slide}\` in a deck of ${ids.length}`,
    hint: ({ slide, ids }) => (/^\d+$/.test(slide) ? null : didYouMean(slide, ids)) ?? `slides: ${ids.join(', ')}`,
  }),
  'cli/no-such-chart': entry<{ slide: string; chart: number | null; count: number }>({
    severity: 'error',
    message: ({ slide, chart, count }) =>
      count === 0 ? `slide \`${slide}\` has no chart` : `slide \`${slide}\` has no chart ${chart}`,
    hint: ({ count }) => (count === 0 ? null : `its charts are numbered 1 to ${count}: \`--chart 1\``),
  }),
  'cli/which-chart': entry<{ slide: string; count: number }>({
    severity: 'error',
    message: ({ slide, count }) => `slide \`${slide}\` has ${count} charts`,
    hint: ({ count }) => `say which one with \`--chart 1\` to \`--chart ${count}\``,
  }),
  'cli/unknown-value': entry<{ name: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => `no value and no cell that the talk shows is named \`${name}\``,
    hint: ({ name, known }) => didYouMean(name, known) ?? '`plenary trace [DECK] --json` lists all that are shown',
  }),
  'cli/unknown-file': entry<{ file: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ file }) => `there is no data file \`${file}\``,
    hint: ({ file, known }) =>
      didYouMean(file, known) ??
      (known.length === 0 ? 'the talk has no data' : `data files: ${known.slice(0, 20).join(', ')}`),
  }),
  'cli/unknown-row': entry<{ row: string; file: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ row, file }) => `\`${file}\` has no row \`${row}\``,
    hint: ({ row, known }) =>
      didYouMean(row, known) ?? `its rows: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}`,
  }),
  'cli/unknown-column': entry<{ column: string; file: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ column, file }) => `\`${file}\` has no column \`${column}\``,
    hint: ({ column, known }) => didYouMean(column, known) ?? `its columns: ${known.join(', ')}`,
  }),
  'cli/no-such-library': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `there is no folder \`${folder}\``,
    hint: () => 'several words go between quotes: `plenary find "overall survival" talks`',
  }),
  'cli/folder-not-empty': entry<{ folder: string; found: string }>({
    severity: 'error',
    message: ({ folder, found }) => `the folder \`${folder}\` is not empty: it holds \`${found}\``,
    hint: () => 'name a folder that does not exist yet',
  }),
  'cli/folder-is-file': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `\`${folder}\` is a file`,
    hint: () => 'name a folder that does not exist yet',
  }),
  'cli/cannot-write': entry<{ path: string; detail: string }>({
    severity: 'error',
    message: ({ path, detail }) => `cannot write \`${path}\`: ${detail}`,
    hint: () => null,
  }),
  'cli/cannot-read': entry<{ path: string; detail: string }>({
    severity: 'error',
    message: ({ path, detail }) => `cannot read \`${path}\`: ${detail}`,
    hint: () => null,
  }),
  'cli/bug': entry<{ version: string; detail: string }>({
    severity: 'error',
    message: ({ version, detail }) => `this is a bug in Plenary ${version}, not in your deck: ${detail}`,
    hint: () => 'please report it with the command and, if you can, the deck; `--debug` adds the place in our code',
  }),
};
