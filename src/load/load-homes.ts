import type { Config } from '../model/config.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { JsonObject } from '../model/json.ts';
import type { Home, HomePlace, Homes } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { mappedSource } from '../util/mapped-text.ts';
import { folderOf, joinPath, resolveReference } from '../util/paths.ts';
import { readYaml } from '../util/yaml.ts';
import { decodeSource } from './decode.ts';
import { loadDataFolder, loadLock } from './load-data-folder.ts';
import { textLimit } from './read-source.ts';

/** The homes of included files, and what was read to find them. */
export interface LoadedHomes {
  readonly homes: Homes;
  /** Decks beside included files, for their settings alone. */
  readonly sources: readonly SourceFile[];
}

const configName = 'plenary.config.yaml';
const deckName = 'deck.md';

/**
 * Finds where included files are at home. A file's home is the nearest folder above it, below the talk's root, that holds
 * `plenary.config.yaml` or a `data` folder; its deck the nearest `deck.md` in its folder or above. Folders that the talk
 * itself lies in are no other home, so that the parts of a talk are at home in it.
 * @param included paths of all included files
 */
export async function loadHomes(
  { deck: talk, dataFolder }: Pick<Config, 'deck' | 'dataFolder'>,
  included: readonly string[],
  fs: FileSystem,
): Promise<Staged<LoadedHomes>> {
  const diagnostics: Diagnostic[] = [];
  const all = new Map<string, Home>();
  const sources = new Map<string, SourceFile>();
  const byFile = new Map<string, HomePlace>();
  const seen = new Map<string, HomePlace | null>();
  const look = async (folder: string): Promise<HomePlace | null> => {
    if (folder === '' || talk.startsWith(`${folder}/`)) return null;
    const known = seen.get(folder);
    if (known !== undefined) return known;
    const above = await look(folderOf(folder));
    const deck = await readText(joinPath(folder, deckName), fs);
    if (deck !== null) sources.set(deck.path, deck);
    const home = await homeAt(folder, dataFolder, fs);
    if (home !== null) {
      all.set(folder, home.value);
      diagnostics.push(...home.diagnostics);
    }
    const place =
      home === null && deck === null && above === null
        ? null
        : { home: home === null ? (above?.home ?? '') : folder, deck: deck?.path ?? above?.deck ?? null };
    seen.set(folder, place);
    return place;
  };
  for (const path of included) {
    const place = await look(folderOf(path));
    if (place !== null) byFile.set(path, place);
  }
  return { value: { homes: { byFile, all }, sources: [...sources.values()] }, diagnostics };
}

async function homeAt(folder: string, ofTalk: string, fs: FileSystem): Promise<Staged<Home> | null> {
  const config = await readText(joinPath(folder, configName), fs);
  const dataFolder = dataFolderOf(folder, config);
  // Where the talk has its own data, its parts are at home in it.
  if (config === null && dataFolder === ofTalk) return null;
  const data = await loadDataFolder(dataFolder, fs);
  if (config === null && data.value.files.length === 0) return null;
  const lock = await loadLock(fs, folder);
  return {
    value: { folder, data: data.value, lock: lock.value },
    diagnostics: [...data.diagnostics, ...lock.diagnostics],
  };
}

/** What is wrong with the settings is told where the talk is built by itself. */
function dataFolderOf(folder: string, config: SourceFile | null): string {
  const usual = joinPath(folder, 'data');
  if (config === null) return usual;
  const { value } = readYaml(mappedSource(config)).located;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const named = isMap ? (value as JsonObject)['data'] : undefined;
  const resolved = typeof named === 'string' ? resolveReference(config.path, named) : null;
  return resolved?.ok === true ? resolved.path : usual;
}

async function readText(path: string, fs: FileSystem): Promise<SourceFile | null> {
  const read = await fs.read(path, textLimit);
  return read.ok ? decodeSource(path, read.bytes).value : null;
}
