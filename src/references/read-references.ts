import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, Staged } from '../model/diagnostic.ts';
import type { Reference, References } from '../model/references.ts';
import type { SourceFile } from '../model/text.ts';
import type { ReadReferences } from './read-result.ts';

/**
 * Reads the references of a talk from its BibTeX, CSL JSON and RIS files. An entry that cannot be read is told at its
 * place and left out. The libraries are loaded only for a talk that has such a file.
 */
export async function readReferences(files: readonly SourceFile[]): Promise<Staged<References>> {
  const diagnostics: Diagnostic[] = [];
  const byKey = new Map<string, Reference>();
  const broken = new Set<string>();
  let isIncomplete = false;
  for (const file of files) {
    const read = await readFile(file);
    diagnostics.push(...read.diagnostics);
    isIncomplete ||= read.value.isUnreadable;
    for (const key of read.value.broken) broken.add(key);
    for (const reference of read.value.references) {
      const first = byKey.get(reference.key);
      if (first === undefined) byKey.set(reference.key, reference);
      else diagnostics.push(duplicateKey(reference, first));
    }
  }
  diagnostics.push(...duplicateDois([...byKey.values()]));
  return { value: { byKey, broken, isIncomplete }, diagnostics };
}

async function readFile(file: SourceFile): Promise<Staged<ReadReferences>> {
  if (file.path.endsWith('.bib')) return (await import('./bibtex/read-bibtex.ts')).readBibtex(file);
  if (file.path.endsWith('.ris')) return (await import('./read-ris.ts')).readRis(file);
  return (await import('./read-csl-json.ts')).readCslJson(file);
}

function duplicateKey(second: Reference, first: Reference): Diagnostic {
  const related = [{ message: 'it stands here already', span: first.span }];
  return diagnose('references/duplicate-key', second.span, { key: second.key }, related);
}

function duplicateDois(references: readonly Reference[]): Diagnostic[] {
  const firsts = new Map<string, Reference>();
  return references.flatMap((reference) => {
    const { doi } = reference;
    if (doi === null) return [];
    const folded = doi.toLowerCase();
    const first = firsts.get(folded);
    if (first === undefined) {
      firsts.set(folded, reference);
      return [];
    }
    const related = [{ message: 'the same publication stands here', span: first.span }];
    const facts = { doi, key: reference.key, first: first.key };
    return [diagnose('references/duplicate-doi', reference.span, facts, related)];
  });
}
