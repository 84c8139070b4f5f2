import type { Config } from '../model/config.ts';
import type { DataFolder } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { joinPath } from '../util/paths.ts';
import { loadDeckSources } from './load-deck-sources.ts';
import { loadShell } from './load-shell.ts';
import { loadTemplates } from './load-templates.ts';
import { loadThemes } from './load-themes.ts';
import { readSource } from './read-source.ts';

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
  if (data.descriptor !== null) sources.set(data.descriptor.path, data.descriptor);
  const shell = await loadShell(fs);
  const value = {
    deckPath: config.deck,
    sources,
    unread: deck.unread,
    templates: templates.all,
    themes: themes.all,
    data,
    shell,
  };
  return { value, diagnostics };
}

async function loadDataFolder(folder: string, fs: FileSystem): Promise<Staged<DataFolder>> {
  const files = await fs.list(folder);
  const path = joinPath(folder, 'datapackage.json');
  if (!files.includes(path)) return { value: { folder, files, descriptor: null }, diagnostics: [] };
  const read = await readSource(path, fs);
  return { value: { folder, files, descriptor: read.value }, diagnostics: read.diagnostics };
}
