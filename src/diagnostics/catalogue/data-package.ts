import { entry } from '../entry.ts';
import { didYouMean } from '../../util/nearest.ts';
import type { PathRefusal } from '../../util/paths.ts';
import { list } from '../data-words.ts';
import { refusalHint, refusalWords } from '../path-words.ts';

/** What `data/…` diagnostics say about `datapackage.json` and the paths of data. */
export const packageEntries = {
  'data/package-shape': entry<{ what: string; expected: string }>({
    severity: 'error',
    message: ({ what, expected }) => `${what} must be ${expected}`,
    hint: () => null,
  }),
  'data/bare-entry': entry<{ path: string }>({
    severity: 'error',
    message: () => 'this is the entry of one table, not a list of tables',
    hint: () => 'put it into `{"resources": [ … ]}`',
  }),
  'data/unknown-key': entry<{ key: string; near: string }>({
    severity: 'warning',
    message: ({ key }) => `\`${key}\` has no meaning here and is not read`,
    hint: ({ near }) => `did you mean \`${near}\`?`,
  }),
  'data/unknown-type': entry<{ type: string; known: readonly string[] }>({
    severity: 'error',
    message: ({ type }) => `\`${type}\` is not a type of column`,
    hint: ({ type, known }) => didYouMean(type, known) ?? `the types are ${list(known)}`,
  }),
  'data/type-as-text': entry<{ type: string }>({
    severity: 'info',
    message: ({ type }) => `type \`${type}\` is read as text`,
    hint: () => null,
  }),
  'data/duplicate-resource': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `two resources are called \`${name}\``,
    hint: () => 'give one of them another name',
  }),
  'data/duplicate-field': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `the schema describes the column \`${name}\` twice`,
    hint: () => null,
  }),
  'data/bad-pattern': entry<{ pattern: string; detail: string }>({
    severity: 'error',
    message: ({ pattern, detail }) => `the pattern \`${pattern}\` cannot be used: ${detail}`,
    hint: () => 'patterns may hold letters, `[classes]`, `\\d \\w \\s`, groups, `|` and `? * + {n,m}`',
  }),
  'data/bad-date-format': entry<{ format: string; detail: string }>({
    severity: 'error',
    message: ({ format, detail }) => `the date format \`${format}\` cannot be used: ${detail}`,
    hint: () => 'write it with %Y %m %d %b %B %H %M %S, such as `%d/%m/%Y`',
  }),
  'data/outside-folder': entry<{ path: string; folder: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` leads out of the data folder`,
    hint: ({ folder }) => `datapackage.json describes files below \`${folder}\`: move the file there`,
  }),
  'data/refused-path': entry<{ path: string; why: PathRefusal }>({
    severity: 'error',
    message: ({ path, why }) => `\`${path}\` ${refusalWords(why)}`,
    hint: ({ why }) => refusalHint(why),
  }),
  'data/remote': entry<{ url: string }>({
    severity: 'error',
    message: ({ url }) => `\`${url}\` is on the network, and nothing is fetched`,
    hint: () => 'download the file into the data folder and give its path',
  }),
  'data/missing-file': entry<{ path: string; files: readonly string[] }>({
    severity: 'error',
    message: ({ path }) => `there is no file \`${path}\``,
    hint: ({ path, files }) =>
      didYouMean(path, files) ??
      (files.length === 0 ? 'the data folder is empty' : `the data folder has ${list(files)}`),
  }),
  'data/unsupported-format': entry<{ path: string; what: string; advice: string }>({
    severity: 'error',
    message: ({ path, what }) => `\`${path}\` is ${what}, which is not read`,
    hint: ({ advice }) => advice,
  }),
};
