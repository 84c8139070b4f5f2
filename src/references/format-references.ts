import type { Staged } from '../model/diagnostic.ts';
import type { CitedReference } from '../model/evidence.ts';
import type { CitationStyle } from '../model/references.ts';
import type { Bibliography } from './bibliography.ts';
import { styles } from './styles/styles.ts';
import { vancouver } from './styles/vancouver.ts';

/**
 * Prints what a talk cites in its style. A CSL style is carried out by a package that the user has installed beside
 * Plenary; where that fails, the default style stands in and an error says so.
 * @param lang BCP 47 language tag of the talk
 */
export async function formatReferences(
  cited: readonly CitedReference[],
  style: CitationStyle,
  lang: string,
): Promise<Staged<Bibliography>> {
  const references = cited.map(({ reference }) => reference);
  if (style.kind === 'csl' && references.length > 0) {
    const { formatWithCsl } = await import('./csl/format-with-csl.ts');
    return formatWithCsl(references, style.source, { lang, at: style.span });
  }
  const print = (style.kind === 'built-in' ? styles.get(style.name) : undefined) ?? vancouver;
  return { value: new Map(references.map((reference) => [reference.key, print(reference)])), diagnostics: [] };
}
