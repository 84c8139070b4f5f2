import type { Config } from '../model/config.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { loadDataFolder, loadLock, textsOf } from './load-data-folder.ts';
import { loadDeckSources } from './load-deck-sources.ts';
import { loadHomes } from './load-homes.ts';
import { loadShell } from './load-shell.ts';
import { loadTemplates } from './load-templates.ts';
import { loadThemes } from './load-themes.ts';

/** Reads all text of the talk: the deck and what it includes, templates, themes, and an index of its data. */
export async function loadProject(config: Config, fs: FileSystem): Promise<Staged<Project>> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(staged: Staged<T>): T => {
    diagnostics.push(...staged.diagnostics);
    return staged.value;
  };
  const deck = take(await loadDeckSources(config.deck, fs));
  const sources = new Map<string, SourceFile>(deck.sources);
  const templates = take(await loadTemplates(config.templateFolder, fs));
  const themes = take(await loadThemes(config.templateFolder, fs));
  const data = take(await loadDataFolder(config.dataFolder, fs));
  for (const source of [...templates.own, ...themes.own]) sources.set(source.path, source);
  for (const source of textsOf(data)) sources.set(source.path, source);
  const lock = await loadLock(fs);
  if (lock.value !== null) sources.set(lock.value.path, lock.value);
  diagnostics.push(...lock.diagnostics);
  const included = [...deck.sources.keys()].filter((path) => path !== config.deck);
  const { homes, sources: decks } = take(await loadHomes(config, included, fs));
  for (const home of homes.all.values()) for (const source of textsOf(home.data)) sources.set(source.path, source);
  for (const { lock: own } of homes.all.values()) if (own !== null) sources.set(own.path, own);
  for (const source of decks) if (!sources.has(source.path)) sources.set(source.path, source);
  const shell = await loadShell(fs);
  const value = {
    deckPath: config.deck,
    ...(config.variant === undefined ? {} : { variant: config.variant }),
    sources,
    unread: deck.unread,
    templates: templates.all,
    themes: themes.all,
    data,
    lock: lock.value,
    homes,
    shell,
  };
  return { value, diagnostics };
}
