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
  for (const source of [data.values, ...data.references]) if (source !== null) sources.set(source.path, source);
  const lock = await loadLock(fs);
  if (lock.value !== null) sources.set(lock.value.path, lock.value);
  diagnostics.push(...lock.diagnostics);
  const shell = await loadShell(fs);
  const value = {
    deckPath: config.deck,
    sources,
    unread: deck.unread,
    templates: templates.all,
    themes: themes.all,
    data,
    lock: lock.value,
    shell,
  };
  return { value, diagnostics };
}

async function loadDataFolder(folder: string, fs: FileSystem): Promise<Staged<DataFolder>> {
  const files = await fs.list(folder);
  const diagnostics: Diagnostic[] = [];
  const readIfThere = async (name: string): Promise<SourceFile | null> => {
    const path = joinPath(folder, name);
    if (!files.includes(path)) return null;
    const read = await readSource(path, fs);
    diagnostics.push(...read.diagnostics);
    return read.value;
  };
  const descriptor = await readIfThere('datapackage.json');
  const values = (await readIfThere('values.yaml')) ?? (await readIfThere('values.yml'));
  const references: SourceFile[] = [];
  for (const name of referenceFiles) {
    const source = await readIfThere(name);
    if (source !== null) references.push(source);
  }
  return { value: { folder, files, descriptor, values, references }, diagnostics };
}

/** Files of references in `data/`, in the order in which they are read. */
const referenceFiles = ['references.bib', 'references.json', 'references.ris'];

const lockPath = 'plenary.lock.json';

/** What claims read when they were last accepted; most talks have no such file. */
async function loadLock(fs: FileSystem): Promise<Staged<SourceFile | null>> {
  const found = await fs.read(lockPath);
  return !found.ok && found.reason === 'missing' ? { value: null, diagnostics: [] } : readSource(lockPath, fs);
}
