import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import { cacheFolder } from '../io/cache-folder.ts';
import { codeDigest } from '../io/code-digest.ts';
import { libraryFile } from '../io/library-file.ts';
import { nodeFolderView, withSlashes } from '../io/node-folder-view.ts';
import { clock } from '../io/stamps.ts';
import { translationsIn, type Translations } from '../library/translations.ts';
import { walkMarkdown } from '../io/walk-markdown.ts';
import { formatIndex, parseIndex, type LibraryIndex } from '../library/library-index.ts';
import { ownersOf } from '../library/owners.ts';
import { parsePictures, type Pictures } from '../library/pictures.ts';
import { updateIndex } from '../library/update-index.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { CommonOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Options of the commands that look at a library. */
export interface LibraryOptions extends CommonOptions {
  /** The library's folder, as typed. */
  readonly dir?: string;
}

/** A library as it is now. */
export interface OpenLibrary {
  /** Absolute real path with `/`. */
  readonly folder: string;
  /** The way to it from where the command was typed, with a `/` at its end; `''` where they are the same. */
  readonly prefix: string;
  readonly index: LibraryIndex;
  readonly owners: ReturnType<typeof ownersOf>;
  readonly pictures: Pictures;
  /** Folders with `plenary.config.yaml`, from the folder. */
  readonly homes: readonly string[];
  readonly translations: Translations;
}

/** A library, or `null` where there is none; and what is to be said about it. */
export interface LibraryFound {
  readonly library: OpenLibrary | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens all decks below a folder; reads anew what changed since it was last opened. */
export function openLibrary(options: LibraryOptions, terminal: Terminal): LibraryFound {
  const typed = options.dir ?? '.';
  const view = nodeFolderView(terminal.cwd);
  const folder = view.real(view.resolve(typed));
  if (view.kind(folder) !== 'folder')
    return { library: null, diagnostics: [diagnose('cli/no-such-library', null, { folder: typed })] };
  const walk = walkMarkdown(folder);
  const code = codeDigest();
  const cache = code === null ? null : cacheFolder();
  const kept = cache === null ? null : libraryFile(cache, folder, 'index');
  const bytes = kept?.read() ?? null;
  const old = bytes === null ? null : parseIndex(bytes, code as string);
  const effects = { read: (path: string) => readOrNull(join(folder, path)), now: clock() };
  const { index, isNew, unreadable } = updateIndex(old, walk.files, effects);
  if (isNew) kept?.write(formatIndex(index, code as string));
  const owners = ownersOf(index);
  const diagnostics = [
    ...(owners.size === 0 ? [diagnose('library/no-decks', null, { folder: typed })] : []),
    ...(walk.isCut ? [diagnose('library/too-large', null, { folder: typed })] : []),
    ...unreadable.slice(0, 20).map((path) => diagnose('library/unreadable', null, { path })),
  ];
  const pictures = cache === null ? noPictures : parsePictures(libraryFile(cache, folder, 'pictures').read());
  const way = withSlashes(relative(terminal.cwd, folder));
  const prefix = way === '' ? '' : `${way}/`;
  return {
    library: { folder, prefix, index, owners, pictures, homes: walk.homes, translations: translationsIn(index) },
    diagnostics,
  };
}

const noPictures: Pictures = { folder: '', slides: new Map() };

/** Remembers what a catalogue found out: where the pictures of slides are, and what they were made from. */
export function keepInLibrary(folder: string, kind: 'pictures' | 'catalogue', text: string): void {
  const cache = codeDigest() === null ? null : cacheFolder();
  if (cache !== null) libraryFile(cache, folder, kind).write(new TextEncoder().encode(text));
}

function readOrNull(path: string): Uint8Array | null {
  try {
    return readFileSync(resolve(path));
  } catch {
    return null;
  }
}
