import type { Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { Project } from '../model/project.ts';
import { readSource } from './read-source.ts';

/** Reads the file of references that a converted deck names, beside those of `data/`. @param path `null`: it names none */
export async function loadWantedReferences(
  project: Project,
  path: string | null,
  fs: FileSystem,
): Promise<Staged<Project>> {
  const { data } = project;
  if (path === null || data.references.some((known) => known.path === path)) return { value: project, diagnostics: [] };
  const read = await readSource(path, fs);
  if (read.value === null) return { value: project, diagnostics: read.diagnostics };
  const references = [...data.references, read.value];
  const sources = new Map(project.sources).set(path, read.value);
  return { value: { ...project, sources, data: { ...data, references } }, diagnostics: read.diagnostics };
}
