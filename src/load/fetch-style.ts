import { diagnose } from '../diagnostics/diagnose.ts';
import type { ParsedDeck } from '../model/deck.ts';
import type { Staged } from '../model/diagnostic.ts';
import type { FileSystem } from '../model/effects.ts';
import type { CitationStyle } from '../model/references.ts';
import type { SourceFile, Span } from '../model/text.ts';
import { builtInStyles } from '../util/citations/style-names.ts';
import { resolveReference } from '../util/paths.ts';
import { readSource } from './read-source.ts';

const standard: CitationStyle = { kind: 'built-in', name: builtInStyles[0] };

/** Finds the style in which a deck wants its references: one of ours by name, or a CSL file, which is read. */
export async function fetchStyle(
  deck: ParsedDeck,
  sources: ReadonlyMap<string, SourceFile>,
  fs: FileSystem,
): Promise<Staged<CitationStyle>> {
  const name = deck.settings.citationStyle;
  if (name === null) return { value: standard, diagnostics: [] };
  if ((builtInStyles as readonly string[]).includes(name))
    return { value: { kind: 'built-in', name }, diagnostics: [] };
  const span = placeOf(deck, sources, name);
  if (!name.endsWith('.csl')) {
    const unknown = diagnose('references/unknown-style', span, { name, names: builtInStyles });
    return { value: standard, diagnostics: [unknown] };
  }
  const resolved = resolveReference(deck.file, name);
  if (!resolved.ok) {
    const refused = diagnose('references/refused-style', span, { path: name, why: resolved.why });
    return { value: standard, diagnostics: [refused] };
  }
  const { value: source, diagnostics } = await readSource(resolved.path, fs, span);
  return { value: source === null ? standard : { kind: 'csl', source, span }, diagnostics };
}

/** Where the deck's settings name the style. */
function placeOf(deck: ParsedDeck, sources: ReadonlyMap<string, SourceFile>, name: string): Span {
  const text = sources.get(deck.file)?.text ?? '';
  const key = /^[ \t]*["']?citation-style["']?[ \t]*:/m.exec(text);
  const start = key === null ? -1 : text.indexOf(name, key.index + key[0].length);
  return start === -1 ? { file: deck.file, start: 0, end: 0 } : { file: deck.file, start, end: start + name.length };
}
