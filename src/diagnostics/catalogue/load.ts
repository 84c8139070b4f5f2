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
  'load/not-utf-8': entry<Named & { readonly byte: string }>({
    severity: 'error',
    message: ({ path, byte }) => `\`${path}\` is not UTF-8 text: byte ${byte} stands here`,
    hint: ({ path }) => `save it as UTF-8; an older text often is Windows-1252: ${iconv('WINDOWS-1252', path)}`,
  }),
  'load/other-encoding': entry<Named & { readonly encoding: string }>({
    severity: 'error',
    message: ({ path, encoding }) => `\`${path}\` is ${encoding.toUpperCase()} text, not UTF-8`,
    hint: ({ path, encoding }) => `save it as UTF-8: ${iconv(encoding.toUpperCase(), path)}`,
  }),
  'load/nul': entry<Found>({
    severity: 'error',
    message: () => 'the character U+0000 stands here, which no text has',
    hint: () => 'remove it; the file may be damaged, or not be text at all',
  }),
  'load/control-character': entry<Found>({
    severity: 'warning',
    message: ({ name, more }) => `the control character ${name} is left out${andMore(more)}`,
    hint: () => 'it cannot be seen and has no meaning on a slide: remove it',
  }),
  'load/bidi-control': entry<Found>({
    severity: 'warning',
    message: ({ name, more }) => `the mark of direction ${name} stands here${andMore(more)}`,
    hint: () =>
      'it cannot be seen and can make text read otherwise than it is written: remove it if you did not put it there',
  }),
  'load/empty-asset': entry<Named>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` is an empty file`,
    hint: () => 'copy or export it again',
  }),
  'load/cut-asset': entry<Named>({
    severity: 'error',
    message: ({ path }) => `\`${path}\` ends too early: a part of the picture is missing`,
    hint: () => 'copy or export it again',
  }),
  'load/asset-type': entry<Named & { readonly kind: 'image' | 'video' | 'audio'; readonly found: string | null }>({
    severity: 'error',
    message: ({ path, kind, found }) =>
      `\`${path}\` is not ${shownAs[kind]}${found === null ? '' : ` but ${found}`}, whatever its name says`,
    hint: ({ kind }) => `browsers show ${takenTypes[kind]}: export it as one of these`,
  }),
  'load/asset-extension': entry<Named & { readonly found: string; readonly extension: string }>({
    severity: 'warning',
    message: ({ path, found }) => `\`${path}\` is ${found}, which its name does not say`,
    hint: ({ extension }) => `rename it to end with \`.${extension}\`: servers and other programs go by the name`,
  }),
  'load/broken-svg': entry<Named & { readonly line: number }>({
    severity: 'error',
    message: ({ path, line }) => `\`${path}\` is not well-formed XML in line ${line}`,
    hint: () => 'export it again as plain SVG',
  }),
  'load/unsafe-svg': entry<Named & { readonly line: number; readonly what: string }>({
    severity: 'error',
    message: ({ path, line, what }) => `\`${path}\` holds ${what} in line ${line}`,
    hint: () => 'a picture may hold no code and fetch nothing: export it as plain SVG with text as paths, or as PNG',
  }),
  'load/theme-css': entry<{ readonly kind: 'import' | 'url' | 'end-tag'; readonly text: string }>({
    severity: 'error',
    message: ({ kind, text }) => `\`${shorten(text)}\` ${cssWords[kind]}`,
    hint: ({ kind }) =>
      kind === 'end-tag'
        ? null
        : 'copy the rules into this file; a picture or font can stand in it as a `data:` address',
  }),
  'load/theme-chart': entry<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `the chart settings of the theme cannot be read: ${detail}`,
    hint: () => 'the file holds one JSON object, a Vega-Lite `config`',
  }),
};

const shownAs = { image: 'a picture', video: 'a film', audio: 'a sound' } as const;

const takenTypes = {
  image: 'PNG, JPEG, WebP, AVIF, GIF and SVG',
  video: 'MP4 and WebM',
  audio: 'MP3, M4A, Ogg and WAV',
} as const;

const cssWords = {
  import: 'reads another style sheet',
  url: 'fetches a file',
  'end-tag': 'ends the style sheet of the page',
} as const;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** Facts of a diagnostic about characters that cannot be seen. */
export interface Found {
  /** As `U+0007`. */
  readonly name: string;
  /** How many follow that are not named. */
  readonly more: number;
}

function iconv(encoding: string, path: string): string {
  const name = nameOf(path);
  return `\`iconv -f ${encoding} -t UTF-8 ${shellWord(name)} > ${shellWord(`utf8-${name}`)}\``;
}

function shellWord(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function andMore(more: number): string {
  return more === 0 ? '' : `, and ${more} more like it`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
