import { languageModule } from './languages.ts';

/** Colours code: HTML with classes, or `null` where the language has no grammar here or the code is too long. */
export type Highlighter = (code: string, language: string) => string | null;

/** Grammars are regular expressions, so long code could take long; it is shown plain. */
const longestCode = 100_000;

const registered = new Set<string>();

/** Loads highlight.js and the grammars of these languages; names that it does not know are passed over. */
export async function createHighlighter(languages: readonly string[]): Promise<Highlighter> {
  const { default: core } = await import('highlight.js/lib/core');
  for (const name of languages) {
    const module = languageModule(name);
    if (module === null || registered.has(module)) continue;
    const grammar = (await import(`highlight.js/lib/languages/${module}`)) as { readonly default: unknown };
    core.registerLanguage(module, grammar.default);
    registered.add(module);
  }
  return (code, language) => {
    const module = languageModule(language);
    if (module === null || code.length > longestCode || !registered.has(module)) return null;
    return core.highlight(code, { language: module, ignoreIllegals: true }).value;
  };
}
