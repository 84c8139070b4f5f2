import type { DataFolder } from '../model/data.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { SourceFile } from '../model/text.ts';
import { joinPath } from '../util/paths.ts';
import { readSource } from './read-source.ts';

/** Lists a data folder, and reads what says what is in it: the descriptor, values, references. */
export async function loadDataFolder(folder: string, fs: FileSystem): Promise<Staged<DataFolder>> {
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

const lockName = 'plenary.lock.json';

/** What claims read when they were last accepted; most talks have no such file. @param folder the root of the talk */
export async function loadLock(fs: FileSystem, folder = ''): Promise<Staged<SourceFile | null>> {
  const path = joinPath(folder, lockName);
  const found = await fs.read(path);
  return !found.ok && found.reason === 'missing' ? { value: null, diagnostics: [] } : readSource(path, fs);
}

/** All texts of a data folder that a message may point into. */
export function textsOf({ descriptor, values, references }: DataFolder): readonly SourceFile[] {
  return [descriptor, values, ...references].filter((source) => source !== null);
}
