import { entry } from '../entry.ts';

/** What `io/…` diagnostics say: the machine is in the way, not the deck. */
export const ioEntries = {
  'io/cannot-write': entry<{
    readonly folder: string;
    readonly code: string;
    readonly detail: string;
    readonly bytes: number;
  }>({
    severity: 'error',
    message: ({ folder, detail }) => `\`${folder}\` cannot be written: ${detail}`,
    hint: ({ code, bytes }) => writeHint(code, bytes),
  }),
  'io/locked': entry<{ readonly folder: string }>({
    severity: 'error',
    message: ({ folder }) => `another build is writing \`${folder}\``,
    hint: () => 'wait for it, or name another folder with `-o`; if none runs, remove `.plenary-lock` from the folder',
  }),
  'io/kept-file': entry<{ readonly path: string }>({
    severity: 'warning',
    message: ({ path }) => `\`${path}\` was changed after Plenary wrote it and is kept`,
    hint: () => 'this talk no longer uses it: remove it if it is not needed',
  }),
  'io/kept-copy': entry<{ readonly path: string; readonly copy: string }>({
    severity: 'warning',
    message: ({ path, copy }) => `\`${path}\` was changed after Plenary wrote it; that version is kept as \`${copy}\``,
    hint: () => 'make changes in the deck or in `templates/`, where the next build finds them',
  }),
  'io/clean-up': entry<{ readonly folder: string; readonly detail: string }>({
    severity: 'warning',
    message: ({ folder, detail }) => `the talk is written, but old files stay in \`${folder}\`: ${detail}`,
    hint: () => 'the next build clears them away',
  }),
  'io/changed-meanwhile': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` changed while it was worked on; nothing was written`,
    hint: () => 'run the command again',
  }),
  'io/cannot-write-file': entry<{
    readonly path: string;
    readonly code: string;
    readonly detail: string;
    readonly bytes: number;
  }>({
    severity: 'error',
    message: ({ path, detail }) => `\`${path}\` cannot be written: ${detail}`,
    hint: ({ code, bytes, path }) => fileHint(code, bytes, path),
  }),
  'io/not-a-file': entry<{ readonly path: string; readonly kind: 'folder' | 'link' | 'other' }>({
    severity: 'error',
    message: ({ path, kind }) =>
      `\`${path}\` is ${{ folder: 'a folder', link: 'a link to somewhere else', other: 'not a regular file' }[kind]}`,
    hint: () => 'name a file with `-o`; nothing was written',
  }),
  'io/browser-missing': entry<{
    readonly named: { readonly by: string; readonly path: string } | null;
    readonly searched: readonly string[];
    readonly install: string;
  }>({
    severity: 'error',
    message: ({ named }) =>
      named === null
        ? 'this export needs Chromium, Chrome or Edge, and none was found'
        : `there is no browser at \`${named.path}\`, which ${named.by} names`,
    hint: ({ named, searched, install }) =>
      named === null
        ? `install one: \`${install}\`; or name one with \`--browser PATH\`. Looked for ${searched.join(', ')}`
        : `name a Chromium, Chrome or Edge, or leave it out; to install one: \`${install}\``,
  }),
  'io/browser-root': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'for root the browser runs only without its sandbox, which keeps a page from the machine',
    hint: () =>
      'run the export as another user; in a container that you would throw away, and with a talk that you trust, add `--chrome-no-sandbox`',
  }),
  'io/browser-sandbox': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'the browser cannot start its sandbox here: the system gives it no user namespaces',
    hint: () =>
      'allow them (`sysctl kernel.unprivileged_userns_clone=1`, or the options of your container); with a talk that you trust, add `--chrome-no-sandbox`',
  }),
  'io/browser-failed': entry<{
    readonly kind: 'gone' | 'crashed' | 'hung' | 'not-started';
    readonly detail: string;
  }>({
    severity: 'error',
    message: ({ kind, detail }) => `${browserWords[kind]}${detail === '' ? '' : `: ${detail}`}`,
    hint: ({ kind }) =>
      kind === 'not-started'
        ? 'name another browser with `--browser PATH`; nothing was written'
        : 'it was tried twice; nothing was written. Close other programs if memory is short, or try `--browser PATH`',
  }),
  'io/browser-pages': entry<{ readonly expected: number; readonly found: number }>({
    severity: 'error',
    message: ({ expected, found }) =>
      found === 0
        ? 'the browser printed no PDF that can be read'
        : `the browser printed ${found} pages where there should be ${expected}`,
    hint: () =>
      'nothing was written. Please try `--browser` with another Chromium, Chrome or Edge, and report it with the deck if you can',
  }),
};

const browserWords = {
  gone: 'the browser ended before its work was done',
  crashed: 'the page crashed in the browser',
  hung: 'the browser gave no answer in time',
  'not-started': 'the browser cannot be started',
} as const;

function fileHint(code: string, bytes: number, path: string): string {
  const untouched = 'what was there before is untouched';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return `the file needs ${megabytes(bytes)}; ${untouched}`;
  if (code === 'EBUSY' || code === 'ETXTBSY' || code === 'EPERM')
    return `close the program that shows \`${path}\`, then export again; ${untouched}`;
  return untouched;
}

function writeHint(code: string, bytes: number): string {
  const untouched = 'what was there before is untouched';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return `the talk needs ${megabytes(bytes)}; ${untouched}`;
  if (code === 'EBUSY' || code === 'ETXTBSY')
    return `close the program that shows the talk, then build again; ${untouched}`;
  return untouched;
}

function megabytes(bytes: number): string {
  return `${(Math.ceil(bytes / 1e5) / 10).toFixed(1)} MB`;
}
