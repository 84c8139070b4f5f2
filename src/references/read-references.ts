import type { Staged } from '../model/diagnostic.ts';
import type { References } from '../model/references.ts';
import type { SourceFile } from '../model/text.ts';

/**
 * Reads the references of a talk from its BibTeX, CSL JSON and RIS files. An entry that cannot be read is told at its
 * place and left out.
 */
export async function readReferences(_files: readonly SourceFile[]): Promise<Staged<References>> {
  return { value: { byKey: new Map(), broken: new Set() }, diagnostics: [] };
}
