import { didYouMean } from '../../util/nearest.ts';
import { nameOf } from '../../util/paths.ts';
import { entry } from '../entry.ts';

/** Facts of a diagnostic about one file. */
export interface Named {
  /** Path from the root. */
  readonly path: string;
}

/** What `load/…` diagnostics say. */
export const loadEntries = {
  'load/empty-deck': entry<Named>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is empty`,
    hint: () =>
      'a deck begins with `---`, `title: …`, `lang: …`, `---`, and its first slide follows; `plenary init` makes one',
  }),
  'load/missing-file': entry<Named & { readonly siblings: readonly string[] }>({
    severity: 'error',
    message: ({ path }) => `there is no file \`${path}\``,
    hint: ({ path, siblings }) => didYouMean(nameOf(path), siblings.map(nameOf)),
  }),
  'load/wrong-case': entry<Named & { readonly actual: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is spelt otherwise on disk`,
    hint: ({ actual }) => `write \`${actual}\`: capitals and small letters count on web servers and on Linux`,
  }),
  'load/outside': entry<Named>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` leads out of the folder of the talk`,
    hint: () => 'only files inside that folder are read, links included: copy the file into it',
  }),
  'load/not-a-file': entry<Named>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is not a plain file`,
    hint: () => 'folders, devices and pipes cannot be shown or read',
  }),
  'load/hidden-file': entry<Named>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is a hidden file`,
    hint: () => 'names that start with a dot are never read; give the file another name',
  }),
  'load/too-large': entry<Named & { readonly limit: number }>({
    severity: 'error',
    message: ({ path, limit }) => `\`${path}\` is larger than ${megabytes(limit)}`,
    hint: () => 'make it smaller: fewer rows or pixels, or several files',
  }),
  'load/unreadable': entry<Named & { readonly detail: string }>({
    severity: 'error',
    message: ({ path, detail }) => `\`${path}\` cannot be read: ${detail}`,
    hint: () => null,
  }),
  'load/too-many-files': entry<{ readonly limit: number }>({
    severity: 'error',
    message: ({ limit }) => `the deck includes more than ${limit} files`,
    hint: () => 'join some of them, or make several talks',
  }),
};

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
