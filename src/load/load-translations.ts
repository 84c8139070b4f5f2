import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/text.ts';
import { translatedPath } from '../util/translated-path.ts';
import { decodeSource } from './decode.ts';
import { readFailure } from './read-failure.ts';
import { textLimit } from './read-source.ts';

/** Reads the translated files beside the deck and what it includes; one that is not there is no error. */
export async function loadTranslations(
  project: Project,
  lang: string | null,
  fs: FileSystem,
): Promise<Staged<Project>> {
  if (lang === null) return { value: project, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const byFile = new Map<string, SourceFile>();
  const sources = new Map(project.sources);
  for (const original of project.sources.keys()) {
    const path = translatedPath(original, lang);
    if (path === null) continue;
    const read = await fs.read(path, textLimit);
    if (!read.ok) {
      const isThere = read.reason !== 'missing';
      if (isThere) diagnostics.push(await readFailure(read, { path, span: null, limit: textLimit }, fs));
      continue;
    }
    const decoded = decodeSource(path, read.bytes);
    diagnostics.push(...decoded.diagnostics);
    byFile.set(original, decoded.value);
    sources.set(path, decoded.value);
  }
  return { value: { ...project, sources, translations: { lang, byFile } }, diagnostics };
}
