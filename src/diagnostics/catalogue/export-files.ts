import { entry } from '../entry.ts';

/** A film or sound, and where it stands. */
export interface StillFilm {
  readonly file: string;
  /** As `slide 3`. */
  readonly where: string;
  readonly kind: 'behind' | 'film' | 'sound';
}

/** What `export/…` diagnostics say of files that are mailed, uploaded or handed out. */
export const exportFileEntries = {
  'export/films-stand-still': entry<{ films: readonly StillFilm[]; format: string }>({
    severity: 'info',
    message: ({ films, format }) => {
      const named = films.slice(0, mostNamed).map(({ file, where, kind }) => {
        return `\`${file}\` ${kind === 'behind' ? 'behind' : 'on'} ${where}`;
      });
      const more = films.length - named.length;
      const all = more > 0 ? [...named, `${more} more`] : named;
      const listed = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
      return `nothing plays in ${format}: ${listed} ${films.length === 1 ? 'stands' : 'stand'} still`;
    },
    hint: ({ films }) => {
      const kinds = new Set(films.map(({ kind }) => kind));
      const shown = [
        kinds.has('behind') ? 'behind a slide its colour is shown' : '',
        kinds.has('film') ? 'on a slide the first picture of the film' : '',
        kinds.has('sound') ? 'a sound is left out' : '',
      ].filter((words) => words !== '');
      return `${shown.join(', ')}; \`--to html\` has the films inside`;
    },
  }),
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

/** Films that are named one by one. */
const mostNamed = 5;

/** `2.1 MB` */
function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;
}
