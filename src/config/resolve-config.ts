import { diagnose } from '../diagnostics/diagnose.ts';
import type { Config } from '../model/config.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/text.ts';
import { folderOf, nameOf } from '../util/paths.ts';
import { findDeck } from './find-deck.ts';
import type { FolderView } from './folder-view.ts';
import { noSettings, readSettings, type SettingPath, type Settings } from './read-settings.ts';

/** The file of settings; its folder is the root of the talks below it. */
export const configName = 'plenary.config.yaml';

/** Names that look like settings and are not read. */
const otherNames = ['plenary.config.yml', 'plenary.config.json', 'plenary.config.js', 'plenary.config.mjs'];

/** What the command line says about which talk is meant. */
export interface ConfigOptions {
  /** A Markdown file or a folder, as typed; `null` for the talk of the current folder. */
  readonly deck: string | null;
  /** The folder beyond which nothing is read, as typed; `null`: found from the deck. */
  readonly root: string | null;
  /** The language that the talk is asked for in. */
  readonly lang?: string | null;
  /** The version of the talk that is meant, as typed; left out: the first. */
  readonly variant?: string;
}

/** Where a talk is, and the settings of its run. */
export interface ResolvedConfig {
  /** Absolute real path with `/`. */
  readonly root: string;
  readonly config: Config;
  /** Rules of congresses that the settings bring. */
  readonly profiles: Settings['profiles'];
}

/** The talk that was found, or `null` and the reason; with the settings' text, into which diagnostics point. */
export interface ConfigResolution extends Staged<ResolvedConfig | null> {
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Finds the deck, its root and its settings. The root is the nearest folder above the deck that holds
 * `plenary.config.yaml`, else the deck's own folder.
 */
export function resolveConfig(options: ConfigOptions, view: FolderView): ConfigResolution {
  const asked = options.deck === null;
  const configured = (folder: string): string | null => configuredDeck(folder, asked, view);
  const deck = findDeck({ deck: options.deck, configured }, view);
  if (deck.value === null)
    return notFound(deck.diagnostics, asked ? nearestConfig(view.resolve('.'), view) : null, view);
  const deckFile = view.real(deck.value);
  const root = options.root === null ? rootOf(deckFile, view) : view.real(view.resolve(options.root));
  if (view.kind(root) !== 'folder') {
    return notFound([diagnose('config/no-such-root', null, { root: options.root ?? root })], null, view);
  }
  if (!deckFile.startsWith(withSlash(root))) {
    const facts = { deck: options.deck ?? nameOf(deckFile), root: options.root ?? nameOf(root) };
    return notFound([diagnose('config/deck-outside-root', null, facts)], null, view);
  }
  const { value, sources, diagnostics } = settingsIn(root, view);
  const config = {
    deck: deckFile.slice(withSlash(root).length),
    dataFolder: value.data?.path ?? 'data',
    templateFolder: value.templates?.path ?? 'templates',
    ...(options.variant === undefined ? {} : { variant: options.variant }),
    levels: value.levels,
    ...(options.lang === undefined || options.lang === null ? {} : { lang: options.lang }),
  };
  return {
    value: { root, config, profiles: value.profiles },
    sources,
    diagnostics: [...diagnostics, ...missingFolders(root, value, view)],
  };
}

/** @param root where the settings are that may be why nothing was found */
function notFound(reason: readonly Diagnostic[], root: string | null, view: FolderView): ConfigResolution {
  if (root === null) return { value: null, sources: new Map(), diagnostics: reason };
  const { value, sources, diagnostics } = settingsIn(root, view);
  return { value: null, sources, diagnostics: [...diagnostics, ...missingFolders(root, value, view), ...reason] };
}

/** The nearest folder at or above a file that holds settings, else the file's folder. */
function rootOf(deckFile: string, view: FolderView): string {
  return nearestConfig(folderOf(deckFile), view) ?? (folderOf(deckFile) || '/');
}

function nearestConfig(folder: string, view: FolderView): string | null {
  for (let at = folder; ; at = folderOf(at)) {
    if (view.kind(`${at}/${configName}`) === 'file') return at || '/';
    if (at === '' || /^[A-Za-z]:$/.test(at)) return null;
  }
}

/** Settings of a folder (or above it, for a command that names no deck) may name the deck. */
function configuredDeck(folder: string, above: boolean, view: FolderView): string | null {
  const root = above ? nearestConfig(folder, view) : view.kind(`${folder}/${configName}`) === 'file' ? folder : null;
  if (root === null) return null;
  const deck = settingsIn(root, view).value.deck?.path;
  if (deck === undefined) return null;
  const path = `${withSlash(root)}${deck}`;
  return view.kind(path) === 'folder' ? `${path}/deck.md` : path;
}

interface SettingsRead extends Staged<Settings> {
  readonly sources: ReadonlyMap<string, SourceFile>;
}

function settingsIn(root: string, view: FolderView): SettingsRead {
  const diagnostics = otherNames
    .filter((name) => view.kind(`${withSlash(root)}${name}`) === 'file')
    .map((name) => diagnose('config/other-name', { file: name, start: 0, end: 0 }, { name }));
  const bytes = view.read(`${withSlash(root)}${configName}`);
  if (bytes === null) return { value: noSettings, sources: new Map(), diagnostics };
  const text = decode(bytes);
  if (text === null) {
    const span = { file: configName, start: 0, end: 0 };
    diagnostics.push(diagnose('config/not-utf-8', span, { file: configName }));
    return { value: noSettings, sources: new Map(), diagnostics };
  }
  const source = { path: configName, text };
  const read = readSettings(source);
  const sources = new Map([[configName, source]]);
  return { value: read.value, sources, diagnostics: [...diagnostics, ...read.diagnostics] };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return null;
  }
}

/** A path in the settings that leads nowhere is a slip of the pen, not a wish for an empty folder. */
function missingFolders(root: string, settings: Settings, view: FolderView): Diagnostic[] {
  const missing = (setting: SettingPath | null, what: 'folder' | 'deck'): Diagnostic[] => {
    if (setting === null) return [];
    const path = `${withSlash(root)}${setting.path}`;
    const kind = view.kind(path);
    if (kind === 'folder' || (what === 'deck' && kind === 'file')) return [];
    const facts = { path: setting.path, what, names: view.names(folderOf(path) || '/') };
    return [diagnose('config/missing-path', setting.span, facts)];
  };
  return [
    ...missing(settings.deck, 'deck'),
    ...missing(settings.data, 'folder'),
    ...missing(settings.templates, 'folder'),
  ];
}

function withSlash(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}
