import { entry } from '../entry.ts';

/** What `export/…` diagnostics say of files that are mailed, uploaded or handed out. */
export const exportFileEntries = {
  'export/large-picture': entry<{ file: string; size: number; limit: number; shrunk: boolean }>({
    severity: 'warning',
    message: ({ file, size, limit }) => `\`${file}\` takes ${megabytes(size)} (more than ${megabytes(limit)})`,
    hint: ({ shrunk }) =>
      shrunk
        ? 'it was recompressed already: crop it, or save a photograph as JPEG'
        : 'with `npm install sharp` Plenary recompresses pictures; films are shorter or smaller, or left to the folder of `plenary build`',
  }),
  'export/large-file': entry<{ file: string; size: number; limit: number; largest: readonly string[] }>({
    severity: 'warning',
    message: ({ file, size, limit }) =>
      `\`${file}\` is ${megabytes(size)}: above ${megabytes(limit)} many mail servers refuse it`,
    hint: ({ largest }) => (largest.length === 0 ? null : `most of it: ${largest.join(', ')}`),
  }),
};

/** `2.1 MB` */
function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}
