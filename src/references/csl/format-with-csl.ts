import { createHash } from 'node:crypto';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Staged } from '../../model/diagnostic.ts';
import type { Reference } from '../../model/references.ts';
import type { SourceFile, Span } from '../../model/text.ts';
import type { Bibliography } from '../bibliography.ts';
import { vancouver } from '../styles/vancouver.ts';
import { entryParts } from './entry-parts.ts';
import { toCsl } from './to-csl.ts';

/** Not written into an `import`, so that nothing looks for a package that most users do not have. */
const packageName = '@citation-js/plugin-csl';

/** The part of Citation.js that is asked. */
export interface CslPlugins {
  readonly config: { get(name: string): { readonly styles: { add(name: string, xml: string): void } } };
  readonly output: { format(name: string, data: unknown, options: Readonly<Record<string, unknown>>): unknown };
}

/**
 * Prints references in a CSL style, by the package that the user has installed beside Plenary: it is looked for from
 * Plenary's own folder, never from the deck's. Without it, or with a style that it cannot carry out, the default style
 * stands in and an error says so. `load` gives the package, or null where it is not installed.
 */
export async function formatWithCsl(
  references: readonly Reference[],
  style: SourceFile,
  { lang, at }: { readonly lang: string; readonly at: Span },
  load: () => Promise<CslPlugins | null> = loadPlugins,
): Promise<Staged<Bibliography>> {
  const standIn: Bibliography = new Map(references.map((reference) => [reference.key, vancouver(reference)]));
  const plugins = await load();
  if (plugins === null) {
    return { value: standIn, diagnostics: [diagnose('references/no-csl', at, { path: style.path })] };
  }
  try {
    return { value: formatAll(plugins, references, { style, lang }), diagnostics: [] };
  } catch (error) {
    const detail =
      String(error instanceof Error ? error.message : error)
        .split('\n')[0]
        ?.slice(0, 200) ?? '';
    const broken = diagnose('references/broken-style', at, { path: style.path, detail });
    return { value: standIn, diagnostics: [broken] };
  }
}

async function loadPlugins(): Promise<CslPlugins | null> {
  try {
    await import(packageName);
  } catch {
    return null;
  }
  const { plugins } = await import('@citation-js/core');
  return plugins as unknown as CslPlugins;
}

function formatAll(
  plugins: CslPlugins,
  references: readonly Reference[],
  { style, lang }: { readonly style: SourceFile; readonly lang: string },
): Bibliography {
  if (!/<style\b[^>]*\bxmlns=/.test(style.text)) throw new Error('it is no CSL style');
  if (!/<bibliography\b/.test(style.text)) throw new Error('it has no bibliography of its own');
  // The processor keeps what it made of a name, and the file of that name may have changed since.
  const name = `${style.path} ${createHash('sha256').update(style.text).digest('hex')}`;
  plugins.config.get('@csl').styles.add(name, style.text);
  const printed = new Map<string, ReturnType<typeof entryParts>>();
  const options = { format: 'html', style: name, lang: localeOf(lang), asEntryArray: true, nosort: true };
  const entries = plugins.output.format('bibliography', references.map(toCsl), options);
  for (const [key, html] of entries as readonly (readonly [string, string])[])
    printed.set(String(key), entryParts(html));
  return printed;
}

/** CSL's locales have a country: `de` → `de-DE`. */
function localeOf(lang: string): string {
  if (lang.includes('-')) return lang;
  return lang === 'en' ? 'en-US' : `${lang}-${lang.toUpperCase()}`;
}
