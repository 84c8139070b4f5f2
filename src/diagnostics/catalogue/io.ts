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
};

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
