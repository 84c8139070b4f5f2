import { entry } from '../entry.ts';

/** What `plenary diff` and `build --as-presented` say where they cannot do what was asked. No deck can raise it. */
export const diffEntries = {
  'cli/not-a-talk': entry<{ typed: string; hint: string | null }>({
    severity: 'error',
    message: ({ typed }) => `\`${typed}\` is no talk`,
    hint: ({ hint }) =>
      hint ?? 'name a deck, a folder that `plenary build` wrote, a `trace.json`, or a talk under `presented/`',
  }),
  'cli/not-a-trace': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is no trace of a talk`,
    hint: () => '`plenary build` writes a `trace.json` beside the page',
  }),
  'cli/broken-trace': entry<{ path: string; detail: string }>({
    severity: 'error',
    message: ({ path, detail }) => `\`${path}\` is broken: ${detail}`,
    hint: () => 'build the talk again, or take the file from where it came once more',
  }),
  'cli/newer-trace': entry<{ path: string; found: number; known: number }>({
    severity: 'error',
    message: ({ path, found, known }) => `\`${path}\` has version ${found}, and this Plenary reads version ${known}`,
    hint: () => 'a newer Plenary made it: update yours',
  }),
  'cli/presented-exists': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `\`${folder}\` holds what was shown under this name already`,
    hint: () => 'what was shown stays as it was: take another name, or remove the folder first; nothing was written',
  }),
  'cli/presented-name': entry<{ label: string }>({
    severity: 'error',
    message: ({ label }) => `\`${label}\` gives no name for a folder`,
    hint: () => 'take letters and digits, as in `--as-presented "2026-06-01 ASCO"`',
  }),
};
